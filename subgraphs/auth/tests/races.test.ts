import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { mutation, password, RefreshSession, SignIn, type StartedAuth, startAuth } from './testkit.ts'

const VerifyEmail = mutation('verifyEmail', 'VerifyEmailInput', 'verifiedEmail')
const ResendEmailVerification = mutation('resendEmailVerification', null)
const ChangeEmail = mutation('changeEmail', 'ChangeEmailInput', 'account { pendingEmail }')
const ChangePassword = mutation('changePassword', 'ChangePasswordInput')
const RequestPasswordReset = mutation('requestPasswordReset', 'RequestPasswordResetInput')
const ResetPassword = mutation('resetPassword', 'ResetPasswordInput')
const DeactivateAccount = mutation('deactivateAccount', 'DeactivateAccountInput')
const DeleteAccount = mutation('deleteAccount', 'DeleteAccountInput', 'deletedUserId')

type Request = () => Promise<unknown>

/** Sends two requests that meet at rows that another transaction has locked: the first is served first, once both wait. */
async function meetAt(auth: StartedAuth, rows: string, first: Request, second: Request) {
  const answers = await auth.subgraph.database.system.transaction().execute(async (trx) => {
    await sql`select from ${sql.ref(rows)} for update`.execute(trx)
    const one = first()
    await expectWaiting(auth, 1)
    const two = second()
    await expectWaiting(auth, 2)
    return [one, two]
  })
  return Promise.all(answers)
}

async function expectWaiting(auth: StartedAuth, count: number): Promise<void> {
  const { system } = auth.subgraph.database
  const waiting = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    `.execute(system)
    return rows[0]?.count
  }
  await expect.poll(waiting).toBe(count)
}

async function mailedReset(auth: StartedAuth, email: string): Promise<string> {
  await auth.ask({}, RequestPasswordReset, { input: { email } })
  return auth.mailedToken(email, /new password/)
}

describe('changes of one account at the same time come one after the other, and none is answered with a deadlock', () => {
  test('deleting it while a tab refreshes', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const [deleted, refreshed] = await meetAt(
      auth,
      'sessions',
      () => auth.ask(ada, DeleteAccount, { input: { password } }),
      () => auth.ask({}, RefreshSession, { refreshToken: ada.tokens.refreshToken }),
    )
    expect(deleted).toEqual({ deletedUserId: ada.id, errors: [] })
    expect(refreshed).toMatchObject({ tokens: null, errors: [{ code: 'EXPIRED' }] })
  })

  test.each([
    ['changing the address', ChangeEmail, { input: { newEmail: 'ada@new.example', password } }],
    ['asking for another link', ResendEmailVerification, {}],
  ])('%s while its link is opened', async (_, document, variables) => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const token = await auth.mailedToken(ada.email)
    const [changed, verified] = await meetAt(
      auth,
      'email_verifications',
      () => auth.ask(ada, document, variables),
      () => auth.ask({}, VerifyEmail, { input: { token } }),
    )
    expect(changed).toMatchObject({ errors: [] })
    expect(verified).toMatchObject({ errors: [{ code: 'EXPIRED' }] })
  })

  test('changing the password while a reset link is used', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const token = await mailedReset(auth, ada.email)
    const [changed, reset] = await meetAt(
      auth,
      'accounts',
      () => auth.ask(ada, ChangePassword, { input: { currentPassword: password, newPassword: 'a quite new one' } }),
      () => auth.ask({}, ResetPassword, { input: { token, newPassword: 'one of my own' } }),
    )
    expect(changed).toEqual({ errors: [] })
    expect(reset).toMatchObject({ errors: [{ code: 'EXPIRED' }] })
  })

  test('opening a link while the mailer makes the next one', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const token = await auth.mailedToken(ada.email)
    const { system } = auth.subgraph.database
    await sql`
      insert into outgoing_mails (id, kind, account_id, address)
      values (gen_random_uuid(), 'VERIFY_EMAIL', ${ada.id}, ${ada.email})
    `.execute(system)
    const [, verified] = await meetAt(
      auth,
      'email_verifications',
      () => auth.setup.mailer.sendDue(),
      () => auth.ask({}, VerifyEmail, { input: { token } }),
    )
    expect(verified).toMatchObject({ errors: [{ code: 'EXPIRED' }] })
    expect(await system.selectFrom('outgoingMails').select('attempts').execute()).toEqual([])
  })
})

describe('a password that is replaced while it is being checked', () => {
  test.each([
    ['the password', ChangePassword, { currentPassword: password, newPassword: 'one that mallory chose' }],
    ['the address', ChangeEmail, { newEmail: 'mallory@example.net', password }],
    ['the account’s status', DeactivateAccount, { password }],
    ['that the account exists', DeleteAccount, { password }],
  ])('changes nothing any more: %s', async (_, document, input) => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const token = await mailedReset(auth, ada.email)
    const [reset, refused] = await meetAt(
      auth,
      'accounts',
      () => auth.ask({}, ResetPassword, { input: { token, newPassword: 'one that ada chose' } }),
      () => auth.ask(ada, document, { input }),
    )
    expect(reset).toEqual({ errors: [] })
    expect(refused).toMatchObject({
      errors: [{ code: 'INVALID_CREDENTIALS', path: ['input', expect.stringMatching(/password/i)] }],
    })
    const back = await auth.ask({}, SignIn, { input: { identifier: ada.email, password: 'one that ada chose' } })
    expect(back).toMatchObject({ account: { id: ada.id, status: 'ACTIVE' }, errors: [] })
  })
})

test('switching the account off twice says that it is off', async () => {
  await using auth = await startAuth()
  const ada = await auth.signUp('ada')
  const deactivate = () => auth.ask(ada, DeactivateAccount, { input: { password } })
  const [first, second] = await meetAt(auth, 'accounts', deactivate, deactivate)
  expect(first).toEqual({ errors: [] })
  expect(second).toMatchObject({ errors: [{ code: 'CONFLICT', path: null }] })
})
