import { parseId } from '../ids.ts'

/**
 * The kind of one value of a cursor. A `time` has milliseconds, so a column that takes part in a cursor is a
 * `timestamptz(3)`: with microseconds the rows of one millisecond would be skipped or repeated.
 */
export type CursorKind = 'uuid' | 'time' | 'integer' | 'number' | 'text'
export type CursorShape = readonly CursorKind[]

/** A page argument that is not valid; `argument` names it, e.g. `after`. */
export class InvalidPageError extends Error {
  readonly argument: string

  constructor(argument: string, message: string) {
    super(message)
    this.name = 'InvalidPageError'
    this.argument = argument
  }
}

const longestCursor = 1_000
/** The bounds of what a cursor may hold: JavaScript's times reach further back than PostgreSQL's. */
const firstTime = new Date('0001-01-01T00:00:00Z')
const endOfTimes = new Date('+010000-01-01T00:00:00Z')

/** The opaque cursor of a row, of the values that its list is ordered by. */
export function encodeCursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/**
 * The values of a cursor, each checked against its kind, because a client can make cursors up.
 * @throws InvalidPageError that names `argument` when the cursor does not have the shape
 */
export function decodeCursor(cursor: string, shape: CursorShape, argument: string): readonly unknown[] {
  const values = parse(cursor)
  const decoded = shape.map((kind, index) => decodeValue(kind, values?.[index]))
  if (values?.length !== shape.length || decoded.includes(undefined)) {
    throw new InvalidPageError(argument, `\`${argument}\` is not a cursor of this list.`)
  }
  return decoded
}

function parse(cursor: string): unknown[] | undefined {
  if (cursor.length > longestCursor) return undefined
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(values) ? values : undefined
  } catch {
    return undefined
  }
}

function decodeValue(kind: CursorKind, value: unknown): unknown {
  switch (kind) {
    case 'uuid':
      return parseId(value) ?? undefined
    case 'integer':
      return Number.isSafeInteger(value) ? value : undefined
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined
    case 'text':
      // PostgreSQL's text can't hold U+0000.
      return typeof value === 'string' && !value.includes('\0') ? value : undefined
    case 'time': {
      const time = new Date(typeof value === 'string' ? value : Number.NaN)
      return time >= firstTime && time < endOfTimes ? time : undefined
    }
  }
}
