import { asAccount } from '../context.ts'
import { findRestriction } from '../data/decisions.ts'
import { listLiveSessions } from '../data/sessions.ts'
import type { AccountResolvers } from '../generated/resolvers.ts'

export const Account: AccountResolvers = {
  // Right after sign-up and sign-in the account is shown to a request that had no token yet.
  restrictedUntil: ({ id }, _, ctx) => asAccount(ctx, id, (db) => findRestriction(db, id)),
  sessions: ({ id }, _, ctx) => asAccount(ctx, id, (db) => listLiveSessions(db, id)),
}
