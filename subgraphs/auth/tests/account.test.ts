import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { MyAccount, mutation, password, SignIn, SignUp, type StartedAuth, startAuth } from './testkit.ts'

const VerifyEmail = mutation('verifyEmail', 'VerifyEmailInput', 'verifiedEmail')
const ResendEmailVerification = mutation('resendEmailVerification', null)
const ChangeEmail = mutation('changeEmail', 'ChangeEmailInput', 'account { email pendingEmail }')
const ChangeUsername = mutation('changeUsername', 'ChangeUsernameInput', 'account { username }')
const ChangePassword = mutation('changePassword', 'ChangePasswordInput', 'account { id sessions { isCurrent } }')
const RequestPasswordReset = mutation('requestPasswordReset', 'RequestPasswordResetInput')
const ResetPassword = mutation('resetPassword', 'ResetPasswordInput')
const DeactivateAccount = mutation('deactivateAccount', 'DeactivateAccountInput', 'account { status }')
const DeleteAccount = mutation('deleteAccount', 'DeleteAccountInput', 'deletedUserId')

const expired = [{ code: 'EXPIRED' }]
const day = 24 * 60 * 60
const lastEvent = async (auth: StartedAuth) => (await auth.subgraph.outbox()).at(-1)
const canSignIn = async (auth: StartedAuth, identifier: string, attempt = password) =>
  (await auth.ask({}, SignIn, { input: { identifier, password: attempt } })).errors.length === 0

describe('verifying the address', () => {
  test('a mailed link confirms it, once', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const token = await auth.mailedToken(ada.email)
    const answers = await Promise.all([1, 2, 3].map(() => auth.ask({}, VerifyEmail, { input: { token } })))
    expect(answers.filter(({ verifiedEmail }) => verifiedEmail === ada.email)).toHaveLength(1)
    expect(answers.filter(({ errors }) => errors[0]?.code === 'EXPIRED')).toHaveLength(2)
    const { account } = await auth.ask(ada, MyAccount)
    expect(account.emailVerifiedAt).not.toBeNull()
    expect(await lastEvent(auth)).toMatchObject({ type: 'user.email_verified', data: { version: 2, email: ada.email } })
  })

  test('a new link replaces the earlier one', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const first = await auth.mailedToken(ada.email)
    expect(await auth.ask(ada, ResendEmailVerification)).toEqual({ errors: [] })
    expect((await auth.ask({}, VerifyEmail, { input: { token: first } })).errors).toMatchObject(expired)
    const second = await auth.mailedToken(ada.email)
    expect(second).not.toBe(first)
    expect((await auth.ask({}, VerifyEmail, { input: { token: second } })).verifiedEmail).toBe(ada.email)
    expect((await auth.ask(ada, ResendEmailVerification)).errors).toMatchObject([{ code: 'CONFLICT' }])
  })

  test('a link works for a day', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const token = await auth.mailedToken(ada.email)
    await auth.letTimePass(day + 1)
    expect((await auth.ask({}, VerifyEmail, { input: { token } })).errors).toMatchObject(expired)
  })
})

describe('changing the address', () => {
  test('takes effect with its own link, and the present address is told', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const input = { newEmail: 'Ada@New.example', password }
    const { account } = await auth.ask(ada, ChangeEmail, { input })
    expect(account).toEqual({ email: 'ada@example.org', pendingEmail: 'ada@new.example' })
    const token = await auth.mailedToken('ada@new.example')
    const notice = (await auth.mails()).find((mail) => /^Subject: Your e-mail address is about to change/m.test(mail))
    expect(notice).toContain('To: ada@example.org')
    expect(notice).not.toContain('new.example')
    expect((await auth.ask({}, VerifyEmail, { input: { token } })).verifiedEmail).toBe('ada@new.example')
    expect(await lastEvent(auth)).toMatchObject({ type: 'user.email_changed', data: { email: 'ada@new.example' } })
    expect(await canSignIn(auth, 'ada@new.example')).toBe(true)
    expect(await canSignIn(auth, 'ada@example.org')).toBe(false)
  })

  test('asks for the password, and for an address that is free', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    await auth.signUp('grace')
    const errorOf = async (newEmail: string, attempt = password) =>
      (await auth.ask(ada, ChangeEmail, { input: { newEmail, password: attempt } })).errors[0].code
    expect(await errorOf('new@example.org', 'wrong')).toBe('INVALID_CREDENTIALS')
    expect(await errorOf('grace@example.org')).toBe('TAKEN')
    expect(await errorOf('ada@example.org')).toBe('CONFLICT')
    expect(await errorOf('nonsense')).toBe('INVALID')
  })

  test('comes to nothing once the password is changed or reset, as the notice promises', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const change = async (newEmail: string, known: string) => {
      await auth.ask(ada, ChangeEmail, { input: { newEmail, password: known } })
      return auth.mailedToken(newEmail)
    }
    const first = await change('mallory@example.com', password)
    await auth.ask(ada, ChangePassword, { input: { currentPassword: password, newPassword: 'a quite new one' } })
    expect((await auth.ask(ada, MyAccount)).account.pendingEmail).toBeNull()
    expect((await auth.ask({}, VerifyEmail, { input: { token: first } })).errors).toMatchObject(expired)
    const second = await change('mallory@example.net', 'a quite new one')
    await auth.ask({}, RequestPasswordReset, { input: { email: ada.email } })
    const token = await auth.mailedToken(ada.email, /new password/)
    await auth.ask({}, ResetPassword, { input: { token, newPassword: 'one of my own' } })
    expect((await auth.ask({}, VerifyEmail, { input: { token: second } })).errors).toMatchObject(expired)
    expect(await canSignIn(auth, ada.email, 'one of my own')).toBe(true)
  })

  test('an address that somebody else has signed up with meanwhile stays theirs', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    await auth.ask(ada, ChangeEmail, { input: { newEmail: 'grace@example.org', password } })
    const token = await auth.mailedToken('grace@example.org')
    await auth.signUp('grace')
    expect((await auth.ask({}, VerifyEmail, { input: { token } })).errors).toMatchObject([{ code: 'TAKEN' }])
    expect((await auth.ask(ada, MyAccount)).account.email).toBe('ada@example.org')
  })
})

describe('changing the user name', () => {
  test('takes effect at once, and the old name stays reserved for 30 days', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const { account } = await auth.ask(ada, ChangeUsername, { input: { username: 'Countess' } })
    expect(account.username).toBe('Countess')
    expect(await lastEvent(auth)).toMatchObject({
      type: 'user.username_changed',
      data: { username: 'Countess', previousUsername: 'ada', version: 2 },
    })
    expect(await canSignIn(auth, 'countess')).toBe(true)
    const isAvailable = (username: string) =>
      auth.ask({}, 'query ($username: String!) { usernameAvailable(username: $username) }', { username })
    const input = { email: 'new@example.org', username: 'ADA', password, firstName: 'New' }
    expect(await isAvailable('Ada')).toBe(false)
    expect((await auth.ask({}, SignUp, { input })).errors).toMatchObject([{ code: 'TAKEN' }])
    await auth.letTimePass(30 * day + 1)
    expect(await isAvailable('Ada')).toBe(true)
    expect((await auth.ask({}, SignUp, { input })).errors).toEqual([])
  })

  test('its owner may return to the old name', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    for (const username of ['countess', 'ada', 'Ada', 'countess']) {
      expect((await auth.ask(ada, ChangeUsername, { input: { username } })).errors).toEqual([])
    }
  })

  test('a name that somebody has, or that is the house’s, is not to be had', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    await auth.signUp('grace')
    for (const username of ['GRACE', 'admin']) {
      const { errors } = await auth.ask(ada, ChangeUsername, { input: { username } })
      expect(errors).toMatchObject([{ code: 'TAKEN', path: ['input', 'username'] }])
    }
  })

  test('of many who race for a name that is being given up, nobody gets it', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const others = await Promise.all(['b', 'c', 'd'].map((name) => auth.signUp(`person_${name}`)))
    const [given, ...taken] = await Promise.all([
      auth.ask(ada, ChangeUsername, { input: { username: 'countess' } }),
      ...others.map((other) => auth.ask(other, ChangeUsername, { input: { username: 'ada' } })),
    ])
    expect(given.errors).toEqual([])
    expect(taken.map(({ errors }) => errors[0]?.code)).toEqual(['TAKEN', 'TAKEN', 'TAKEN'])
  })
})

describe('changing the password', () => {
  test('ends every other session and keeps this one', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const other = (await auth.ask({}, SignIn, { input: { identifier: 'ada', password } })).tokens
    const input = { currentPassword: password, newPassword: 'a quite new one' }
    const { account, errors } = await auth.ask(ada, ChangePassword, { input })
    expect(errors).toEqual([])
    expect(account.sessions).toEqual([{ isCurrent: true }])
    expect((await auth.verifier.verify(other.accessToken)).refused).toBe('REVOKED')
    expect((await auth.verifier.verify(ada.token)).viewer?.id).toBe(ada.id)
    expect((await auth.subgraph.outbox()).slice(-2)).toMatchObject([
      { type: 'password.changed', data: { userId: ada.id, byReset: false } },
      { type: 'session.ended', data: { reason: 'PASSWORD_CHANGED' } },
    ])
    expect([await canSignIn(auth, 'ada'), await canSignIn(auth, 'ada', 'a quite new one')]).toEqual([false, true])
  })

  test('asks for the present password and refuses a weak new one', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const errorOf = async (currentPassword: string, newPassword: string) =>
      (await auth.ask(ada, ChangePassword, { input: { currentPassword, newPassword } })).errors[0]
    expect(await errorOf('wrong', 'a quite new one')).toMatchObject({
      code: 'INVALID_CREDENTIALS',
      path: ['input', 'currentPassword'],
    })
    expect(await errorOf(password, 'qwertyuiop')).toMatchObject({ code: 'INVALID', path: ['input', 'newPassword'] })
  })
})

describe('resetting the password', () => {
  test('a mailed link sets a new one, once, and ends every session', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    expect(await auth.ask({}, RequestPasswordReset, { input: { email: 'ADA@example.org' } })).toEqual({ errors: [] })
    const token = await auth.mailedToken(ada.email, /new password/)
    const weak = await auth.ask({}, ResetPassword, { input: { token, newPassword: 'qwertyuiop' } })
    expect(weak.errors).toMatchObject([{ code: 'INVALID' }])
    const reset = () => auth.ask({}, ResetPassword, { input: { token, newPassword: 'a quite new one' } })
    const answers = await Promise.all([reset(), reset(), reset()])
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1)
    expect((await auth.verifier.verify(ada.token)).refused).toBe('REVOKED')
    expect([await canSignIn(auth, 'ada'), await canSignIn(auth, 'ada', 'a quite new one')]).toEqual([false, true])
    expect(await auth.subgraph.outbox()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'password.changed', data: expect.objectContaining({ byReset: true }) }),
      ]),
    )
  })

  test('an unknown address gets the same answer and no mail', async () => {
    await using auth = await startAuth()
    await auth.signUp('ada')
    const known = await auth.ask({}, RequestPasswordReset, { input: { email: 'ada@example.org' } })
    expect(await auth.ask({}, RequestPasswordReset, { input: { email: 'nobody@example.org' } })).toEqual(known)
    const mails = await auth.mails()
    expect(mails.some((mail) => mail.includes('To: ada@example.org'))).toBe(true)
    expect(mails.some((mail) => mail.includes('nobody@example.org'))).toBe(false)
  })

  test('a link works for an hour, and not once the address or the password has changed', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const ask = async () => {
      await auth.ask({}, RequestPasswordReset, { input: { email: ada.email } })
      return auth.mailedToken(ada.email, /new password/)
    }
    const errorsOf = async (token: string) =>
      (await auth.ask({}, ResetPassword, { input: { token, newPassword: 'a quite new one' } })).errors
    const old = await ask()
    await auth.letTimePass(3601)
    expect(await errorsOf(old)).toMatchObject(expired)
    const replaced = await ask()
    await ask()
    expect(await errorsOf(replaced)).toMatchObject(expired)
    const { system } = auth.subgraph.database
    const { count } = await system
      .selectFrom('passwordResets')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe(1)
    const beforeChange = await ask()
    await auth.ask(ada, ChangePassword, { input: { currentPassword: password, newPassword: 'one of my own' } })
    expect(await errorsOf(beforeChange)).toMatchObject(expired)
    expect(await errorsOf('nonsense')).toMatchObject(expired)
  })

  test('a link that waits to be mailed is not made any more once the password has changed', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const { system } = auth.subgraph.database
    // As a mail server that was away has left it.
    await sql`
      insert into outgoing_mails (id, kind, address, send_after)
      values (gen_random_uuid(), 'PASSWORD_RESET', ${ada.email}, now() + interval '1 hour')
    `.execute(system)
    await auth.ask(ada, ChangePassword, { input: { currentPassword: password, newPassword: 'a quite new one' } })
    await sql`update outgoing_mails set send_after = now()`.execute(system)
    await expect(auth.mailedToken(ada.email, /new password/)).rejects.toThrow('there is no such mail')
    expect(await system.selectFrom('passwordResets').select('id').execute()).toEqual([])
    await auth.ask({}, RequestPasswordReset, { input: { email: ada.email } })
    expect(await auth.mailedToken(ada.email, /new password/)).toHaveLength(43)
  })
})

describe('closing the account', () => {
  test('deactivating ends every session; signing in brings it back', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    expect((await auth.ask(ada, DeactivateAccount, { input: { password: 'wrong' } })).errors).toMatchObject([
      { code: 'INVALID_CREDENTIALS' },
    ])
    const { account, errors } = await auth.ask(ada, DeactivateAccount, { input: { password } })
    expect([account.status, errors]).toEqual(['DEACTIVATED', []])
    expect((await auth.verifier.verify(ada.token)).refused).toBe('REVOKED')
    expect((await auth.subgraph.outbox()).slice(-2)).toMatchObject([
      { type: 'user.deactivated', data: { status: 'DEACTIVATED', version: 2 } },
      { type: 'session.ended', data: { reason: 'ACCOUNT_CLOSED' } },
    ])
    const back = await auth.ask({}, SignIn, { input: { identifier: 'ada', password } })
    expect(back.account.status).toBe('ACTIVE')
    expect((await auth.subgraph.outbox()).slice(-2)).toMatchObject([
      { type: 'user.reactivated', data: { status: 'ACTIVE', version: 3 } },
      { type: 'session.started' },
    ])
  })

  test('deleting leaves nothing of the person, and the name reserved', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const { deletedUserId } = await auth.ask(ada, DeleteAccount, { input: { password } })
    expect(deletedUserId).toBe(ada.id)
    expect((await auth.verifier.verify(ada.token)).refused).toBe('REVOKED')
    expect(await canSignIn(auth, 'ada')).toBe(false)
    expect((await auth.subgraph.outbox()).slice(-2)).toMatchObject([
      { type: 'session.ended', data: { reason: 'ACCOUNT_CLOSED' } },
      {
        type: 'user.deleted',
        data: { userId: ada.id, email: null, username: null, emailVerifiedAt: null, version: 2 },
      },
    ])
    const { system } = auth.subgraph.database
    for (const table of ['accounts', 'sessions', 'refreshTokens', 'emailVerifications', 'outgoingMails'] as const) {
      expect(await system.selectFrom(table).selectAll().execute()).toEqual([])
    }
    const input = { email: 'new@example.org', username: 'ada', password, firstName: 'New' }
    expect(await auth.ask({}, '{ usernameAvailable(username: "ada") }')).toBe(false)
    expect((await auth.ask({}, SignUp, { input })).errors).toMatchObject([{ code: 'TAKEN' }])
    const again = await auth.ask({}, SignUp, { input: { ...input, email: ada.email, username: 'ada_2' } })
    expect(again.errors).toEqual([])
  })
})
