import type { EventData, postPublished } from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'
import { withdrawMentions } from '../data/told.ts'
import { tellViewers } from '../live/tell-viewers.ts'
import { type News, tell } from './tell.ts'

type Mentions = EventData<typeof postPublished>['mentions']

/** What is written, and by whom; a comment or share that somebody has been told of already is not told of again. */
type Written = Omit<News, 'type' | 'userIds' | 'actorId' | 'subject'> & {
  actorId: string
  subject: { type: 'POST' | 'COMMENT'; id: string }
}

/** Tells those whom a text mentions and who may see it. */
export async function tellOfMentions(trx: Trx, mentions: Mentions, written: Written): Promise<void> {
  const userIds = (mentions ?? []).filter(({ maySee }) => maySee).map(({ userId }) => userId)
  await tell(trx, { ...written, type: 'MENTION', userIds })
}

/**
 * A text has been changed: who is not mentioned any more is told no longer, and who has been added is told.
 * @param hasOtherReach whether others may see it than before, so that it may be news to all
 */
export async function tellOfChangedMentions(
  trx: Trx,
  mentions: Mentions,
  written: Written & { hasOtherReach: boolean },
): Promise<void> {
  // The text is the same, or the event is of a time when nobody was mentioned.
  if (!mentions) return
  const { hasOtherReach, ...news } = written
  const stay = mentions.map(({ userId }) => userId)
  await tellViewers(trx, await withdrawMentions(trx, news.subject.id, news.dedupeKey, stay, news.at))
  await tellOfMentions(
    trx,
    mentions.filter(({ isNew }) => isNew || hasOtherReach),
    news,
  )
}
