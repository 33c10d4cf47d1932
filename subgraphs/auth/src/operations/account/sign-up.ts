import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { userRegistered } from '@plaza/schema/events'
import { networkOf } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import { type AuthContext, asAccount } from '../../context.ts'
import { type AccountRow, insertAccount, takenBy } from '../../data/accounts.ts'
import { insertMail } from '../../data/outgoing-mails.ts'
import { insertSecurityEvent } from '../../data/security-events.ts'
import { accountFacts } from '../../events/account-facts.ts'
import type { SignUpInput } from '../../generated/resolvers.ts'
import { hashPassword } from '../../passwords/hashing.ts'
import { checkEmail, checkName, checkUsername } from '../../rules/names.ts'
import { normaliseEmail, normaliseName, normaliseUsername } from '../../rules/normalise.ts'
import { checkPassword } from '../../rules/passwords.ts'
import { openSession } from '../../sessions/open-session.ts'
import { rateLimited } from '../../throttle/throttle.ts'
import type { TokenPair } from '../../tokens/token-pair.ts'

export interface SignedIn {
  tokens: TokenPair
  account: AccountRow
  errors: UserError[]
}

/** Makes an account, signs it in and asks for its verification mail. */
export async function signUp(ctx: AuthContext, input: SignUpInput): Promise<SignedIn | { errors: UserError[] }> {
  const draft = {
    email: normaliseEmail(input.email),
    username: normaliseUsername(input.username),
    firstName: normaliseName(input.firstName),
    lastName: normaliseName(input.lastName ?? '') || null,
  }
  const problems = [
    checkEmail(draft.email, ['input', 'email']),
    checkUsername(draft.username, ['input', 'username']),
    checkPassword(input.password, [draft.email, draft.username, draft.firstName], ['input', 'password']),
    draft.firstName === '' ? userError('REQUIRED', 'Enter a first name.', ['input', 'firstName']) : undefined,
    checkName(draft.firstName, 'The first name', ['input', 'firstName']),
    checkName(draft.lastName ?? '', 'The last name', ['input', 'lastName']),
  ].filter((problem) => problem !== undefined)
  if (problems.length > 0) return failed(...problems)

  const address = networkOf(ctx.client.ipAddress)
  const wait = await ctx.auth.throttle.takeAll([
    ['signUpByAddress', address],
    ['signUpByEmail', draft.email],
  ])
  if (wait > 0) return failed(rateLimited(wait))

  const [passwordHash, key] = await Promise.all([hashPassword(input.password), ctx.auth.keyRing.current()])
  try {
    const signedIn = await register(ctx, { ...draft, passwordHash }, key)
    ctx.auth.mailer.wake()
    return signedIn
  } catch (error) {
    const taken = takenBy(error)
    if (taken === 'email') {
      return failed(userError('TAKEN', 'There is an account with this e-mail address.', ['input', 'email']))
    }
    if (taken === 'username')
      return failed(userError('TAKEN', 'This user name is not available.', ['input', 'username']))
    throw error
  }
}

interface Draft {
  email: string
  username: string
  firstName: string
  lastName: string | null
  passwordHash: string
}

async function register(
  ctx: AuthContext,
  { firstName, lastName, ...draft }: Draft,
  key: Awaited<ReturnType<AuthContext['auth']['keyRing']['current']>>,
): Promise<SignedIn> {
  const id = newId()
  const { now } = ctx
  return asAccount(ctx, id, (db) =>
    db.transaction().execute(async (trx) => {
      const account = await insertAccount(trx, { id, ...draft, createdAt: now })
      await publish(trx, userRegistered, { ...accountFacts(account), firstName, lastName, registeredAt: now })
      await insertSecurityEvent(trx, { type: 'ACCOUNT_CREATED', accountId: id })
      await insertMail(trx, { kind: 'VERIFY_EMAIL', accountId: id, address: account.email })
      const { tokens } = await openSession(trx, ctx, { accountId: id, key, now, isFirst: true })
      return { tokens, account, errors: [] }
    }),
  )
}
