import { describe, expect, test } from 'vitest'
import { bodyOf, changedQueries, inAnHour, isRefusal, type Lab, statusOf, type } from './lab.ts'

/** What a link to read serves, and what it does not. */
export function testLinksToRead({ storage, stored, bytesOf, linkTo }: Lab): void {
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
      for (const mimeType of ['text/html', 'image/svg+xml', 'application/pdf', 'application/octet-stream']) {
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
      await expect.poll(() => statusOf(ending)).toBe(403)
      const url = await linkTo(key)
      await storage().delete([key])
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
}
