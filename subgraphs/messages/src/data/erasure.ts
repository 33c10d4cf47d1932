import type { Trx } from './db.ts'

/** What the person wrote stays, without a sender. */
export async function eraseMessages(trx: Trx, userId: string): Promise<void> {
  await trx
    .updateTable('messages')
    .set({ senderId: null, idempotencyKey: null })
    .where('senderId', '=', userId)
    .execute()
}

/** The person's reactions go. */
export async function eraseReactions(trx: Trx, userId: string): Promise<void> {
  await trx.deleteFrom('messageReactions').where('userId', '=', userId).execute()
}

/** Direct conversations stay with the other person; in groups nothing is left. No row names the person after it. */
export async function eraseDirectConversations(trx: Trx, userId: string): Promise<void> {
  await trx
    .updateTable('conversations')
    .set({ directKey: null })
    .where('type', '=', 'DIRECT')
    .where('id', 'in', (eb) =>
      eb.selectFrom('conversationParticipants').select('conversationId').where('userId', '=', userId),
    )
    .execute()
  await trx.updateTable('conversations').set({ createdBy: null }).where('createdBy', '=', userId).execute()
  await trx
    .deleteFrom('conversationParticipants')
    .where('userId', '=', userId)
    .where('leftAt', 'is not', null)
    .execute()
  await trx.updateTable('conversationParticipants').set({ userId: null }).where('userId', '=', userId).execute()
}
