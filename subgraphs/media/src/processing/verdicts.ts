import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Output, Rejected } from './outcome.ts'

export const rejected = (reason: Rejected['reason'], why: string): Rejected => ({ verdict: 'REJECTED', reason, why })

/** Describes a file that was made. */
export async function outputOf(path: string, mimeType: string): Promise<Output> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return { path, mimeType, byteSize: (await stat(path)).size, sha256: hash.digest('hex') }
}
