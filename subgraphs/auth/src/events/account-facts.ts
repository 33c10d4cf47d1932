import type { AccountRow } from '../data/accounts.ts'

/** What every event of `auth.user` says, so that the last one of an account is enough for a projection. */
export function accountFacts(account: AccountRow) {
  const { id, email, username, emailVerifiedAt, status, locale, version } = account
  return { userId: id, email, username, emailVerifiedAt, status, locale, version }
}
