import type { Trx } from './db.ts'

/** Locks all conversations that somebody has ever been in, in the order of their ids. */
export async function lockConversationsOf(trx: Trx, userId: string): Promise<void> {
  await trx
    .selectFrom('conversations as c')
    .select('c.id')
    .where('c.id', 'in', (eb) =>
      eb.selectFrom('conversationParticipants').select('conversationId').where('userId', '=', userId),
    )
    .orderBy('c.id')
    .forUpdate()
    .execute()
}

/** The groups somebody is in, locked in the order of their ids. */
export async function lockGroupsOf(trx: Trx, userId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('conversations as c')
    .select('c.id')
    .where('c.type', '=', 'GROUP')
    .where('c.id', 'in', (eb) =>
      eb
        .selectFrom('conversationParticipants')
        .select('conversationId')
        .where('userId', '=', userId)
        .where('leftAt', 'is', null),
    )
    .orderBy('c.id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

/** Those of the groups that have no admin whose account is active. */
export async function listGroupsWithoutLeader(trx: Trx, groupIds: readonly string[]): Promise<string[]> {
  const rows = await trx
    .selectFrom('conversations as c')
    .select('c.id')
    .where('c.id', 'in', groupIds)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('conversationParticipants as p')
            .innerJoin('people', 'people.userId', 'p.userId')
            .select('p.id')
            .whereRef('p.conversationId', '=', 'c.id')
            .where('p.leftAt', 'is', null)
            .where('p.role', '=', 'ADMIN')
            .where('people.status', '=', 'ACTIVE'),
        ),
      ),
    )
    .execute()
  return rows.map(({ id }) => id)
}
