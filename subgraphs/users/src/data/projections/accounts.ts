import { upsertIfNewer } from '@plaza/database'
import type { Selectable } from 'kysely'
import type { Accounts } from '../../generated/database.ts'
import type { Db, Trx } from '../db.ts'

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
export async function upsertAccount(trx: Trx, account: AccountFact): Promise<boolean> {
  const { userId, username, email, status, version } = account
  const row = { userId, username, email, status, version }
  return (await upsertIfNewer(trx, 'accounts', row, { key: ['userId'] })) > 0
}

export async function getAccount(db: Db, userId: string): Promise<Pick<Selectable<Accounts>, 'username' | 'status'>> {
  return await db
    .selectFrom('accounts')
    .select(['username', 'status'])
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow()
}
