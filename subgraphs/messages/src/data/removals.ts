import type { EventData, moderationDecided } from '@plaza/schema/events'
import { sql } from 'kysely'
import type { ModerationRule } from '../rules/moderation-rule.ts'
import { listMediaIdsByMessages } from './attachments.ts'
import { lockConversation } from './conversations.ts'
import type { Db, Trx } from './db.ts'

type Decision = Pick<EventData<typeof moderationDecided>, 'decisionId' | 'subjectId'>

interface ChangedMessage {
  conversationId: string
  change: number
}

/** Empties a message, as deleting does, and keeps what it said. Null when it is gone, or removed already. */
export async function insertRemovedMessage(
  trx: Trx,
  { decisionId, subjectId: messageId, rule, decidedAt: removedAt }: Decision & { rule: string; decidedAt: Date },
): Promise<(ChangedMessage & { unreadByIds: string[] }) | null> {
  const found = await findPlace(trx, messageId)
  if (!found) return null
  await lockConversation(trx, found.conversationId)
  const message = await trx
    .selectFrom('messages')
    .select(['senderId', 'content', 'mentions', 'sequence'])
    .where('id', '=', messageId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  if (!message?.senderId) return null
  const { senderId, content, mentions } = message
  const mediaIds = (await listMediaIdsByMessages(trx, [messageId])).get(messageId) ?? []
  await trx
    .insertInto('removedMessages')
    .values({
      messageId,
      senderId,
      decisionId,
      rule,
      saved: JSON.stringify({ content, mentions }),
      mediaIds,
      removedAt,
    })
    .execute()
  const { change } = await trx
    .updateTable('messages')
    .set({ content: '', deletedAt: removedAt, removedAt })
    .where('id', '=', messageId)
    .returning('lastChange as change')
    .executeTakeFirstOrThrow()
  await trx.deleteFrom('messageAttachments').where('messageId', '=', messageId).execute()
  const unread = await trx
    .selectFrom('conversationParticipants')
    .select('userId')
    .where('conversationId', '=', found.conversationId)
    .where('leftAt', 'is', null)
    .where('userId', '!=', senderId)
    .where(sql<boolean>`greatest(last_read_sequence, joined_sequence) < ${message.sequence}`)
    .execute()
  return { ...found, change, unreadByIds: unread.flatMap(({ userId }) => userId ?? []) }
}

/** Gives a message its words and files back. Null when this decision holds nothing of it. */
export async function deleteRemovedMessage(
  trx: Trx,
  { decisionId, subjectId: messageId }: Decision,
): Promise<ChangedMessage | null> {
  const found = await findPlace(trx, messageId)
  if (!found) return null
  await lockConversation(trx, found.conversationId)
  const held = await trx
    .deleteFrom('removedMessages')
    .where('messageId', '=', messageId)
    .where('decisionId', '=', decisionId)
    .returning(['saved', 'mediaIds'])
    .executeTakeFirst()
  if (!held) return null
  await sql`
    insert into message_attachments (message_id, position, media_id)
    select ${messageId}, kept.position - 1, kept.media_id
    from unnest(${held.mediaIds}::uuid[]) with ordinality kept (media_id, position)
    join media_files f on f.media_id = kept.media_id and not f.is_deleted
  `.execute(trx)
  const { content, mentions } = held.saved as { content: string; mentions: unknown }
  const { change } = await trx
    .updateTable('messages')
    .set({ content, mentions: JSON.stringify(mentions), deletedAt: null, removedAt: null })
    .where('id', '=', messageId)
    .returning('lastChange as change')
    .executeTakeFirstOrThrow()
  return { ...found, change }
}

const findPlace = (trx: Trx, id: string) =>
  trx.selectFrom('messages').select('conversationId').where('id', '=', id).executeTakeFirst()

/** Which rules messages of the viewer's broke, by their ids. */
export async function listRulesByMessages(db: Db, ids: readonly string[]): Promise<Map<string, ModerationRule>> {
  const rows = await db
    .selectFrom('removedMessages')
    .select(['messageId', 'rule'])
    .where('messageId', 'in', ids)
    .$castTo<{ messageId: string; rule: ModerationRule }>()
    .execute()
  return new Map(rows.map(({ messageId, rule }) => [messageId, rule]))
}
