import { defineConsumer, onEvent, publish } from '@plaza/events'
import {
  accountRestricted,
  appealRejected,
  moderationDecided,
  moderationReversed,
  userDeactivated,
  userReactivated,
} from '@plaza/schema/events'
import { findAccount, findAccountForUpdate, updateAccount } from '../data/accounts.ts'
import type { Trx } from '../data/db.ts'
import { findRestriction, findSuspension, findWasActive, updateWasActive } from '../data/decisions.ts'
import { type DecisionMailKind, insertMail } from '../data/outgoing-mails.ts'
import { insertSecurityEvent } from '../data/security-events.ts'
import type { DB } from '../generated/database.ts'
import { closeSessions } from '../sessions/close-sessions.ts'
import { accountFacts } from './account-facts.ts'

/**
 * Closes and opens accounts as moderators have decided. A suspended account is hidden as one that its person has switched
 * off; unlike that one, it is not brought back by signing in.
 */
export const actOnDecisions = defineConsumer<DB>({
  name: 'act-on-decisions',
  handlers: [
    onEvent(moderationDecided, async (trx, { data: { decisionId, ownerId, action, decidedAt } }) => {
      if (action === 'SUSPEND') await suspend(trx, { decisionId, accountId: ownerId, endedAt: decidedAt })
      if (action === 'RESTRICT') await tellRestriction(trx, ownerId, decidedAt)
    }),
    onEvent(moderationReversed, async (trx, { data: { decisionId, ownerId, action, reversedAt } }) => {
      if (action === 'SUSPEND') await bringBack(trx, { decisionId, accountId: ownerId })
      if (action === 'RESTRICT') await tellRestriction(trx, ownerId, reversedAt)
    }),
    onEvent(appealRejected, async (trx, { data: { decisionId, ownerId, action } }) => {
      if (action === 'SUSPEND') await mail(trx, 'SUSPENSION_UPHELD', { decisionId, accountId: ownerId })
    }),
  ],
})

interface Suspended {
  decisionId: string
  accountId: string
}

async function suspend(trx: Trx, { decisionId, accountId, endedAt }: Suspended & { endedAt: Date }): Promise<void> {
  const account = await findAccountForUpdate(trx, accountId)
  // An appeal may have come before the event.
  if (!account || (await findSuspension(trx, accountId)) === null) return
  if (account.status === 'ACTIVE') {
    const hidden = await updateAccount(trx, accountId, { status: 'DEACTIVATED' })
    await updateWasActive(trx, decisionId)
    await publish(trx, userDeactivated, accountFacts(hidden))
    await insertSecurityEvent(trx, { type: 'ACCOUNT_DEACTIVATED', accountId, reason: 'SUSPENDED' })
  }
  await closeSessions(trx, { accountId, reason: 'ACCOUNT_CLOSED', endedAt })
  await mail(trx, 'SUSPENDED', { decisionId, accountId })
}

async function bringBack(trx: Trx, { decisionId, accountId }: Suspended): Promise<void> {
  const account = await findAccountForUpdate(trx, accountId)
  // Another decision may keep it closed.
  if (!account || (await findSuspension(trx, accountId)) !== null) return
  await mail(trx, 'SUSPENSION_REVERSED', { decisionId, accountId })
  // Whoever was away before comes back by signing in.
  if (account.status !== 'DEACTIVATED' || !(await findWasActive(trx, decisionId))) return
  await publish(trx, userReactivated, accountFacts(await updateAccount(trx, accountId, { status: 'ACTIVE' })))
  await insertSecurityEvent(trx, { type: 'ACCOUNT_REACTIVATED', accountId, reason: 'SUSPENSION_ENDED' })
}

/** To the address that is known to be the person's; who has none reads it at the refused sign-in. */
async function mail(trx: Trx, kind: DecisionMailKind, { decisionId, accountId }: Suspended): Promise<void> {
  const account = await findAccount(trx, accountId)
  if (account?.emailVerifiedAt) await insertMail(trx, { kind, decisionId, accountId, address: account.email })
}

/** For the processes that hold tokens which were signed before; the next ones say it themselves. */
async function tellRestriction(trx: Trx, userId: string, changedAt: Date): Promise<void> {
  await publish(trx, accountRestricted, { userId, until: await findRestriction(trx, userId), changedAt })
}
