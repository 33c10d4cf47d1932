import { randomBytes, randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { ObjectStorage, SignedUpload } from '../../../src/storage/object-storage.ts'

export const type = 'image/png'
export const inAnHour = () => new Date(Date.now() + 3_600_000)
export const newKey = () => `tests/${randomUUID()}/object`

export type Lab = ReturnType<typeof createLab>

/** What tests do with a storage, which is there once they run. */
export function createLab(storage: () => ObjectStorage) {
  return {
    storage,
    async bytesOf(key: string): Promise<Buffer | undefined> {
      const object = await storage().get(key)
      return object && buffer(object.read())
    },
    async stored(bytes = randomBytes(1_000)): Promise<{ key: string; bytes: Buffer }> {
      const key = newKey()
      await storage().put(key, bytes, { mimeType: type, byteSize: bytes.length })
      return { key, bytes }
    },
    linkTo: (key: string, given: { filename?: string; mimeType?: string; expiresAt?: Date } = {}) =>
      storage().signedUrl(key, { filename: 'hills.png', mimeType: type, expiresAt: inAnHour(), ...given }),
    async announce(byteSize: number, given: { expiresAt?: Date } = {}) {
      const key = newKey()
      const signed = { mimeType: type, byteSize, expiresAt: inAnHour(), ...given }
      return { key, upload: await storage().signedUpload(key, signed) }
    },
  }
}

export function put(upload: SignedUpload, body: Buffer | ReadableStream) {
  return {
    method: 'PUT',
    headers: Object.fromEntries(upload.headers.map((header) => [header.name, header.value])),
    body: body as NonNullable<RequestInit['body']>,
  }
}

export async function statusOf(url: string, init?: RequestInit & { duplex?: 'half' }): Promise<number | string> {
  try {
    const answer = await fetch(url, init)
    await answer.arrayBuffer()
    return answer.status
  } catch (error) {
    // A server may hang up on a body that it refuses.
    return `failed: ${(error as Error).message}`
  }
}

export const isRefusal = (status: number | string) => typeof status === 'string' || status >= 400
export const bodyOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

/** The link with each parameter of its query changed, and without it. */
export function changedQueries(link: string): string[] {
  const { searchParams } = new URL(link)
  return [...searchParams].flatMap(([name, value]) => {
    const [changed, without] = [new URL(link), new URL(link)]
    changed.searchParams.set(name, `${value}0`)
    without.searchParams.delete(name)
    return [changed.href, without.href]
  })
}
