import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { changedQueries, isRefusal, type Lab, put, statusOf, type } from './lab.ts'

/** What a link to upload takes, and what it does not; `secondPut` is what a repetition is answered. */
export function testLinksToUpload({ storage, bytesOf, announce }: Lab, secondPut: 200 | 412): void {
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
      expect(await storage().get(key)).toBeUndefined()
    })

    test('stores nothing of more bytes than announced without a length', async () => {
      const { key, upload } = await announce(1_000)
      const body = Readable.toWeb(Readable.from([Buffer.alloc(900), Buffer.alloc(900)])) as ReadableStream
      expect(await statusOf(upload.url, { ...put(upload, body), duplex: 'half' })).toSatisfy(isRefusal)
      expect(await storage().get(key)).toBeUndefined()
    })

    test('cannot be widened: not to another key, length, type or time, nor to another method', async () => {
      const { key, upload } = await announce(1_000)
      const other = await announce(1_000)
      const bytes = randomBytes(1_000)
      const attempts = [...changedQueries(upload.url), upload.url.replace(key, other.key)]
      for (const attempt of attempts) {
        expect([attempt, await statusOf(attempt, put(upload, bytes))]).toEqual([attempt, expect.toSatisfy(isRefusal)])
      }
      expect(await storage().get(key)).toBeUndefined()
      expect(await storage().get(other.key)).toBeUndefined()

      expect(await statusOf(upload.url, put(upload, bytes))).toBe(200)
      for (const method of ['GET', 'HEAD', 'DELETE']) {
        expect([method, await statusOf(upload.url, { method })]).toEqual([method, expect.toSatisfy(isRefusal)])
      }
      expect(await bytesOf(key)).toEqual(bytes)
    })

    test('takes nothing when its time is over', async () => {
      const { key, upload } = await announce(1_000, { expiresAt: new Date(Date.now() + 1_000) })
      const expired = () => statusOf(upload.url, put(upload, Buffer.alloc(1_000)))
      await expect.poll(expired).toBe(403)
      await storage().delete([key])
      expect(await expired()).toBe(403)
      expect(await storage().get(key)).toBeUndefined()
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
}
