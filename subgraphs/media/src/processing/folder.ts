import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Longer than any file takes. */
const abandonedMs = 6 * 60 * 60_000

/** Again, where a child that was killed has just written. */
const removal = { recursive: true, force: true, maxRetries: 5 }

/** Where one attempt at a file has its bytes; goes when disposed. */
export interface TaskFolder extends AsyncDisposable {
  readonly path: string
}

/** Makes the folder of an attempt under `root`, and removes those that workers which died have left there. */
export async function openTaskFolder(root: string, task: { mediaId: string; attempt: number }): Promise<TaskFolder> {
  await mkdir(root, { recursive: true, mode: 0o700 })
  for (const name of await readdir(root)) {
    const path = join(root, name)
    // Whoever has the lease of a file is alone with it.
    if (name.startsWith(task.mediaId) || (await isAbandoned(path))) await rm(path, removal)
  }
  const path = join(root, `${task.mediaId}-${task.attempt}`)
  await mkdir(path, { mode: 0o700 })
  return { path, [Symbol.asyncDispose]: () => rm(path, removal) }
}

/** Another process may remove it meanwhile. */
const isAbandoned = (path: string) =>
  stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > abandonedMs,
    () => false,
  )
