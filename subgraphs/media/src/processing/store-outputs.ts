import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { RenditionRow } from '../data/media-files.ts'
import { dropPendingObjects, insertPendingObjects } from '../data/pending-objects.ts'
import type { MediaService } from '../jobs/job.ts'
import type { Output, Ready } from './outcome.ts'

/** Where the results of a file lie. */
export interface StoredOutputs {
  readonly objectKey: string
  readonly renditions: readonly RenditionRow[]
}

/**
 * Stores the results under keys that nobody can guess and that never stood in a link to upload to, and has a file take
 * them. Until it has, their keys are noted for removal: whatever ends this half-way leaves no bytes behind.
 */
export async function storeOutputs(
  { database, setup }: MediaService,
  mediaId: string,
  { main, renditions }: Ready,
  { signal, take }: { signal: AbortSignal; take(stored: StoredOutputs): Promise<void> },
): Promise<void> {
  const prefix = `files/${mediaId}/${randomBytes(16).toString('base64url')}`
  const stored = {
    objectKey: `${prefix}/main`,
    renditions: renditions.map(({ width, height, mimeType, byteSize }) => ({
      ...{ width, height, mimeType, byteSize, objectKey: `${prefix}/${width}x${height}` },
    })),
  }
  const keys = keysOf(stored)
  const put = ({ path, mimeType, byteSize }: Output, n: number) =>
    setup.storage.put(keys[n]!, createReadStream(path, { signal }), { mimeType, byteSize })
  await insertPendingObjects(database.system, keys)
  try {
    for (const [n, output] of [main, ...renditions].entries()) await put(output, n)
    await take(stored)
  } catch (error) {
    await dropPendingObjects(database.system, keys).catch(() => {})
    throw error
  }
}

/** The main object's first. */
export const keysOf = ({ objectKey, renditions }: StoredOutputs): string[] => [
  objectKey,
  ...renditions.map((rendition) => rendition.objectKey),
]
