import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'

/** Moves a person's marker forward to `sequence`. The number of the change; null when it stood there or further already. */
export async function updateReadMarker(
  trx: Trx,
  marker: { conversationId: string; userId: string; sequence: number },
): Promise<number | null> {
  const { conversationId, userId, sequence } = marker
  // Locked first, the conversation before the row: a message that is being sent or deleted changes the row, and exactly one of
  // the two transactions must count it. One statement locks both, for reading is what people do most.
  const own = await trx
    .selectFrom('conversationParticipants')
    .select(['id', 'lastReadSequence', 'joinedSequence'])
    .where('conversationId', '=', conversationId)
    .where('userId', '=', userId)
    .where('leftAt', 'is', null)
    .where(sql<boolean>`(select lock_conversation(${conversationId}))`)
    .forUpdate()
    .executeTakeFirst()
  if (!own || own.lastReadSequence >= sequence) return null

  // Sequences have no gaps, so only what never counted or counts no more needs to be looked at.
  const after = Math.max(own.lastReadSequence, own.joinedSequence)
  const counted = sequence > after ? sequence - after - (await countUncounted(trx, marker, after)) : 0
  const { readChange } = await trx
    .updateTable('conversationParticipants')
    .set({
      lastReadSequence: sequence,
      lastReadAt: new Date(),
      unreadCount: sql<number>`greatest(unread_count - ${counted}, 0)`,
    })
    .where('id', '=', own.id)
    .returning('readChange')
    .executeTakeFirstOrThrow()
  return readChange
}

/** Messages behind `after` that are not unread for the person: their own, and those that are deleted. */
async function countUncounted(
  db: Db,
  { conversationId, userId, sequence }: { conversationId: string; userId: string; sequence: number },
  after: number,
): Promise<number> {
  const stretch = db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('conversationId', '=', conversationId)
    .where('sequence', '>', after)
    .where('sequence', '<=', sequence)
  // Two counts, each by an index of its own.
  const { own, deleted } = await db
    .selectNoFrom([
      stretch.where('senderId', '=', userId).$asScalar().$notNull().as('own'),
      stretch
        .where('deletedAt', 'is not', null)
        .where((eb) => eb('senderId', 'is distinct from', userId))
        .$asScalar()
        .$notNull()
        .as('deleted'),
    ])
    .executeTakeFirstOrThrow()
  return own + deleted
}
