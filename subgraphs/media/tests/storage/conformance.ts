import { randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ObjectStorage, SignedUpload } from '../../src/storage/object-storage.ts'

/** An adapter to test, and in what it may differ from others. */
export interface StorageCase {
  readonly name: string
  start(): Promise<AsyncDisposable & { readonly storage: ObjectStorage }>
  /** What a second `PUT` of the same upload is answered; either way the bytes of the first stay. */
  readonly secondPut: 200 | 412
}

const inAnHour = () => new Date(Date.now() + 3_600_000)
const newKey = () => `tests/${randomUUID()}/object`
const type = 'image/png'

/** What every adapter of `ObjectStorage` does, seen over real HTTP. */
export function testObjectStorage({ name, start, secondPut }: StorageCase): void {
  describe(`an object storage in ${name}`, () => {
    let storage: ObjectStorage
    let started: Awaited<ReturnType<StorageCase['start']>>
    beforeAll(async () => {
      started = await start()
      storage = started.storage
    })
    afterAll(() => started?.[Symbol.asyncDispose]())

    const bytesOf = async (key: string) => {
      const object = await storage.get(key)
      return object && buffer(object.read())
    }
    async function stored(bytes = randomBytes(1_000)): Promise<{ key: string; bytes: Buffer }> {
      const key = newKey()
      await storage.put(key, bytes, { mimeType: type, byteSize: bytes.length })
      return { key, bytes }
    }
    const linkTo = (key: string, given: { filename?: string; mimeType?: string; expiresAt?: Date } = {}) =>
      storage.signedUrl(key, { filename: 'hills.png', mimeType: type, expiresAt: inAnHour(), ...given })
    async function announce(byteSize: number, given: { expiresAt?: Date } = {}) {
      const key = newKey()
      const upload = await storage.signedUpload(key, { mimeType: type, byteSize, expiresAt: inAnHour(), ...given })
      return { key, upload }
    }

    describe('for media itself', () => {
      test('gives back what was put, whole and in part, from bytes and from a stream', async () => {
        const bytes = randomBytes(200_000)
        const { key } = await stored(bytes)
        expect(await bytesOf(key)).toEqual(bytes)
        const object = await storage.get(key)
        expect(object?.size).toBe(bytes.length)
        expect(await buffer(object!.read({ start: 10, end: 19 }))).toEqual(bytes.subarray(10, 20))

        const streamed = newKey()
        const chunks = Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)])
        await storage.put(streamed, chunks, { mimeType: type, byteSize: bytes.length })
        expect(await bytesOf(streamed)).toEqual(bytes)
      })

      test('has nothing under a key that nothing was put under, and none after its deletion', async () => {
        const { key } = await stored()
        const unknown = newKey()
        expect(await storage.get(unknown)).toBeUndefined()
        await storage.delete([key, unknown])
        expect(await storage.get(key)).toBeUndefined()
        await storage.delete([key])
        await storage.delete([])
      })

      test('stores nothing of a stream that breaks off or is shorter than said', async () => {
        for (const chunks of [breaksOff(), Readable.from([Buffer.alloc(10)])]) {
          const key = newKey()
          await expect(storage.put(key, chunks, { mimeType: type, byteSize: 1_000 })).rejects.toThrow()
          expect(await storage.get(key)).toBeUndefined()
        }
      })

      test('deletes many at once', async () => {
        const keys = (await Promise.all(Array.from({ length: 20 }, () => stored(Buffer.from('x'))))).map(
          ({ key }) => key,
        )
        await storage.delete(keys)
        for (const key of keys) expect(await storage.get(key)).toBeUndefined()
      })

      test('takes nothing away that is younger than asked', async () => {
        const { key } = await stored()
        expect(await storage.deleteUnfinished(new Date(0))).toEqual({ count: 0, bytes: 0 })
        expect(await storage.get(key)).toBeDefined()
      })
    })

    describe('a link to read', () => {
      test('serves the object, whole and in part, with the type and the name it was signed for', async () => {
        const { key, bytes } = await stored()
        const url = await linkTo(key, { filename: 'Hügel & "Täler".png' })
        const whole = await fetch(url)
        expect(whole.status).toBe(200)
        expect(whole.headers.get('content-type')).toBe(type)
        expect(whole.headers.get('content-disposition')).toBe(
          `inline; filename="H_gel & _T_ler_.png"; filename*=UTF-8''H%C3%BCgel%20%26%20%22T%C3%A4ler%22.png`,
        )
        expect(await bodyOf(whole)).toEqual(bytes)
        for (const [range, expected] of [
          ['bytes=10-19', bytes.subarray(10, 20)],
          ['bytes=990-', bytes.subarray(990)],
          ['bytes=-5', bytes.subarray(-5)],
          ['bytes=990-5000', bytes.subarray(990)],
        ] as const) {
          const part = await fetch(url, { headers: { range } })
          expect([range, part.status]).toEqual([range, 206])
          expect(await bodyOf(part)).toEqual(expected)
        }
        const beyond = await fetch(url, { headers: { range: 'bytes=1000-' } })
        expect(beyond.status).toBe(416)
        await beyond.arrayBuffer()
      })

      test('has an entity tag by which a reader that has the bytes gets none', async () => {
        const { key } = await stored()
        const url = await linkTo(key)
        const etag = (await fetch(url)).headers.get('etag')
        expect(etag).toMatch(/^"[^"]+"$/)
        expect((await fetch(url, { headers: { 'if-none-match': etag! } })).status).toBe(304)
        expect((await fetch(url, { headers: { 'if-none-match': '"another"' } })).status).toBe(200)
      })

      test('offers as a download what might run in a page', async () => {
        const { key } = await stored()
        for (const mimeType of ['text/html', 'image/svg+xml', 'application/octet-stream']) {
          const answer = await fetch(await linkTo(key, { mimeType }))
          expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /)
          expect(answer.headers.get('content-type')).toBe(mimeType)
          await answer.arrayBuffer()
        }
      })

      test.each(['', 'a\r\nset-cookie: b=c', '🏔️'.repeat(60), `100%/"\\'().png`, '\ud800.png'])(
        'serves a file with any name: %j',
        async (filename) => {
          const { key, bytes } = await stored()
          const answer = await fetch(await linkTo(key, { filename }))
          expect(answer.status).toBe(200)
          expect(answer.headers.get('set-cookie')).toBeNull()
          expect(await bodyOf(answer)).toEqual(bytes)
        },
      )

      test('stays the same as long as its end does, so that browsers keep what they have', async () => {
        const { key } = await stored()
        const expiresAt = inAnHour()
        const second = () => Math.floor(Date.now() / 1_000)
        const [url, signedIn] = [await linkTo(key, { expiresAt }), second()]
        await expect.poll(second).toBeGreaterThan(signedIn)
        expect(await linkTo(key, { expiresAt })).toBe(url)
      })

      test('serves nothing once the object is gone, or its time is over', async () => {
        const { key } = await stored()
        const ending = await linkTo(key, { expiresAt: new Date(Date.now() + 1_000) })
        await expect.poll(() => statusOf(ending), { timeout: 10_000 }).toBe(403)
        const url = await linkTo(key)
        await storage.delete([key])
        expect(await statusOf(url)).toBe(404)
      })

      test('cannot be widened: not to another key, type, name or time, nor to another method', async () => {
        const { key, bytes } = await stored()
        const other = await stored()
        const url = await linkTo(key)
        const attempts = [...changedQueries(url), url.replace(key, other.key)]
        for (const attempt of attempts) {
          expect([attempt, await statusOf(attempt)]).toEqual([attempt, expect.toSatisfy(isRefusal)])
        }
        for (const method of ['PUT', 'POST', 'DELETE', 'PATCH']) {
          const init = { method, headers: { 'content-type': type }, ...(method !== 'DELETE' && { body: 'other' }) }
          expect([method, await statusOf(url, init)]).toEqual([method, expect.toSatisfy(isRefusal)])
        }
        expect(await bytesOf(key)).toEqual(bytes)
      })

      test.each([
        'response-content-type=text/html',
        'response-content-disposition=inline',
        'type=text/html',
        'name=x.html',
      ])('is not widened by a parameter more: %s', async (parameter) => {
        const { key } = await stored()
        const url = await linkTo(key, { mimeType: 'application/octet-stream' })
        for (const attempt of [`${url}&${parameter}`, url.replace('?', `?${parameter}&`)]) {
          const answer = await fetch(attempt)
          await answer.arrayBuffer()
          if (isRefusal(answer.status)) continue
          expect(answer.headers.get('content-type')).toBe('application/octet-stream')
          expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="hills.png"/)
        }
      })
    })

    describe('a link to upload', () => {
      test('takes the bytes it was signed for', async () => {
        const bytes = randomBytes(300_000)
        const { key, upload } = await announce(bytes.length)
        expect(await statusOf(upload.url, put(upload, bytes))).toBe(200)
        expect(await bytesOf(key)).toEqual(bytes)
      })

      test('never takes the place of what is there', async () => {
        const { key, upload } = await announce(1_000)
        const [first, second] = [randomBytes(1_000), randomBytes(1_000)]
        expect(await statusOf(upload.url, put(upload, first))).toBe(200)
        expect(await statusOf(upload.url, put(upload, second))).toBe(secondPut)
        expect(await bytesOf(key)).toEqual(first)
      })

      test('stores one whole object of several that are sent at once', async () => {
        const { key, upload } = await announce(100_000)
        const bodies = Array.from({ length: 5 }, (_, index) => Buffer.alloc(100_000, index))
        const statuses = await Promise.all(bodies.map((bytes) => statusOf(upload.url, put(upload, bytes))))
        expect(statuses.filter((status) => status !== 200 && status !== secondPut && status !== 409)).toEqual([])
        expect(statuses).toContain(200)
        const kept = await bytesOf(key)
        expect(bodies.some((bytes) => bytes.equals(kept!))).toBe(true)
        expect(await statusOf(upload.url, put(upload, Buffer.alloc(100_000, 9)))).toBe(secondPut)
        expect(await bytesOf(key)).toEqual(kept)
      })

      test.each([
        ['more bytes', { body: Buffer.alloc(1_001) }],
        ['fewer bytes', { body: Buffer.alloc(999) }],
        ['no bytes', { body: Buffer.alloc(0) }],
        ['another type', { body: Buffer.alloc(1_000), headers: { 'content-type': 'text/html' } }],
        ['a type with more to it', { body: Buffer.alloc(1_000), headers: { 'content-type': `${type}, text/html` } }],
        ['no type', { body: Buffer.alloc(1_000), headers: {} }],
      ] as const)('stores nothing of %s', async (_, init) => {
        const { key, upload } = await announce(1_000)
        const status = await statusOf(upload.url, { ...put(upload, init.body), ...init })
        expect(status).toSatisfy(isRefusal)
        expect(await storage.get(key)).toBeUndefined()
      })

      test('stores nothing of more bytes than announced without a length', async () => {
        const { key, upload } = await announce(1_000)
        const body = Readable.toWeb(Readable.from([Buffer.alloc(900), Buffer.alloc(900)])) as ReadableStream
        expect(await statusOf(upload.url, { ...put(upload, body), duplex: 'half' })).toSatisfy(isRefusal)
        expect(await storage.get(key)).toBeUndefined()
      })

      test('cannot be widened: not to another key, length, type or time, nor to another method', async () => {
        const { key, upload } = await announce(1_000)
        const other = await announce(1_000)
        const bytes = randomBytes(1_000)
        const attempts = [...changedQueries(upload.url), upload.url.replace(key, other.key)]
        for (const attempt of attempts) {
          expect([attempt, await statusOf(attempt, put(upload, bytes))]).toEqual([attempt, expect.toSatisfy(isRefusal)])
        }
        expect(await storage.get(key)).toBeUndefined()
        expect(await storage.get(other.key)).toBeUndefined()

        expect(await statusOf(upload.url, put(upload, bytes))).toBe(200)
        for (const method of ['GET', 'HEAD', 'DELETE']) {
          expect([method, await statusOf(upload.url, { method })]).toEqual([method, expect.toSatisfy(isRefusal)])
        }
        expect(await bytesOf(key)).toEqual(bytes)
      })

      test('takes nothing when its time is over', async () => {
        const { key, upload } = await announce(1_000, { expiresAt: new Date(Date.now() + 1_000) })
        const expired = () => statusOf(upload.url, put(upload, Buffer.alloc(1_000)))
        await expect.poll(expired, { timeout: 10_000 }).toBe(403)
        await storage.delete([key])
        expect(await expired()).toBe(403)
        expect(await storage.get(key)).toBeUndefined()
      })

      test('answers the browser’s question whether a page of another origin may send', async () => {
        const { upload } = await announce(1_000)
        const origin = 'https://app.example.com'
        const preflight = await fetch(upload.url, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'PUT',
            'access-control-request-headers': upload.headers.map((header) => header.name.toLowerCase()).join(','),
          },
        })
        await preflight.arrayBuffer()
        expect(preflight.ok).toBe(true)
        expect(['*', origin]).toContain(preflight.headers.get('access-control-allow-origin'))
        expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT')
        const allowed = preflight.headers.get('access-control-allow-headers')?.toLowerCase()
        for (const header of upload.headers) expect(allowed).toContain(header.name.toLowerCase())
        const sent = put(upload, Buffer.alloc(1_000))
        const answer = await fetch(upload.url, { ...sent, headers: { ...sent.headers, origin } })
        await answer.arrayBuffer()
        expect(['*', origin]).toContain(answer.headers.get('access-control-allow-origin'))
      })
    })
  })
}

function put(upload: SignedUpload, body: Buffer | ReadableStream) {
  return {
    method: 'PUT',
    headers: Object.fromEntries(upload.headers.map((header) => [header.name, header.value])),
    body: body as NonNullable<RequestInit['body']>,
  }
}

async function statusOf(url: string, init?: RequestInit & { duplex?: 'half' }): Promise<number | string> {
  try {
    const answer = await fetch(url, init)
    await answer.arrayBuffer()
    return answer.status
  } catch (error) {
    // A server may hang up on a body that it refuses.
    return `failed: ${(error as Error).message}`
  }
}

const isRefusal = (status: number | string) => typeof status === 'string' || status >= 400
const bodyOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

/** The link with each parameter of its query changed, and without it. */
function changedQueries(link: string): string[] {
  const { searchParams } = new URL(link)
  return [...searchParams].flatMap(([name, value]) => {
    const [changed, without] = [new URL(link), new URL(link)]
    changed.searchParams.set(name, `${value}0`)
    without.searchParams.delete(name)
    return [changed.href, without.href]
  })
}

function breaksOff(): Readable {
  return Readable.from(
    (async function* () {
      yield Buffer.alloc(100)
      throw new Error('the source broke off')
    })(),
  )
}
