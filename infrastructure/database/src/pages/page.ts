import { type CursorShape, decodeCursor, InvalidPageError } from './cursor.ts'

const defaultSize = 20
const largestSize = 100

export interface Page {
  /** How many to give; ask the database for one more, which tells whether there is a next page. */
  first: number
  /** The cursor's values, of the kinds that were asked for (`time` as Date); null at the start. */
  after: readonly unknown[] | null
  /** Counted from the end of the list: the query runs in the opposite order, `toConnection` turns the rows back. */
  backwards?: true
}

export interface PageArguments {
  first?: number | null | undefined
  after?: string | null | undefined
}

export interface TwoWayPageArguments extends PageArguments {
  last?: number | null | undefined
  before?: string | null | undefined
}

export interface PageOptions {
  /** The most that one page may have; 100 unless given. */
  max?: number
}

/** Reads `first` and `after`. Throws `InvalidPageError`. */
export function parsePage(args: PageArguments, shape: CursorShape, options?: PageOptions): Page {
  return { first: size('first', args.first, options), after: cursor('after', args.after, shape) }
}

/** For lists that page both ways: `first`/`after` or `last`/`before`; the last ones when it gets neither. */
export function parseTwoWayPage(args: TwoWayPageArguments, shape: CursorShape, options?: PageOptions): Page {
  const forwards = args.first != null || args.after != null
  if (!forwards) {
    return {
      first: size('last', args.last, options),
      after: cursor('before', args.before, shape),
      backwards: true,
    }
  }
  if (args.last != null || args.before != null) {
    throw new InvalidPageError('last', 'Give `first` and `after`, or `last` and `before`, not both.')
  }
  return parsePage(args, shape, options)
}

function size(argument: string, value: number | null | undefined, options?: PageOptions): number {
  const max = options?.max ?? largestSize
  if (value == null) return Math.min(defaultSize, max)
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw new InvalidPageError(argument, `\`${argument}\` must be between 1 and ${max}.`)
  }
  return value
}

function cursor(argument: string, value: string | null | undefined, shape: CursorShape): readonly unknown[] | null {
  return value == null ? null : decodeCursor(value, shape, argument)
}
