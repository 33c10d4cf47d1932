import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { type Lab, newKey, type } from './lab.ts'

/** What media itself does with a storage. */
export function testForMedia({ storage, stored, bytesOf }: Lab): void {
  describe('for media itself', () => {
    test('gives back what was put, whole and in part, from bytes and from a stream', async () => {
      const bytes = randomBytes(200_000)
      const { key } = await stored(bytes)
      expect(await bytesOf(key)).toEqual(bytes)
      const object = await storage().get(key)
      expect(object?.size).toBe(bytes.length)
      expect(await buffer(object!.read({ start: 10, end: 19 }))).toEqual(bytes.subarray(10, 20))

      const streamed = newKey()
      const chunks = Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)])
      await storage().put(streamed, chunks, { mimeType: type, byteSize: bytes.length })
      expect(await bytesOf(streamed)).toEqual(bytes)
    })

    test('has nothing under a key that nothing was put under, and none after its deletion', async () => {
      const { key } = await stored()
      const unknown = newKey()
      expect(await storage().get(unknown)).toBeUndefined()
      await storage().delete([key, unknown])
      expect(await storage().get(key)).toBeUndefined()
      await storage().delete([key])
      await storage().delete([])
    })

    test('stores nothing of a stream that breaks off or is shorter than said', async () => {
      for (const chunks of [breaksOff(), Readable.from([Buffer.alloc(10)])]) {
        const key = newKey()
        await expect(storage().put(key, chunks, { mimeType: type, byteSize: 1_000 })).rejects.toThrow()
        expect(await storage().get(key)).toBeUndefined()
      }
    })

    test('deletes many at once', async () => {
      const keys = (await Promise.all(Array.from({ length: 20 }, () => stored(Buffer.from('x'))))).map(({ key }) => key)
      await storage().delete(keys)
      for (const key of keys) expect(await storage().get(key)).toBeUndefined()
    })

    test('takes nothing away that is younger than asked', async () => {
      const { key } = await stored()
      expect(await storage().deleteUnfinished(new Date(0))).toEqual({ count: 0, bytes: 0 })
      expect(await storage().get(key)).toBeDefined()
    })
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
