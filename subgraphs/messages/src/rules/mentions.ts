import { type Mention, readMentions } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import { listMentionable } from '../data/mentions.ts'
import type { QuietPeople } from '../data/own-places.ts'
import type { ParticipantRow } from '../data/participants.ts'

/** Whom a text of the viewer mentions: active people whom it names, from whom no block parts the viewer, and who allow it. */
export const mentionsIn = (db: Db, content: string, before?: readonly Mention[]): Promise<Mention[]> =>
  readMentions(content, (names) => listMentionable(db, names), before)

/** Those whom a message mentions and who read it: people in its conversation that have accepted it, but for its sender. */
export function mentionedAmong(
  participants: readonly ParticipantRow[],
  senderId: string,
  mentions: readonly Mention[],
  { asked, declined }: Pick<QuietPeople, 'asked' | 'declined'>,
): string[] {
  const here = new Set(participants.map(({ userId }) => userId))
  const apart = new Set([senderId, ...asked, ...declined])
  const ids = new Set(mentions.map(({ userId }) => userId))
  return [...ids].filter((id) => here.has(id) && !apart.has(id))
}
