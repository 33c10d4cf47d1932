import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { userRegistered } from '@plaza/schema/events'
import { networkOf, type Viewer } from '@plaza/server'
import { failed, type TextRead, type UserError } from '@plaza/subgraph'
import { type AuthContext, asAccount } from '../../context.ts'
import { insertAccount, type Locale, takenBy } from '../../data/accounts.ts'
import { insertMail } from '../../data/outgoing-mails.ts'
import { insertSecurityEvent } from '../../data/security-events.ts'
import { accountFacts } from '../../events/account-facts.ts'
import type { SignUpInput } from '../../generated/resolvers.ts'
import type { SigningKey } from '../../keys/key-ring.ts'
import { hashPassword } from '../../passwords/hashing.ts'
import type { SignedInPayload } from '../../payloads.ts'
import { emailTaken, rateLimited, usernameTaken } from '../../rules/errors.ts'
import { defaultLocale, findLocale } from '../../rules/locales.ts'
import { checkEmail, checkUsername, firstNameNeeded, readFirstName, readLastName } from '../../rules/names.ts'
import { normaliseEmail, normaliseUsername } from '../../rules/normalise.ts'
import { checkPassword } from '../../rules/passwords.ts'
import { openSession } from '../../sessions/open-session.ts'

/** Makes an account, signs it in and asks for its verification mail. */
export async function signUp(ctx: AuthContext, _viewer: Viewer | null, input: SignUpInput): Promise<SignedInPayload> {
  const names = { firstName: readFirstName(input.firstName), lastName: readLastName(input.lastName) }
  const draft = {
    email: normaliseEmail(input.email),
    username: normaliseUsername(input.username),
    firstName: names.firstName.text ?? '',
    lastName: names.lastName.text,
    // What cannot be spoken keeps nobody out.
    locale: findLocale(input.locale ?? '') ?? defaultLocale,
  }
  const problems = problemsOf(draft, names, input.password)
  if (problems.length > 0) return failed(...problems)

  const wait = await ctx.auth.throttle.takeAll([
    ['signUpByAddress', networkOf(ctx.client.ipAddress)],
    ['mailByEmail', draft.email],
  ])
  if (wait > 0) return failed(rateLimited(wait))

  const [passwordHash, key] = await Promise.all([hashPassword(input.password), ctx.auth.keyRing.current()])
  try {
    const signedIn = await register(ctx, { ...draft, passwordHash }, key)
    ctx.auth.mailer.wake()
    return signedIn
  } catch (error) {
    const taken = takenBy(error)
    if (taken === 'email') return failed(emailTaken(['input', 'email']))
    if (taken === 'username') return failed(usernameTaken(['input', 'username']))
    throw error
  }
}

interface Draft {
  email: string
  username: string
  firstName: string
  lastName: string | null
  locale: Locale
}

function problemsOf(
  { email, username, firstName }: Draft,
  names: { firstName: TextRead; lastName: TextRead },
  password: string,
): UserError[] {
  return [
    checkEmail(email, ['input', 'email']),
    checkUsername(username, ['input', 'username']),
    checkPassword(password, [email, username, firstName], ['input', 'password']),
    names.firstName.error ?? (firstName === '' ? firstNameNeeded : null),
    names.lastName.error,
  ].filter((problem) => problem != null)
}

async function register(
  ctx: AuthContext,
  { firstName, lastName, ...draft }: Draft & { passwordHash: string },
  key: SigningKey,
): Promise<SignedInPayload> {
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
