import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'

/** Writes a file that is there whole or not at all, even when the process is killed meanwhile. */
export async function writeWhole(file: string, chunks: Iterable<string>, { sync = false } = {}): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString('hex')}.tmp`
  try {
    const handle = await open(draft, 'wx')
    try {
      // One `write` may write less than it is given, as at the end of a disk.
      for (const chunk of chunks) await handle.appendFile(chunk)
      if (sync) await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    throw error
  }
}

/** Lines in pieces of a few hundred, so that the event loop turns in between. */
export function* inPieces(lines: Iterable<unknown>): Generator<string, void, void> {
  let piece = ''
  let size = 0
  for (const line of lines) {
    piece += `${JSON.stringify(line)}\n`
    if (++size % 200 > 0) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
