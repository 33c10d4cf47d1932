import { publish } from '@plaza/events'
import { userReactivated } from '@plaza/schema/events'
import { networkOf, type Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import { type AuthContext, asAccount } from '../../context.ts'
import { type AccountRow, findAccountForUpdate, updateAccount } from '../../data/accounts.ts'
import { type AppealRow, listAppealsByDecisions } from '../../data/appeals.ts'
import { type Credentials, findCredentials, updatePasswordHash } from '../../data/credentials.ts'
import type { Trx } from '../../data/db.ts'
import { type DecisionRow, findSuspension } from '../../data/decisions.ts'
import { insertSecurityEvent } from '../../data/security-events.ts'
import { isKnownNetwork } from '../../data/sessions.ts'
import { accountFacts } from '../../events/account-facts.ts'
import type { SignInInput } from '../../generated/resolvers.ts'
import { canBeAppealed } from '../../moderation/appeal.ts'
import { createAppealToken } from '../../moderation/appeal-token.ts'
import { type AppealStatus, ruleInWords } from '../../moderation/words.ts'
import { hashPassword, isOutdatedHash, verifyPassword } from '../../passwords/hashing.ts'
import type { SignedInPayload } from '../../payloads.ts'
import { rateLimited } from '../../rules/errors.ts'
import { normaliseEmail } from '../../rules/normalise.ts'
import { openSession } from '../../sessions/open-session.ts'
import type { Attempt } from '../../throttle/throttle.ts'

/** One answer for a wrong name and a wrong password. */
const refused = () => failed(userError('INVALID_CREDENTIALS', 'The name or the password is wrong.'))

/**
 * Signs in by e-mail address or user name. Whether the account exists must not show: not in the answer, and not in how long
 * it takes, so both ways run the same statements and one password hash.
 */
export async function signIn(ctx: AuthContext, _viewer: Viewer | null, input: SignInInput): Promise<SignedInPayload> {
  // PostgreSQL refuses NUL in a text, which is another answer than this one.
  const name = normaliseEmail(input.identifier).replaceAll('\0', '\ufffd')
  const credentials = await findCredentials(ctx.owner, name.includes('@') ? { email: name } : { username: name })

  const attempts = attemptsOf(ctx, credentials ? ['account', credentials.id] : ['name', name])
  const isOwnersNetwork = await isKnownNetwork(ctx.owner, credentials?.id ?? null, networkOf(ctx.client.ipAddress))
  const wait = await ctx.auth.throttle.takeAll([attempts.byNameAndAddress, attempts.byAddress])
  if (wait > 0) return failed(rateLimited(wait))
  const waitByName = await ctx.auth.throttle.take(attempts.byName)
  // What strangers do with the name does not keep its owner out.
  if (waitByName > 0 && !isOwnersNetwork) {
    await ctx.auth.throttle.giveBack(attempts.byNameAndAddress)
    await ctx.auth.throttle.giveBack(attempts.byAddress)
    return failed(rateLimited(waitByName))
  }

  if (!(await verifyPassword(credentials?.passwordHash ?? null, input.password)) || !credentials) {
    await insertSecurityEvent(ctx.owner, { type: 'SIGN_IN_FAILED', accountId: credentials?.id ?? null })
    return refused()
  }
  const signedIn = await admit(ctx, credentials, input.password)
  if (!signedIn) return refused()
  await ctx.auth.throttle.clear(attempts.byNameAndAddress)
  await ctx.auth.throttle.giveBack(attempts.byName)
  await ctx.auth.throttle.giveBack(attempts.byAddress)
  return signedIn
}

/** An account's name and e-mail address count as one, in whatever spelling; what is nobody's counts by its text. */
function attemptsOf(ctx: AuthContext, whom: readonly ['account' | 'name', string]) {
  const address = networkOf(ctx.client.ipAddress)
  return {
    byNameAndAddress: ['signInByNameAndAddress', ...whom, address],
    byName: ['signInByName', ...whom],
    byAddress: ['signInByAddress', address],
  } as const satisfies Record<string, Attempt>
}

/** Null when the account was deleted, or its password changed, since the password was checked. */
async function admit(ctx: AuthContext, credentials: Credentials, password: string): Promise<SignedInPayload | null> {
  const { id: accountId } = credentials
  const key = await ctx.auth.keyRing.current()
  const freshHash = isOutdatedHash(credentials.passwordHash) ? await hashPassword(password) : undefined
  const { now } = ctx
  const opened = await asAccount(ctx, accountId, (db) =>
    db.transaction().execute(async (trx) => {
      const locked = await findAccountForUpdate(trx, accountId)
      if (!locked || locked.passwordChangedAt.getTime() !== credentials.passwordChangedAt.getTime()) return null
      if (freshHash) {
        await updatePasswordHash(trx, accountId, freshHash)
        await insertSecurityEvent(trx, { type: 'PASSWORD_REHASHED', accountId })
      }
      const suspension = await findSuspension(trx, accountId)
      if (suspension)
        return { suspension, appeal: (await listAppealsByDecisions(trx, [suspension.id])).get(suspension.id) }
      const account = locked.status === 'DEACTIVATED' ? await reactivate(trx, accountId) : locked
      return { account, ...(await openSession(trx, ctx, { accountId, key, now })) }
    }),
  )
  if (!opened) return null
  if (opened.suspension) return keepOut(ctx, opened)
  ctx.revocations.end(opened.endedIds, now)
  return { tokens: opened.tokens, account: opened.account, errors: [] }
}

const answers: Record<AppealStatus, string> = {
  OPEN: 'Your appeal waits for an answer.',
  REJECTED: 'Your appeal was rejected.',
  ACCEPTED: 'Your appeal was accepted: try again in a moment.',
}

/** The password is right, so that the person is told why, and how to object. */
function keepOut(
  ctx: AuthContext,
  { suspension: decision, appeal }: { suspension: DecisionRow; appeal: AppealRow | undefined },
): SignedInPayload {
  const proof = { accountId: decision.ownerId, decisionId: decision.id }
  const canAppeal = !appeal && canBeAppealed(decision, ctx.now)
  const appealToken = canAppeal ? createAppealToken(proof, ctx.auth.secrets.appeals, ctx.now) : null
  const next = appeal ? answers[appeal.status] : canAppeal ? 'You can appeal.' : 'The time to appeal is over.'
  const message = `This account is suspended, because something of yours broke ${ruleInWords(decision.rule)}. ${next}`
  return { suspension: { decision, appealToken }, ...failed(userError('NOT_ALLOWED', message)) }
}

async function reactivate(trx: Trx, accountId: string): Promise<AccountRow> {
  const account = await updateAccount(trx, accountId, { status: 'ACTIVE' })
  await publish(trx, userReactivated, accountFacts(account))
  await insertSecurityEvent(trx, { type: 'ACCOUNT_REACTIVATED', accountId })
  return account
}
