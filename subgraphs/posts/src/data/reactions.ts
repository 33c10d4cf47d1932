import { keyset, newId, type Page } from '@plaza/database'
import { type Selectable, sql } from 'kysely'
import type { Reactions } from '../generated/database.ts'
import type { ReactionType } from '../generated/resolvers.ts'
import type { Db, Trx } from './db.ts'
import { anyOf, groupByParent, parentIds } from './grouping.ts'

export type ReactionRow = Omit<Selectable<Reactions>, 'type'> & { type: ReactionType }

/** What people react to: a post or a comment, by the column that names it. */
export type SubjectColumn = 'postId' | 'commentId'

export const reactionTypes = ['LIKE', 'LOVE', 'LAUGH', 'ANGRY', 'SAD'] as const satisfies readonly ReactionType[]

const reactionColumns = ['id', 'userId', 'postId', 'commentId', 'type', 'createdAt'] as const

/** The viewer's own reaction to each subject that has one. */
export async function findOwnReactions(
  db: Db,
  userId: string,
  subject: SubjectColumn,
  ids: readonly string[],
): Promise<Map<string, ReactionType>> {
  const rows = await db
    .selectFrom('reactions')
    .select([subject, 'type'])
    .where('userId', '=', userId)
    .where(subject, '=', anyOf(ids))
    .$narrowType<{ type: ReactionType }>()
    .execute()
  return new Map(rows.map((row) => [row[subject] as string, row.type]))
}

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
  const types = sql<{ name: string }>`unnest(${type ? [type] : reactionTypes}::text[])`.as<'of'>(sql`of_type(name)`)
  const rows = await db
    .selectFrom(parentIds(ids))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom(types)
          .innerJoinLateral(
            (inner) =>
              keyset(
                inner
                  .selectFrom('reactions')
                  .select(reactionColumns.map((column) => `reactions.${column}` as const))
                  .whereRef(`reactions.${subject}`, '=', 'parent.id')
                  .where('reactions.type', '=', sql<string>`of_type.name`),
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
    .$narrowType<{ type: ReactionType }>()
    .execute()
  return groupByParent(rows)
}

/** Sets the one reaction; gives the type it takes the place of, null when there was none. */
export async function putReaction(
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
    // Of two at once, the second waits here for the first, finds it there, and goes on from its type.
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('reactions')
      .values({ id: newId(), userId, [subject]: subjectId, type, createdAt: at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) return null
  }
}

/** Gives the type that was taken back, null when there was none. */
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
