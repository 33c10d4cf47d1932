import { open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  folders,
  formatVersion,
  type Header,
  parseHeader,
  parseOperation,
  parseRow,
  type Row,
  type StoredOperation,
} from './format.ts'

/** A file of counts was written by a newer Plaza, whose counts can't be told from here. */
export class NewerStore extends Error {
  override name = 'NewerStore'
}

/** The day of a file of counts, as `2026-11-29`. */
export const dayOf = (file: string): string => file.slice(0, 10)

/** The names of the files of counts, without drafts of files that were never finished; none where there is no store. */
export async function listCounts(store: string): Promise<string[]> {
  const names = await readdir(join(store, folders.counts)).catch(noneWhereMissing)
  return names.filter((name) => /^\d{4}-\d\d-\d\d-[\w-]+\.jsonl$/.test(name)).sort()
}

/**
 * The header of a file of counts, and its rows to `take`. Lines that a broken disk or a kill has torn are passed over.
 * @returns undefined where the file has gone since it was listed, or says nothing
 * @throws NewerStore
 */
export async function readCounts(store: string, file: string, take: (row: Row) => void): Promise<Header | undefined> {
  await using handle = await open(join(store, folders.counts, file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!handle) return undefined
  let header: Header | null | undefined
  // By lines as they come, so that the event loop of a gateway turns in between.
  for await (const line of handle.readLines()) {
    if (header === undefined) {
      header = parseHeader(line)
      if (header && header.v > formatVersion)
        throw new NewerStore(
          `${join(store, folders.counts, file)} is of format ${header.v}; this Plaza reads format ${formatVersion}. Update it.`,
        )
      if (!header) break
    } else {
      const row = parseRow(line)
      if (row) take(row)
    }
  }
  return header ?? undefined
}

/** An operation by its id; null where it is missing or torn. */
export async function readOperation(store: string, id: string): Promise<StoredOperation | null> {
  if (!/^[0-9a-f]{64}$/.test(id)) return null
  const text = await readFile(join(store, folders.operations, `${id}.json`), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    },
  )
  return parseOperation(text)
}

/** An empty list for a folder that is not there. */
export function noneWhereMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}
