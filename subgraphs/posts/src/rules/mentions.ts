import { type Mention, readMentions } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import { listMentionable, listReadersAmong } from '../data/mentions.ts'

/** Whom a text of the viewer mentions: active people whom it names, from whom no block parts the viewer, and who allow it. */
export const mentionsIn = (db: Db, content: string, before?: readonly Mention[]): Promise<Mention[]> =>
  readMentions(content, (names) => listMentionable(db, names), before)

/** What other services are told: whom the text mentions but for its author, and whether each sees it at this moment. */
export async function announcedMentions(
  db: Db,
  written: { authorId: string | null; mentions: readonly Mention[]; postId: string; commentId: string | null },
  before: readonly Mention[] = [],
): Promise<{ userId: string; maySee: boolean; isNew: boolean }[]> {
  const userIds = [...new Set(written.mentions.map(({ userId }) => userId))].filter((id) => id !== written.authorId)
  const readers = await listReadersAmong(db, userIds, written)
  const known = new Set(before.map(({ userId }) => userId))
  return userIds.map((userId) => ({ userId, maySee: readers.has(userId), isNew: !known.has(userId) }))
}
