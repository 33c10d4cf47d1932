import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'

/** Moves a person's marker forward to `sequence`. False when it stood there or further already. */
export async function updateReadMarker(
  trx: Trx,
  marker: { conversationId: string; userId: string; sequence: number },
): Promise<boolean> {
  const { conversationId, userId, sequence } = marker
  // Locked first: a message that is being sent changes the same row, and exactly one of the two transactions must count it.
  const own = await trx
    .selectFrom('conversationParticipants')
    .select(['id', 'lastReadSequence'])
    .where('conversationId', '=', conversationId)
    .where('userId', '=', userId)
    .where('leftAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!own || own.lastReadSequence >= sequence) return false

  // Sequences have no gaps, so only the reader's own messages need to be looked at.
  const byOthers = sequence - own.lastReadSequence - (await countSentMessages(trx, marker, own.lastReadSequence))
  await trx
    .updateTable('conversationParticipants')
    .set({
      lastReadSequence: sequence,
      lastReadAt: new Date(),
      unreadCount: sql<number>`greatest(unread_count - ${byOthers}, 0)`,
    })
    .where('id', '=', own.id)
    .execute()
  return true
}

async function countSentMessages(
  db: Db,
  { conversationId, userId, sequence }: { conversationId: string; userId: string; sequence: number },
  after: number,
): Promise<number> {
  const { sent } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('sent'))
    .where('senderId', '=', userId)
    .where('conversationId', '=', conversationId)
    .where('sequence', '>', after)
    .where('sequence', '<=', sequence)
    .executeTakeFirstOrThrow()
  return sent
}
