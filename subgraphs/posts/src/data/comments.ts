import { keyset, type Page, statement, uuidArray, uuidRows } from '@plaza/database'
import type { commentAdded, EventData } from '@plaza/schema/events'
import type { Mention } from '@plaza/subgraph'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Comments } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'
import { mentionsOf, mentionsValue } from './mentions.ts'

export const commentColumns = [
  'comments.id',
  'comments.postId',
  'comments.parentId',
  'comments.authorId',
  'comments.content',
  'comments.createdAt',
  'comments.editedAt',
  'comments.deletedAt',
  'comments.removedAt',
  'comments.replyCount',
  'comments.likeCount',
  'comments.loveCount',
  'comments.laughCount',
  'comments.angryCount',
  'comments.sadCount',
  mentionsOf('comments'),
] as const

/** `authorId` is null on a tombstone. */
export type CommentRow = Omit<Selectable<Comments>, 'mentions'> & { mentions: Mention[] }

const isOnSeenPost = sql<boolean>`sees_post_by_id(
  comments.post_id, (select viewer_id()), (select viewer_has_blocks()), false
)`

const commentsByIds = statement((db: Db, { ids }: { ids: readonly string[] }) =>
  db.selectFrom('comments').select(commentColumns).where('comments.id', 'in', ids).where(isOnSeenPost),
)

/** Comments on posts that the viewer may see. Row-level security also leaves out authors whom the viewer does not see. */
export async function listCommentsByIds(db: Db, ids: readonly string[]): Promise<Map<string, CommentRow>> {
  const rows = await commentsByIds.execute(db, { ids })
  return new Map(rows.map((row) => [row.id, row]))
}

/** Comments on the posts themselves, without replies. */
export async function listCommentsByPosts(
  db: Db,
  postIds: readonly string[],
  page: Page,
  order: 'asc' | 'desc',
): Promise<Map<string, CommentRow[]>> {
  return listPages(db, { ids: postIds, page }, { parent: 'comments.postId', order })
}

/** Direct replies, oldest first. */
export async function listRepliesByComments(
  db: Db,
  commentIds: readonly string[],
  page: Page,
): Promise<Map<string, CommentRow[]>> {
  return listPages(db, { ids: commentIds, page }, { parent: 'comments.parentId', order: 'asc' })
}

interface PagesShape {
  parent: 'comments.postId' | 'comments.parentId'
  order: 'asc' | 'desc'
}

const pagesByParents = statement(
  (db: Db, { ids, page }: { ids: readonly string[]; page: Page }, { parent, order }: PagesShape) =>
    db
      .selectFrom(uuidRows(ids, 'parent'))
      .innerJoinLateral(
        (eb) =>
          keyset(
            eb
              .selectFrom('comments')
              .select(commentColumns)
              .whereRef(parent, '=', 'parent.id')
              .where('comments.parentId', parent === 'comments.postId' ? 'is' : 'is not', null),
            page,
            ['comments.createdAt', 'comments.id'],
            order,
          ).as('c'),
        (join) => join.onTrue(),
      )
      .selectAll('c')
      .select('parent.id as parent')
      .orderBy('c.createdAt', order)
      .orderBy('c.id', order),
)

async function listPages(
  db: Db,
  parents: { ids: readonly string[]; page: Page },
  shape: PagesShape,
): Promise<Map<string, CommentRow[]>> {
  const rows = await pagesByParents.execute(db, parents, shape)
  return Map.groupBy(rows, ({ parent }) => parent)
}

/** The most comments that `Comment.ancestors` gives. */
const mostAncestors = 50

const ancestorsByComments = statement((db: Db, { commentIds }: { commentIds: readonly string[] }) => {
  const above = sql<{ commentId: string; ancestorId: string; distance: number }>`
    comment_ancestors(${uuidArray(commentIds)}, ${sql.lit(mostAncestors)})
  `.as<'above'>(sql`above`)
  return db
    .selectFrom(above)
    .innerJoin('comments', 'comments.id', 'above.ancestorId')
    .select(commentColumns)
    .select('above.commentId')
    .where(isOnSeenPost)
    .orderBy('above.distance', 'desc')
})

/** Those above each comment that the viewer sees, from the top down; of a deeper thread the nearest. */
export async function listAncestorsByComments(
  db: Db,
  commentIds: readonly string[],
): Promise<Map<string, CommentRow[]>> {
  const rows = await ancestorsByComments.execute(db, { commentIds })
  return Map.groupBy(rows, ({ commentId }) => commentId)
}

export async function insertComment(
  trx: Trx,
  { mentions, ...comment }: Omit<Insertable<Comments>, 'mentions'> & { mentions: readonly Mention[] },
): Promise<CommentRow> {
  return trx
    .insertInto('comments')
    .values({ ...comment, mentions: mentionsValue(mentions) })
    .returning(commentColumns)
    .executeTakeFirstOrThrow()
}

/** What an event says of a comment that is there for others again. */
export async function findCommentFacts(trx: Trx, id: string): Promise<EventData<typeof commentAdded>> {
  const found = await trx
    .selectFrom('comments as c')
    .innerJoin('posts as p', 'p.id', 'c.postId')
    .leftJoin('comments as above', 'above.id', 'c.parentId')
    .select(['c.id as commentId', 'c.postId', 'c.authorId', 'c.parentId', 'c.createdAt as addedAt'])
    .select(['p.authorId as postAuthorId', 'above.authorId as parentAuthorId'])
    .where('c.id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...found, authorId: found.authorId! }
}

/** A comment that the viewer sees, locked until the end of the transaction. */
export async function lockSeenComment(trx: Trx, id: string): Promise<CommentRow | null> {
  const comment = await trx
    .selectFrom('comments')
    .select(commentColumns)
    .where('comments.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return comment ?? null
}

export async function updateCommentContent(
  trx: Trx,
  id: string,
  { mentions, ...changes }: { content: string; mentions: readonly Mention[]; editedAt: Date },
): Promise<CommentRow> {
  return trx
    .updateTable('comments')
    .set({ ...changes, mentions: mentionsValue(mentions) })
    .where('comments.id', '=', id)
    .returning(commentColumns)
    .executeTakeFirstOrThrow()
}

/** A comment that is gone or a tombstone now, and the tombstones above that had no other reply and went with it. */
export interface DeletedComment {
  postId: string
  authorId: string
  tombstoneIds: string[]
}

/**
 * Deletes a comment of the viewer's, or one below a post of the viewer's, whether or not the viewer sees it. Leaves a tombstone
 * while there are replies.
 * @returns null when there is no such comment
 */
export async function deleteCommentRow(trx: Trx, id: string, deletedAt: Date): Promise<DeletedComment | null> {
  const { rows } = await sql<DeletedComment>`select * from delete_comment(${id}, ${deletedAt})`.execute(trx)
  return rows[0] ?? null
}

/**
 * Whether the viewer sees comments of this person on the post: what is asked of a comment that is no longer there. Comments
 * of people whose accounts are gone are no longer anybody's.
 * @param authorId null for a tombstone
 */
export async function isCommentSeenOf(db: Db, postId: string, authorId: string | null): Promise<boolean> {
  const { rows } = await sql<{ isSeen: boolean }>`
    select exists (
      select from posts p where p.id = ${postId} and (
        ${authorId}::uuid is null
        or not have_blocked(${authorId}, viewer_id())
        and (viewer_id() = ${authorId} is true or not have_blocked(p.author_id, ${authorId}))
        and not exists (select from people where user_id = ${authorId} and status = 'DEACTIVATED')
      )
    ) as is_seen
  `.execute(db)
  return rows[0]!.isSeen
}
