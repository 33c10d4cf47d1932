import { hash } from 'node:crypto'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { inPieces, writeWhole } from './files.ts'
import { folders, formatVersion, type Header } from './format.ts'
import { dayOf, listCounts, NewerStore, noneWhereMissing, readCounts } from './read.ts'
import { Tally } from './tally.ts'

/** So many files of one day are put together, and all of a day that is over. */
const fileLimit = 30
/** Nobody compacts for so long; the lock is of a process that has died. */
const staleMs = 10 * 60_000
const dayMs = 86_400_000

/**
 * Puts the files of each day together, and removes what is older than `days`. One process at a time does it; another that
 * comes meanwhile leaves it to that one. Killed half way, it has lost nothing and counted nothing twice.
 */
export async function compact(store: string, { days, now }: { days: number; now: Date }): Promise<void> {
  const lock = join(store, 'compacting.lock')
  if (!(await take(lock))) return
  try {
    const oldest = new Date(now.getTime() - days * dayMs).toISOString().slice(0, 10)
    const today = now.toISOString().slice(0, 10)
    const byDay = Object.groupBy(await listCounts(store), dayOf)
    for (const [day, files = []] of Object.entries(byDay)) {
      if (day < oldest) await removeCounts(store, files)
      else if (files.length > (day < today ? 1 : fileLimit)) await putTogether(store, day, files).catch(leaveToNewer)
    }
    await removeOperations(store, now.getTime() - (days + 2) * dayMs)
    await removeDrafts(store, now.getTime() - staleMs)
  } finally {
    await rm(lock, { force: true })
  }
}

/** Two versions of the gateway may share a store while one replaces the other. */
function leaveToNewer(error: unknown): void {
  if (!(error instanceof NewerStore)) throw error
}

async function take(lock: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx')).close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const { mtimeMs } = await stat(lock).catch(() => ({ mtimeMs: Date.now() }))
    // The next who comes takes it.
    if (Date.now() - mtimeMs > staleMs) await rm(lock, { force: true })
    return false
  }
}

async function putTogether(store: string, day: string, files: readonly string[]): Promise<void> {
  const headers = new Map<string, Header>()
  for (const file of files) {
    const header = await readCounts(store, file, () => {})
    if (header) headers.set(file, header)
  }
  const replaced = new Set([...headers.values()].flatMap(({ replaces = [] }) => replaces))
  const sources = files.filter((file) => headers.has(file) && !replaced.has(file))
  if (sources.length > 1) {
    const tally = new Tally()
    for (const file of sources) await readCounts(store, file, (row) => tally.add(row))
    const covers = joined(sources.flatMap((file) => headers.get(file)!.covers))
    const header: Header = { v: formatVersion, covers, replaces: [...headers.keys()] }
    // Named by its sources: a process that slept through its lock writes the same file once more, and counts nothing twice.
    const name = `${day}-${hash('sha256', sources.join()).slice(0, 16)}.jsonl`
    await writeWhole(join(store, folders.counts, name), inPieces([header, ...tally.rows('', '')]), { sync: true })
  }
  await removeCounts(store, sources.length > 1 ? files : files.filter((file) => !sources.includes(file)))
}

/** Intervals that touch as one, in their order; a second between them is no gap. */
export function joined(intervals: Header['covers']): Header['covers'] {
  const result: [string, string][] = []
  for (const [from, to] of [...intervals].sort(([one], [another]) => (one < another ? -1 : 1))) {
    const last = result.at(-1)
    if (!last || Date.parse(from) - Date.parse(last[1]) > 1_000) result.push([from, to])
    else if (to > last[1]) last[1] = to
  }
  return result
}

async function removeCounts(store: string, files: readonly string[]): Promise<void> {
  for (const file of files) await rm(join(store, folders.counts, file), { force: true })
}

/** Each operation's file is touched on each day on which the operation is sent. */
async function removeOperations(store: string, before: number): Promise<void> {
  await removeOlder(join(store, folders.operations), before, () => true)
}

async function removeDrafts(store: string, before: number): Promise<void> {
  for (const folder of Object.values(folders))
    await removeOlder(join(store, folder), before, (name) => name.endsWith('.tmp'))
}

async function removeOlder(folder: string, before: number, isMeant: (name: string) => boolean): Promise<void> {
  for (const name of await readdir(folder).catch(noneWhereMissing)) {
    if (!isMeant(name)) continue
    const known = await stat(join(folder, name)).catch(() => undefined)
    if (known && known.mtimeMs < before) await rm(join(folder, name), { force: true })
  }
}
