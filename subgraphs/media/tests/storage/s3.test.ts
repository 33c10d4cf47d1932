import { randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { CreateMultipartUploadCommand, ListMultipartUploadsCommand, UploadPartCommand } from '@aws-sdk/client-s3'
import { OutageError, outageOf } from '@plaza/database'
import { afterAll, describe, expect, test } from 'vitest'
import { type MediaConfig, s3Settings } from '../../src/config.ts'
import type { SignedUploadOptions, UnfinishedOptions } from '../../src/storage/object-storage.ts'
import { createClient, type S3Settings } from '../../src/storage/s3/client.ts'
import { createS3Links } from '../../src/storage/s3/links.ts'
import { createS3Storage } from '../../src/storage/s3/s3-storage.ts'
import { linksExpireAt } from '../../src/storage/signed-url.ts'
import { s3ForTests } from '../../src/testing/versitygw/index.ts'
import { testObjectStorage } from './conformance.ts'

const s3 = await s3ForTests()
afterAll(() => s3?.[Symbol.asyncDispose]())

const inAnHour = () => new Date(Date.now() + 3_600_000)
const picture = { filename: 'Hügel & Täler.png', mimeType: 'image/png' }

describe.skipIf(s3 === null)('S3', () => {
  testObjectStorage({
    name: 'a bucket of S3',
    secondPut: 412,
    async start() {
      const storage = createS3Storage(await newSettings())
      return { storage, async [Symbol.asyncDispose]() {} }
    },
  })

  const newSettings = async () => s3Settings((await s3!.settings()) as Partial<MediaConfig>)!

  async function newStorage(given: Partial<S3Settings> = {}) {
    const settings = { ...(await newSettings()), ...given }
    return { settings, storage: createS3Storage(settings) }
  }

  /** An object, and a link to it. */
  async function link({ settings, storage }: Awaited<ReturnType<typeof newStorage>>, expiresAt = inAnHour()) {
    const key = `files/${randomUUID()}/original`
    const bytes = randomBytes(1_000)
    await storage.put(key, bytes, { mimeType: picture.mimeType, byteSize: bytes.length })
    return { settings, key, bytes, url: new URL(await storage.signedUrl(key, { ...picture, expiresAt })) }
  }

  const changed = (url: URL, change: (url: URL) => void) => {
    const other = new URL(url)
    change(other)
    return other
  }

  test('a link cannot be widened', async () => {
    const place = await newStorage()
    const { url } = await link(place)
    const other = await link(place)
    const elsewhere = await link(await newStorage())
    const with_ = (name: string, value: string | null) =>
      changed(url, ({ searchParams }) => (value === null ? searchParams.delete(name) : searchParams.set(name, value)))
    const wider: [string, URL, RequestInit?][] = [
      ['another key', changed(url, (one) => (one.pathname = other.url.pathname))],
      ['another bucket', changed(url, (one) => (one.pathname = elsewhere.url.pathname))],
      ['the whole bucket', changed(url, (one) => (one.pathname = `/${place.settings.bucket}`))],
      ['another method', url, { method: 'DELETE' }],
      ['a method that writes', url, { method: 'PUT', body: 'other' }],
      ['another type', with_('response-content-type', 'text/html')],
      ['no type', with_('response-content-type', null)],
      ['another disposition', with_('response-content-disposition', 'attachment')],
      ['no disposition', with_('response-content-disposition', null)],
      ['another encoding', with_('response-content-encoding', 'gzip')],
      ['more time', with_('X-Amz-Expires', '86400')],
      ['a later date', with_('X-Amz-Date', new Date().toISOString().replaceAll(/[-:]|\.\d+/g, ''))],
      ['another signature', with_('X-Amz-Signature', '0'.repeat(64))],
      ['no signature', changed(url, (one) => (one.search = ''))],
    ]
    for (const [what, attempt, init] of wider) {
      expect((await fetch(attempt, init)).status, what).toBeGreaterThanOrEqual(400)
    }
    expect((await fetch(url)).status).toBe(200)
  })

  test('a link of another secret opens nothing', async () => {
    const { settings, key } = await link(await newStorage())
    for (const given of [{ secretAccessKey: 'another' }, { accessKeyId: 'another' }]) {
      const links = createS3Links({ ...settings, ...given })
      expect(
        (await fetch(await links.signedUrl(key, { ...picture, expiresAt: inAnHour() }))).status,
      ).toBeGreaterThanOrEqual(403)
    }
  })

  test('a link stays the same for half an hour', async () => {
    const settings = await newSettings()
    const clock = { time: Date.UTC(2026, 0, 1, 12, 0, 1) }
    const now = () => clock.time
    const linkOf = () =>
      createS3Links(settings, now).signedUrl('files/a', { ...picture, expiresAt: linksExpireAt(now()) })
    const first = await linkOf()
    clock.time = Date.UTC(2026, 0, 1, 12, 29, 59)
    expect(await linkOf()).toBe(first)
    clock.time = Date.UTC(2026, 0, 1, 12, 30, 0)
    expect(await linkOf()).not.toBe(first)
  })

  test('links lead to where clients reach the storage', async () => {
    const { storage } = await newStorage({ publicEndpoint: 'https://files.example.com' })
    const url = new URL(await storage.signedUrl('files/a', { ...picture, expiresAt: inAnHour() }))
    const upload = await storage.signedUpload('uploads/a', {
      mimeType: 'image/png',
      byteSize: 1,
      expiresAt: inAnHour(),
    })
    expect([url.origin, new URL(upload.url).origin]).toEqual(['https://files.example.com', 'https://files.example.com'])
  })

  describe('an upload', () => {
    const bytes = randomBytes(2_000)

    async function newUpload(given: Partial<SignedUploadOptions> = {}) {
      const { settings, storage } = await newStorage()
      const key = `uploads/${randomUUID()}`
      const options = { mimeType: 'image/png', byteSize: bytes.length, expiresAt: inAnHour(), ...given }
      const { url, headers } = await storage.signedUpload(key, options)
      const send = (
        body: Buffer,
        more: Record<string, string | null> = {},
        init: { url?: URL; method?: string } = {},
      ) => {
        const all = { ...Object.fromEntries(headers.map(({ name, value }) => [name, value])), ...more }
        const sent = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null)
        return fetch(init.url ?? url, { method: init.method ?? 'PUT', body: new Uint8Array(body), headers: sent })
      }
      const stored = async () => {
        const object = await storage.get(key)
        return object && buffer(object.read())
      }
      return { settings, storage, key, url: new URL(url), send, stored }
    }

    test('is made once: the second says that the bytes are there, and changes nothing', async () => {
      const { send, stored } = await newUpload()
      await send(bytes)
      expect((await send(randomBytes(bytes.length))).status).toBe(412)
      expect(await stored()).toEqual(bytes)
    })

    test('cannot be widened', async () => {
      const { send, stored, url, key, settings } = await newUpload()
      const at = (pathname: string) => ({ url: changed(url, (one) => (one.pathname = pathname)) })
      const wider: [string, Promise<Response>][] = [
        ['another key', send(bytes, {}, at(`/${settings.bucket}/files/other`))],
        ['another bucket', send(bytes, {}, at(`/${(await newSettings()).bucket}/${key}`))],
        ['more bytes', send(Buffer.concat([bytes, bytes]))],
        ['fewer bytes', send(bytes.subarray(1))],
        ['another type', send(bytes, { 'content-type': 'text/html' })],
        ['no type', send(bytes, { 'content-type': null })],
        ['over what is there', send(bytes, { 'if-none-match': null })],
        ['over another ETag', send(bytes, { 'if-none-match': '"other"' })],
        ['an unsigned header that S3 acts on', send(bytes, { 'x-amz-acl': 'public-read' })],
        ['another method', send(bytes, {}, { method: 'POST' })],
        ['more time', send(bytes, {}, { url: changed(url, (one) => one.searchParams.set('X-Amz-Expires', '86400')) })],
      ]
      for (const [what, answer] of wider) expect((await answer).status, what).toBeGreaterThanOrEqual(400)
      expect((await fetch(url)).status).toBe(403)
      expect(await stored()).toBeUndefined()
    })
  })

  test('pages of every origin may put and get', async () => {
    const place = await newStorage()
    const { url } = await link(place)
    const origin = 'https://app.example.com'
    expect((await fetch(url, { headers: { origin } })).headers.get('access-control-allow-origin')).toBe('*')
    const upload = await place.storage.signedUpload('uploads/a', {
      mimeType: 'image/png',
      byteSize: 1,
      expiresAt: inAnHour(),
    })
    const preflight = await fetch(upload.url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'content-type,if-none-match',
      },
    })
    expect(preflight.status).toBe(200)
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT')
    expect(preflight.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('if-none-match')
  })

  test('a stream is stored whole or not at all', async () => {
    const { storage } = await newStorage()
    const chunks = Array.from({ length: 40 }, () => randomBytes(500_000))
    const byteSize = 20_000_000
    await storage.put('files/whole', Readable.from(chunks), { mimeType: 'video/mp4', byteSize })
    const object = await storage.get('files/whole')
    expect(object?.size).toBe(byteSize)
    expect((await buffer(object!.read())).equals(Buffer.concat(chunks))).toBe(true)
    expect(await buffer(object!.read({ start: 5, end: 9 }))).toEqual(chunks[0]!.subarray(5, 10))

    async function* failing() {
      yield chunks[0]
      throw new Error('the source failed')
    }
    const broken: [Iterable<Buffer> | AsyncIterable<unknown>, string][] = [
      [failing(), 'the source failed'],
      [chunks.slice(1), 'was to be kept'],
      [[...chunks, chunks[0]!], 'was to be kept'],
    ]
    for (const [source, told] of broken) {
      const putting = storage.put('files/part', Readable.from(source), { mimeType: 'video/mp4', byteSize })
      await expect(putting).rejects.toThrow(told)
      expect(await storage.get('files/part')).toBeUndefined()
    }
  })

  test('many objects are deleted, also those that are not there', async () => {
    const { storage } = await newStorage()
    const keys = Array.from({ length: 5 }, (_, n) => `files/${n}`)
    for (const key of keys) await storage.put(key, Buffer.from('x'), { mimeType: 'text/plain', byteSize: 1 })
    const missing = Array.from({ length: 1_100 }, (_, n) => `files/missing-${n}`)
    await storage.delete([...missing, ...keys.slice(0, 4)])
    expect(await Promise.all(keys.map(async (key) => (await storage.get(key))?.size))).toEqual([
      ...[undefined, undefined, undefined, undefined],
      1,
    ])
    await storage.delete([])
  })

  test('multipart uploads that broke off are aborted, others and those of others are not', async () => {
    const { settings, storage } = await newStorage()
    const client = createClient(settings, settings.endpoint)
    const Bucket = settings.bucket
    const begin = async (Key: string) => {
      const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }))
      await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: 'part' }))
    }
    await begin('uploads/a')
    await begin('uploads/a')
    await begin('files/a/b')
    await begin('backups/a')
    const [aMinuteAgo, inAMinute] = [-60_000, 60_000].map((ms) => new Date(Date.now() + ms)) as [Date, Date]
    const abort = (before: Date, options?: UnfinishedOptions) => storage.deleteUnfinished(before, options)
    expect(await abort(aMinuteAgo)).toEqual({ count: 0, bytes: 0 })
    expect(await abort(inAMinute, { isDryRun: true })).toEqual({ count: 3, bytes: 12 })
    expect(await abort(inAMinute, { most: 2 })).toEqual({ count: 2, bytes: 8 })
    expect(await abort(inAMinute)).toEqual({ count: 1, bytes: 4 })
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }))
    expect(Uploads.map(({ Key }) => Key)).toEqual(['backups/a'])
    client.destroy()
  })

  test('settings that do not fit are told in a sentence, without what they are', async () => {
    const settings = await newSettings()
    const cases: [Partial<S3Settings>, string][] = [
      [{ bucket: 'no-such-bucket' }, 'There is no bucket S3_BUCKET'],
      [{ secretAccessKey: 'wrong-secret' }, 'S3_SECRET_ACCESS_KEY is not that of S3_ACCESS_KEY_ID'],
      [{ accessKeyId: 'wrong-key-id' }, 'does not know S3_ACCESS_KEY_ID'],
      [{ endpoint: 'http://127.0.0.1:9' }, 'does not answer: ECONNREFUSED'],
    ]
    for (const [given, told] of cases) {
      const storage = createS3Storage({ ...settings, ...given })
      const options = { mimeType: 'image/png', byteSize: 1 }
      const failures: unknown[] = []
      const note = (error: unknown) => void failures.push(error)
      await storage.put('files/secret-name', Buffer.from('x'), options).catch(note)
      await storage.delete(['files/secret-name']).catch(note)
      expect(failures.map(String), told).toEqual([expect.stringContaining(told), expect.stringContaining(told)])
      await storage.check().catch(note)
      await storage.get('files/secret-name').catch(note)
      expect(failures).toHaveLength(4)
      for (const failure of failures) {
        expect(outageOf(failure)).toBe('storage')
        expect(failure).toBeInstanceOf(OutageError)
        expect(JSON.stringify({ ...(failure as Error), message: String(failure) })).not.toMatch(
          /secret-name|wrong-|plaza-on/,
        )
      }
    }
  })
})
