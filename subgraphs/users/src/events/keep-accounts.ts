import { defineConsumer, onEvent, publish } from '@plaza/events'
import {
  userDeactivated,
  userDeleted,
  userEmailChanged,
  userEmailVerified,
  userLocaleChanged,
  userProfileCreated,
  userProfileUpdated,
  userReactivated,
  userRegistered,
  userUsernameChanged,
} from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'
import { upsertFormerUsername } from '../data/former-usernames.ts'
import { insertProfile, updateProfileActivity, updateUsername } from '../data/profiles.ts'
import { type AccountFact, getAccount, upsertAccount } from '../data/projections/accounts.ts'
import type { DB } from '../generated/database.ts'
import { erasePerson } from './erase-person.ts'

/** Every event of an account carries all of it, so that they may come in any order, or only the last of them. */
async function applyAccount(trx: Trx, account: AccountFact): Promise<void> {
  if (!(await upsertAccount(trx, account)) || account.status === 'DELETED') return
  await updateProfileActivity(trx, account.userId, account.status === 'ACTIVE')
  const renamed = await updateUsername(trx, account.userId, account.username)
  if (renamed) await publish(trx, userProfileUpdated, { ...renamed, changedFields: ['username'] })
}

export const keepAccounts = defineConsumer<DB>({
  name: 'accounts',
  handlers: [
    onEvent(userRegistered, async (trx, { data }) => {
      await applyAccount(trx, data)
      // The account as it is known by now, which may be newer than the event.
      const account = await getAccount(trx, data.userId)
      if (account.status === 'DELETED' || account.username === null) return
      const { userId, firstName, lastName, registeredAt: joinedAt } = data
      const isActive = account.status === 'ACTIVE'
      const name = { firstName: firstName.trim(), lastName: lastName?.trim() || null }
      const created = await insertProfile(trx, { userId, username: account.username, ...name, isActive, joinedAt })
      if (created) await publish(trx, userProfileCreated, created)
    }),
    ...[userEmailVerified, userEmailChanged, userLocaleChanged, userDeactivated, userReactivated].map((contract) =>
      onEvent<DB, typeof contract>(contract, (trx, { data }) => applyAccount(trx, data)),
    ),
    onEvent(userUsernameChanged, async (trx, { data, time }) => {
      await applyAccount(trx, data)
      const { userId, previousUsername } = data
      const isGivenUp = previousUsername.toLowerCase() !== data.username.toLowerCase()
      if (!isGivenUp || (await getAccount(trx, userId)).status === 'DELETED') return
      await upsertFormerUsername(trx, { userId, username: previousUsername, givenUpAt: time })
    }),
    onEvent(userDeleted, async (trx, { data: { userId, version } }) => {
      const isNews = await upsertAccount(trx, { userId, username: null, email: null, status: 'DELETED', version })
      if (isNews) await erasePerson(trx, userId)
    }),
  ],
})
