import { keyset, type Page, statement, textRows, uuidRows, type ViewerId } from '@plaza/database'
import { type Selectable, sql } from 'kysely'
import type { MessageReactions } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'
import { isHidden } from './projections/people.ts'

export const reactionTypes = ['LIKE', 'LOVE', 'LAUGH', 'ANGRY', 'SAD'] as const
export type ReactionType = (typeof reactionTypes)[number]

export type ReactionRow = Pick<Selectable<MessageReactions>, 'messageId' | 'userId'> & {
  type: ReactionType
  createdAt: Date
}

/** How often a message was given one type of reaction, by people whom the viewer sees. */
export interface ReactionTally {
  type: ReactionType
  count: number
  /** Whether one of them is the viewer's. */
  isOwn: boolean
}

const talliesByMessages = statement(
  (db: Db, { viewerId, messageIds }: { viewerId: ViewerId; messageIds: readonly string[] }) =>
    db
      .selectFrom('messageReactions as r')
      .select([
        'r.messageId',
        'r.type',
        sql<number>`count(*)::int4`.as('count'),
        sql<boolean>`bool_or(r.user_id = ${viewerId}::uuid)`.as('isOwn'),
      ])
      .where('r.messageId', 'in', messageIds)
      .where((eb) => eb.not(isHidden(viewerId, 'r.userId')))
      .groupBy(['r.messageId', 'r.type'])
      .$narrowType<{ type: ReactionType }>(),
)

/** Of each message that has any, by type. */
export async function listTalliesByMessages(
  db: Db,
  viewerId: ViewerId,
  messageIds: readonly string[],
): Promise<Map<string, ReactionTally[]>> {
  const rows = await talliesByMessages.execute(db, { viewerId, messageIds })
  return Map.groupBy(rows, ({ messageId }) => messageId)
}

const reactionPages = statement(
  (db: Db, values: { viewerId: ViewerId; messageIds: readonly string[]; types: readonly string[]; page: Page }) =>
    db
      .selectFrom(uuidRows(values.messageIds, 'message'))
      .innerJoinLateral(
        (eb) =>
          keyset(
            eb
              .selectFrom('messageReactions as r')
              .select(['r.messageId', 'r.userId', 'r.type', 'r.reactedAt as createdAt'])
              .whereRef('r.messageId', '=', 'message.id')
              .where('r.type', 'in', (inner) => inner.selectFrom(textRows(values.types, 'wanted')).select('wanted.id'))
              .where((inner) => inner.not(isHidden(values.viewerId, 'r.userId'))),
            values.page,
            ['r.reactedAt', 'r.userId'],
            'desc',
          ).as('one'),
        (join) => join.onTrue(),
      )
      .selectAll('one')
      .$narrowType<{ type: ReactionType }>(),
)

/** One page of each message, newest first, of one type when it is given; without people who are hidden from the viewer. */
export async function listReactionsByMessages(
  db: Db,
  viewerId: ViewerId,
  messageIds: readonly string[],
  page: Page,
  type: ReactionType | null,
): Promise<Map<string, ReactionRow[]>> {
  const types = type === null ? reactionTypes : [type]
  const rows = await reactionPages.execute(db, { viewerId, messageIds, types, page })
  return Map.groupBy(rows, ({ messageId }) => messageId)
}

/**
 * Sets the person's one reaction; gives the type that it replaces, and the number of the change, which is null when nothing
 * has changed. The conversation is locked.
 */
export async function upsertReaction(
  trx: Trx,
  reaction: { messageId: string; conversationId: string; userId: string; type: ReactionType; reactedAt: Date },
): Promise<{ previousType: ReactionType | null; change: number | null }> {
  const { messageId, userId, type, reactedAt } = reaction
  const previous = await trx
    .selectFrom('messageReactions')
    .select('type')
    .where('messageId', '=', messageId)
    .where('userId', '=', userId)
    .$narrowType<{ type: ReactionType }>()
    .executeTakeFirst()
  const previousType = previous?.type ?? null
  if (previousType === type) return { previousType, change: null }
  await trx
    .insertInto('messageReactions')
    .values(reaction)
    .onConflict((conflict) => conflict.columns(['messageId', 'userId']).doUpdateSet({ type, reactedAt }))
    .execute()
  const { lastChange } = await trx
    .selectFrom('messages')
    .select('lastChange')
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow()
  return { previousType, change: lastChange }
}

/** Takes the viewer's reaction back, also where the viewer is no more; null when there was none. Locks the conversation. */
export async function takeBackReaction(
  trx: Trx,
  messageId: string,
): Promise<{ conversationId: string; previousType: ReactionType; change: number } | null> {
  const { rows } = await sql<{ conversationId: string; previousType: ReactionType; change: number }>`
    select * from take_back_reaction(${messageId})
  `.execute(trx)
  return rows[0] ?? null
}
