import type { EventData, moderationDecided } from '@plaza/schema/events'
import { sql } from 'kysely'
import type { ModerationRule } from '../rules/moderation-rule.ts'
import type { Db, Trx } from './db.ts'
import { lockPost } from './locks.ts'

/** Of a decision, what is kept with what it takes away. */
export type Removal = Pick<
  EventData<typeof moderationDecided>,
  'decisionId' | 'subjectId' | 'ownerId' | 'decidedAt'
> & {
  rule: ModerationRule
}

/** Makes a post as private as it can be, and remembers what it was. False when it is gone, or removed already. */
export async function insertRemovedPost(trx: Trx, removal: Removal): Promise<boolean> {
  const { decisionId, subjectId: postId, rule, decidedAt: removedAt } = removal
  await lockPost(trx, postId)
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('removedPosts')
    .columns(['postId', 'authorId', 'decisionId', 'rule', 'privacyLevel', 'removedAt'])
    .expression((from) =>
      from
        .selectFrom('posts')
        .select(['id', 'authorId'])
        .select(sql<string>`${decisionId}::uuid`.as('decisionId'))
        .select(sql<string>`${rule}::text`.as('rule'))
        .select('privacyLevel')
        .select(sql<Date>`${removedAt}::timestamptz`.as('removedAt'))
        .where('id', '=', postId)
        .where('publishedAt', 'is not', null),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) return false
  await trx.updateTable('posts').set({ privacyLevel: 'PRIVATE' }).where('id', '=', postId).execute()
  return true
}

/** Gives a post its privacy level back. False when this decision holds nothing of it. */
export async function deleteRemovedPost(
  trx: Trx,
  { decisionId, subjectId: postId }: Pick<Removal, 'decisionId' | 'subjectId'>,
): Promise<boolean> {
  await lockPost(trx, postId)
  const held = await trx
    .deleteFrom('removedPosts')
    .where('postId', '=', postId)
    .where('decisionId', '=', decisionId)
    .returning('privacyLevel')
    .executeTakeFirst()
  if (!held) return false
  await trx.updateTable('posts').set({ privacyLevel: held.privacyLevel }).where('id', '=', postId).execute()
  return true
}

/** Which rules posts of the viewer's broke, by their ids. */
export const listRulesByPosts = (db: Db, ids: readonly string[]): Promise<Map<string, ModerationRule>> =>
  db
    .selectFrom('removedPosts')
    .select(['postId as id', 'rule'])
    .where('postId', 'in', ids)
    .$castTo<{ id: string; rule: ModerationRule }>()
    .execute()
    .then(byId)

/** Which rules comments of the viewer's broke, by their ids. */
export const listRulesByComments = (db: Db, ids: readonly string[]): Promise<Map<string, ModerationRule>> =>
  db
    .selectFrom('removedComments')
    .select(['commentId as id', 'rule'])
    .where('commentId', 'in', ids)
    .$castTo<{ id: string; rule: ModerationRule }>()
    .execute()
    .then(byId)

const byId = (rows: readonly { id: string; rule: ModerationRule }[]) => new Map(rows.map(({ id, rule }) => [id, rule]))

interface CommentPlace {
  postId: string
  authorId: string
}

/** Turns a comment into a tombstone and keeps what it said. Null when it is gone, or removed already. */
export async function insertRemovedComment(trx: Trx, removal: Removal): Promise<CommentPlace | null> {
  const { decisionId, subjectId: commentId, rule, decidedAt: removedAt } = removal
  const found = await trx.selectFrom('comments').select('postId').where('id', '=', commentId).executeTakeFirst()
  if (!found) return null
  await lockPost(trx, found.postId)
  const comment = await trx
    .selectFrom('comments')
    .selectAll()
    .where('id', '=', commentId)
    .where('deletedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!comment?.authorId) return null
  const { authorId, postId, content, editedAt, mentions } = comment
  await trx
    .insertInto('removedComments')
    .values({
      commentId,
      authorId,
      decisionId,
      rule,
      saved: JSON.stringify({ content, editedAt, mentions }),
      removedAt,
    })
    .execute()
  await trx
    .updateTable('comments')
    .set({ authorId: null, content: '', editedAt: null, deletedAt: removedAt, removedAt })
    .where('id', '=', commentId)
    .execute()
  return { postId, authorId }
}

/** Gives a comment its words and its author back. Null when this decision holds nothing of it. */
export async function deleteRemovedComment(
  trx: Trx,
  { decisionId, subjectId: commentId }: Pick<Removal, 'decisionId' | 'subjectId'>,
): Promise<(CommentPlace & { removedAt: Date }) | null> {
  const found = await trx.selectFrom('comments').select('postId').where('id', '=', commentId).executeTakeFirst()
  if (!found) return null
  await lockPost(trx, found.postId)
  const held = await trx
    .deleteFrom('removedComments')
    .where('commentId', '=', commentId)
    .where('decisionId', '=', decisionId)
    .returning(['authorId', 'saved', 'removedAt'])
    .executeTakeFirst()
  if (!held) return null
  const { content, editedAt, mentions } = held.saved as {
    content: string
    editedAt: string | null
    mentions: unknown
  }
  await trx
    .updateTable('comments')
    .set({
      authorId: held.authorId,
      content,
      editedAt: editedAt && new Date(editedAt),
      mentions: JSON.stringify(mentions),
      deletedAt: null,
      removedAt: null,
    })
    .where('id', '=', commentId)
    .execute()
  return { postId: found.postId, authorId: held.authorId, removedAt: held.removedAt }
}
