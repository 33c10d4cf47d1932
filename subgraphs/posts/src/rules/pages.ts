import { type Page, type PageArguments, parsePage } from '@plaza/database'
import { badUserInput } from '@plaza/server'

/** Lists by time: the cursor is the time and, among things of one millisecond, the id. */
export function parseTimePage(args: PageArguments): Page {
  return parsePage(args, ['time', 'uuid'])
}

/** Search results: the cursor is the rank and the id. */
export function parseRankPage(args: PageArguments): Page {
  return parsePage(args, ['number', 'uuid'])
}

/** The home feed under `TOP`: the cursor is a snapshot and the position in it. */
export function parseSnapshotPage(args: PageArguments): Page {
  const page = parsePage(args, ['integer', 'integer'])
  const [, position] = (page.after ?? [0, 0]) as readonly number[]
  const isPlace = position! >= 0 && position! < 1_000_000
  if (!isPlace) throw badUserInput('`after` is not a cursor of this list.', { argument: 'after' })
  return page
}
