import { keyset, newId, type Page, parseId, statement, textRows, uuidRows, type ViewerId } from '@plaza/database'
import { type Selectable, sql } from 'kysely'
import type { Reactions } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'

/** What people react to: a post or a comment, by the column that names it. */
export type SubjectColumn = 'postId' | 'commentId'

export interface ReactionSubject {
  column: SubjectColumn
  id: string
  /** Null for a tombstone. */
  authorId: string | null
  /** The post that a comment is on. */
  postId?: string
}

export const reactionTypes = ['LIKE', 'LOVE', 'LAUGH', 'ANGRY', 'SAD'] as const
export type ReactionType = (typeof reactionTypes)[number]

export type ReactionRow = Omit<Selectable<Reactions>, 'type'> & { type: ReactionType }

const reactionColumns = ['id', 'userId', 'postId', 'commentId', 'type', 'createdAt'] as const

const ownReactions = statement((db: Db, { userId, ids }: { userId: ViewerId; ids: readonly string[] }) =>
  db
    .selectFrom('reactions')
    .select(['commentId', 'type'])
    .where('userId', '=', userId)
    .where('commentId', 'in', ids)
    .$narrowType<{ commentId: string; type: ReactionType }>(),
)

/** The viewer's own reaction to each comment that has one; those to posts are among the `OwnMarks`. */
export async function listOwnReactionsByComments(
  db: Db,
  userId: ViewerId,
  ids: readonly string[],
): Promise<Map<string, ReactionType>> {
  const rows = await ownReactions.execute(db, { userId, ids })
  return new Map(rows.map(({ commentId, type }) => [commentId, type]))
}

const reactionPages = statement(
  (
    db: Db,
    { ids, page, type }: { ids: readonly string[]; page: Page; type: ReactionType | null },
    { subject }: { subject: SubjectColumn },
  ) =>
    db
      .selectFrom(uuidRows(ids, 'parent'))
      .innerJoinLateral(
        (eb) =>
          eb
            .selectFrom(textRows(type === null ? reactionTypes : [type], 'ofType'))
            .innerJoinLateral(
              (inner) =>
                keyset(
                  inner
                    .selectFrom('reactions')
                    .select(reactionColumns.map((column) => `reactions.${column}` as const))
                    .whereRef(`reactions.${subject}`, '=', 'parent.id')
                    .whereRef('reactions.type', '=', 'ofType.id'),
                  page,
                  ['reactions.createdAt', 'reactions.id'],
                  'desc',
                ).as('one'),
              (join) => join.onTrue(),
            )
            .selectAll('one')
            .orderBy('one.createdAt', 'desc')
            .orderBy('one.id', 'desc')
            .limit(sql.lit(page.first + 1))
            .as('r'),
        (join) => join.onTrue(),
      )
      .selectAll('r')
      .select('parent.id as parent')
      .orderBy('r.createdAt', 'desc')
      .orderBy('r.id', 'desc')
      .$narrowType<{ type: ReactionType }>(),
)

/**
 * Newest first; of one type when it is given. The index has the type before the time, so all types are five short stretches
 * of it, merged.
 */
export async function listReactionsBySubjects(
  db: Db,
  subject: SubjectColumn,
  ids: readonly string[],
  page: Page,
  type: ReactionType | null,
): Promise<Map<string, ReactionRow[]>> {
  const rows = await reactionPages.execute(db, { ids, page, type }, { subject })
  return Map.groupBy(rows, ({ parent }) => parent)
}

/** What the viewer has reacted to, be it hidden from the viewer by now; null without such a reaction. */
export async function findOwnReactionSubject(db: Db, subjectId: string): Promise<ReactionSubject | null> {
  const id = parseId(subjectId)
  if (!id) return null
  const { rows } = await sql<{ isComment: boolean; authorId: string | null; postId: string }>`
    select * from subject_of_own_reaction(${id})
  `.execute(db)
  const [found] = rows
  if (!found) return null
  const { isComment, authorId, postId } = found
  return isComment ? { column: 'commentId', id, authorId, postId } : { column: 'postId', id, authorId }
}

/** Sets the person's one reaction to the subject; gives the type of the reaction that it replaces, or null. */
export async function upsertReaction(
  trx: Trx,
  reaction: { userId: string; subject: SubjectColumn; subjectId: string; type: ReactionType; at: Date },
): Promise<ReactionType | null> {
  const { userId, subject, subjectId, type, at } = reaction
  const existing = trx
    .selectFrom('reactions')
    .select(['id', 'type'])
    .where('userId', '=', userId)
    .where(subject, '=', subjectId)
    .$narrowType<{ type: ReactionType }>()
    .forUpdate()
  for (;;) {
    const previous = await existing.executeTakeFirst()
    if (previous) {
      if (previous.type === type) return type
      await trx.updateTable('reactions').set({ type, createdAt: at }).where('id', '=', previous.id).execute()
      return previous.type
    }
    // Of two calls at once the second waits here for the first, finds its reaction, and goes on from that type.
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('reactions')
      .values({ id: newId(), userId, [subject]: subjectId, type, createdAt: at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) return null
  }
}

/** Gives the type of the reaction that was there, or null. */
export async function deleteReaction(
  trx: Trx,
  reaction: { userId: string; subject: SubjectColumn; subjectId: string },
): Promise<ReactionType | null> {
  const deleted = await trx
    .deleteFrom('reactions')
    .where('userId', '=', reaction.userId)
    .where(reaction.subject, '=', reaction.subjectId)
    .returning('type')
    .$narrowType<{ type: ReactionType }>()
    .executeTakeFirst()
  return deleted?.type ?? null
}
