import type { Selectable, Transaction } from 'kysely'
import type { Accounts, DB } from '../../generated/database.ts'

interface LivingAccount {
  userId: string
  username: string
  email: string
  status: 'ACTIVE' | 'DEACTIVATED'
  version: number
}

interface DeletedAccount {
  userId: string
  username: null
  email: null
  status: 'DELETED'
  version: number
}

export type AccountFact = LivingAccount | DeletedAccount

/** @returns whether it was news: an event that is not newer than what is known changes nothing */
export async function keepAccount(trx: Transaction<DB>, account: AccountFact): Promise<boolean> {
  const { userId, username, email, status, version } = account
  const kept = await trx
    .insertInto('accounts')
    .values({ userId, username, email, status, version })
    .onConflict((conflict) =>
      conflict
        .column('userId')
        .doUpdateSet({ username, email, status, version })
        .whereRef('accounts.version', '<', 'excluded.version'),
    )
    .returning('userId')
    .executeTakeFirst()
  return kept !== undefined
}

export async function getAccount(
  trx: Transaction<DB>,
  userId: string,
): Promise<Pick<Selectable<Accounts>, 'username' | 'status'>> {
  return await trx
    .selectFrom('accounts')
    .select(['username', 'status'])
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow()
}
