import { joined } from './compact.ts'
import type { Header, Row, StoredOperation } from './format.ts'
import { dayOf, listCounts, readCounts, readOperation } from './read.ts'

/** What is recorded of a time. */
export interface Recording {
  /** When somebody recorded, in order, overlapping ones as one; ISO 8601. */
  readonly covers: readonly (readonly [from: string, to: string])[]
  /** A row is of one file, so there may be several of the same operation and client. */
  readonly rows: readonly Row[]
  /** By the `operation` of a row; `other` and operations that have been lost are missing. */
  readonly operations: ReadonlyMap<string, StoredOperation>
}

/**
 * Reads a store: all that was sent at `since` or later, as ISO 8601. A folder that is not there holds nothing.
 * @throws NewerStore, or what the system says of a folder that can't be read
 */
export async function readRecording(folder: string, since: string): Promise<Recording> {
  for (;;) {
    const read = await readOnce(folder, since)
    if (read) return read
  }
}

/** Undefined when a file went meanwhile, as when a gateway puts files together: its counts are in another by now. */
async function readOnce(folder: string, since: string): Promise<Recording | undefined> {
  const files = (await listCounts(folder)).filter((file) => dayOf(file) >= since.slice(0, 10))
  const read = new Map<string, { header: Header; rows: Row[] }>()
  for (const file of files) {
    const rows: Row[] = []
    const header = await readCounts(folder, file, (row) => rows.push(row))
    if (header) read.set(file, { header, rows })
  }
  const left = new Set(await listCounts(folder))
  if (files.some((file) => !left.has(file))) return undefined
  for (const { header } of [...read.values()]) for (const file of header.replaces ?? []) read.delete(file)
  const rows = [...read.values()].flatMap(({ rows }) => rows).filter(({ last }) => last >= since)
  const operations = new Map<string, StoredOperation>()
  for (const id of new Set(rows.map(({ operation }) => operation))) {
    const operation = await readOperation(folder, id)
    if (operation) operations.set(id, operation)
  }
  return { covers: joined([...read.values()].flatMap(({ header }) => header.covers)), rows, operations }
}
