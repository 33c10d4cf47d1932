import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { CommandError } from '../command.ts'

/** A row that can't be taken; says why in words for a person. */
export class RowError extends Error {
  override name = 'RowError'
}

export interface Row {
  /**
   * The value of a column by its name in the header, whatever its case. Of two columns of one name the first, or the
   * second when `nth` is 2.
   * @throws RowError when it is empty
   */
  need(column: string, nth?: number): string
  /** The same, but empty (or no such column) is null. */
  find(column: string): string | null
  /** @throws RowError unless it is a whole number */
  id(column: string, nth?: number): string
  /** As `id`, but empty is null. */
  findId(column: string): string | null
  /** @throws RowError unless it is a moment */
  time(column: string): Date
}

export interface Reporter {
  malformed(file: string, line: number, reason: string): void
  /** How far the reading has come. */
  read(bytes: number): void
}

/** The file can't be read at all: a column that every row needs is missing, say. */
export class FileError extends CommandError {
  override name = 'FileError'
}

const wholeNumber = /^\d{1,20}$/
// `2010-11-25T05:58:53.756+0000`, as the data generator writes times.
const moment = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:?\d{2})$/

/**
 * Reads a `|`-separated file with a header, row by row. A row that `take` refuses with a `RowError`, or that has too few or
 * too many columns, is reported and left out.
 */
export async function* readRows<Item>(
  file: string,
  columns: readonly string[],
  reporter: Reporter,
  take: (row: Row) => Item | undefined,
): AsyncGenerator<Item> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
  let header: string[] | undefined
  let line = 0
  for await (const text of lines) {
    line++
    reporter.read(Buffer.byteLength(text) + 1)
    if (header === undefined) {
      header = readHeader(text, file, columns)
      continue
    }
    if (text === '') continue
    const item = tryRow(text, header, take, (reason) => reporter.malformed(file, line, reason))
    if (item !== undefined) yield item
  }
  if (header === undefined) throw new FileError(`${file} is empty: not even a header`)
}

function readHeader(text: string, file: string, columns: readonly string[]): string[] {
  const header = text
    .replace(/^\uFEFF/, '')
    .split('|')
    .map((name) => name.trim().toLowerCase())
  const remaining = [...header]
  for (const column of columns) {
    const at = remaining.indexOf(column.toLowerCase())
    if (at < 0) throw new FileError(`${file} has no column ${column}; its header is ${text}`)
    remaining.splice(at, 1)
  }
  return header
}

function tryRow<Item>(
  text: string,
  header: readonly string[],
  take: (row: Row) => Item | undefined,
  refuse: (reason: string) => void,
): Item | undefined {
  const values = text.split('|')
  if (values.length !== header.length) {
    refuse(`has ${values.length} columns, the header has ${header.length}`)
    return undefined
  }
  try {
    return take(rowOf(header, values))
  } catch (error) {
    if (!(error instanceof RowError)) throw error
    refuse(error.message)
    return undefined
  }
}

function rowOf(header: readonly string[], values: readonly string[]): Row {
  const value = (column: string, nth = 1): string => {
    let at = header.indexOf(column.toLowerCase())
    if (nth === 2) at = header.indexOf(column.toLowerCase(), at + 1)
    return values[at]?.trim() ?? ''
  }
  const need = (column: string, nth?: number): string => {
    const text = value(column, nth)
    if (text === '') throw new RowError(`has no ${column}`)
    return text
  }
  const asId = (column: string, text: string): string => {
    if (!wholeNumber.test(text)) throw new RowError(`has ${JSON.stringify(text)} for ${column}, which is no id`)
    return text
  }
  return {
    need,
    find: (column) => value(column) || null,
    id: (column, nth) => asId(column, need(column, nth)),
    findId: (column) => (value(column) === '' ? null : asId(column, value(column))),
    time(column) {
      const text = need(column)
      const [, local, zone] = moment.exec(text) ?? []
      const time = new Date(local === undefined ? Number.NaN : `${local}${zone?.replace(/^(.\d\d)(\d\d)$/, '$1:$2')}`)
      if (Number.isNaN(time.getTime()))
        throw new RowError(`has ${JSON.stringify(text)} for ${column}, which is no time`)
      return time
    },
  }
}
