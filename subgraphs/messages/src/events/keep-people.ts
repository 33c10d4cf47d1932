import { defineConsumer, onEvent } from '@plaza/events'
import {
  type EventData,
  userDeactivated,
  userDeleted,
  userEmailChanged,
  userEmailVerified,
  userReactivated,
  userRegistered,
  userUsernameChanged,
} from '@plaza/schema/events'
import { sql, type Transaction } from 'kysely'
import type { AccountStatus, DB } from '../generated/database.ts'

/** Who exists, and whether they are to be seen. */
export const keepPeople = defineConsumer<DB>({
  name: 'people',
  tables: ['people'],
  handlers: [
    ...[userRegistered, userEmailVerified, userEmailChanged, userUsernameChanged, userDeactivated, userReactivated].map(
      (contract) => onEvent<DB, typeof contract>(contract, (trx, { data }) => keep(trx, data, data.status)),
    ),
    onEvent(userDeleted, (trx, { data }) => keep(trx, data, 'DELETED')),
  ],
})

async function keep(
  trx: Transaction<DB>,
  { userId, version }: Pick<EventData<typeof userDeleted>, 'userId' | 'version'>,
  status: AccountStatus,
): Promise<void> {
  await trx
    .insertInto('people')
    .values({ id: userId, status, version })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ status, version }).where(sql<boolean>`excluded.version > people.version`),
    )
    .execute()
}
