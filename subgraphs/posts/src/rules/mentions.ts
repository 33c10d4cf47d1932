import { type Mention, readMentions } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import { listFilteringAmong } from '../data/filtered-words.ts'
import { listMentionable, listReadersAmong } from '../data/mentions.ts'

/** Whom a text of the viewer mentions: active people whom it names, from whom no block parts the viewer, and who allow it. */
export const mentionsIn = (db: Db, content: string, before?: readonly Mention[]): Promise<Mention[]> =>
  readMentions(content, (names) => listMentionable(db, names), before)

interface Written {
  authorId: string | null
  content: string
  mentions: readonly Mention[]
  postId: string
  commentId: string | null
}

/**
 * What other services are told of a text: whom it mentions, and who filters words of it, of those and of `toldIds`, who hear
 * of it anyway.
 */
export async function announcedText(
  db: Db,
  written: Written,
  { before = [], toldIds = [] }: { before?: readonly Mention[]; toldIds?: readonly (string | null | undefined)[] } = {},
): Promise<{ mentions: AnnouncedMention[]; quietIds: string[] }> {
  const mentions = await announcedMentions(db, written, before)
  const concerned = [...toldIds, ...mentions.map(({ userId }) => userId)].flatMap((id) => id ?? [])
  const others = concerned.filter((id) => id !== written.authorId)
  return { mentions, quietIds: await listFilteringAmong(db, others, written.content) }
}

interface AnnouncedMention {
  userId: string
  maySee: boolean
  isNew: boolean
}

/** Whom the text mentions but for its author, and whether each sees it at this moment. */
async function announcedMentions(db: Db, written: Written, before: readonly Mention[]): Promise<AnnouncedMention[]> {
  const userIds = [...new Set(written.mentions.map(({ userId }) => userId))].filter((id) => id !== written.authorId)
  const readers = await listReadersAmong(db, userIds, written)
  const known = new Set(before.map(({ userId }) => userId))
  return userIds.map((userId) => ({ userId, maySee: readers.has(userId), isNew: !known.has(userId) }))
}
