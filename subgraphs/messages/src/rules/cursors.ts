import { createHash } from 'node:crypto'
import { decodeCursor, encodeCursor } from '@plaza/database'
import type { Place } from '../data/changes.ts'

/** A place in a conversation, and by whom of it one could not be seen there. */
export interface KnownPlace extends Place {
  hidden: string
}

/**
 * Stands for a set of people in a cursor. When it is another one than at the place of the cursor, people were hidden or
 * came back meanwhile, or the viewer has blocked one of them: what is shown of every message may have changed, and no event says so.
 */
export const markOf = (hiddenIds: readonly string[]): string =>
  hiddenIds.length === 0 ? '' : createHash('sha256').update(hiddenIds.join()).digest('base64url').slice(0, 11)

export const toCursor = ({ sequence, change, hidden }: KnownPlace): string => encodeCursor([sequence, change, hidden])

/** @throws InvalidPageError when it is no cursor of a conversation */
export function fromCursor(cursor: string): KnownPlace {
  const [sequence, change, hidden] = decodeCursor(cursor, ['integer', 'integer', 'text'], 'cursor')
  return { sequence, change, hidden } as KnownPlace
}
