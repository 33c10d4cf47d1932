import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A project of 200 operations writes about 1 MB for each change of its schemas. */
const limits = { entries: 10_000, bytes: 256_000_000 }

/** Deletes what was used longest ago, down to half of the limits, where a folder holds more than they allow. */
export function prune(folder: string, { entries, bytes } = limits): void {
  const files = readdirSync(folder).flatMap((name) => {
    // Another process may prune at the same time.
    const stat = statSync(join(folder, name), { throwIfNoEntry: false })
    return stat?.isFile() ? [{ name, size: stat.size, usedMs: stat.mtimeMs }] : []
  })
  const total = files.reduce((sum, { size }) => sum + size, 0)
  if (files.length <= entries && total <= bytes) return
  files.sort((one, other) => other.usedMs - one.usedMs)
  let kept = 0
  for (const [index, { name, size }] of files.entries()) {
    kept += size
    if (index >= entries / 2 || kept > bytes / 2) rmSync(join(folder, name), { force: true })
  }
}
