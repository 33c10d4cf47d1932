import { type CursorShape, decodeCursor, InvalidPageError } from './cursor.ts'

const defaultSize = 20
const largestSize = 100

export interface Page {
  /** How many rows the page has; the query asks for one more, which tells whether there is a next page. */
  first: number
  /** The cursor's values, of the kinds in its shape (`time` as Date); null at the start of the list. */
  after: readonly unknown[] | null
  /** The page is counted from the end of the list: the query has the opposite order, and `toConnection` reverses its rows. */
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
  /** Most rows of one page; 100 unless given. */
  max?: number
}

/**
 * Reads `first` and `after`: 20 rows unless `first` is given.
 * @throws InvalidPageError when one of them is not valid
 */
export function parsePage(args: PageArguments, shape: CursorShape, options?: PageOptions): Page {
  return { first: size('first', args.first, options), after: cursor('after', args.after, shape) }
}

/**
 * Reads `first`/`after` or `last`/`before`, for a list with pages in both directions; without arguments its last page.
 * @throws InvalidPageError when an argument is not valid, or both directions are mixed
 */
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
