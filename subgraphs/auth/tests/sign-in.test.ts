import { hash } from '@node-rs/argon2'
import { describe, expect, test } from 'vitest'
import { authConfig } from '../src/config.ts'
import { MyAccount, mutation, password, RefreshSession, SignIn, startAuth } from './testkit.ts'

const wrong = { code: 'INVALID_CREDENTIALS', path: null }

describe('signing in', () => {
  test('works by address and by name, whatever the case', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    for (const identifier of ['ada@example.org', 'ADA@example.org', 'ada', ' Ada ', 'ａｄａ']) {
      const { account, tokens, errors } = await auth.ask({}, SignIn, { input: { identifier, password } })
      expect(errors).toEqual([])
      expect(account.id).toBe(ada.id)
      expect((await auth.verifier.verify(tokens.accessToken)).viewer?.id).toBe(ada.id)
    }
  })

  test('never says whether the name or the password is wrong', async () => {
    await using auth = await startAuth()
    await auth.signUp('ada')
    const answer = (identifier: string, attempt: string) =>
      auth.ask({}, SignIn, { input: { identifier, password: attempt } })
    const known = await answer('ada', 'not the password')
    expect(known).toMatchObject({ tokens: null, account: null, errors: [wrong] })
    expect(await answer('nobody', 'not the password')).toEqual(known)
    expect(await answer('nobody@example.org', password)).toEqual(known)
    expect(await answer('', '')).toEqual(known)
    expect(await answer('a\u0000b', 'c\u0000d')).toEqual(known)
    expect(await answer('ada', 'x'.repeat(100_000))).toEqual(known)
  })

  test('takes the address of the connection where a forwarded one is made up', async () => {
    await using auth = await startAuth()
    await auth.signUp('ada', { ipAddress: "'; drop table sessions" })
    const { tokens } = await auth.ask({ ipAddress: '::ffff:203.0.113.9' }, SignIn, {
      input: { identifier: 'ada', password },
    })
    const { sessions } = (await auth.ask({ token: tokens.accessToken }, MyAccount)).account
    expect(sessions.map((session: { ipAddress: string | null }) => session.ipAddress)).toEqual([
      '203.0.113.9',
      '127.0.0.1',
    ])
  })

  test('tells of a new device once', async () => {
    await using auth = await startAuth()
    await auth.signUp('ada', { userAgent: 'laptop' })
    for (const userAgent of ['laptop', 'phone', 'phone']) {
      await auth.ask({ userAgent }, SignIn, { input: { identifier: 'ada', password } })
    }
    const started = (await auth.subgraph.outbox()).filter((event) => event.type === 'session.started')
    expect(started.map((event) => event.data.isNewDevice)).toEqual([false, false, true, false])
  })

  test('keeps twenty sessions and ends the least recently used', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const signIn = async () => (await auth.ask({}, SignIn, { input: { identifier: 'ada', password } })).tokens
    for (let i = 0; i < 19; i++) await signIn()
    expect((await auth.ask(ada, MyAccount)).account.sessions).toHaveLength(20)
    const latest = await signIn()
    const { sessions } = (await auth.ask({ token: latest.accessToken }, MyAccount)).account
    expect(sessions).toHaveLength(20)
    expect(sessions.filter((session: { isCurrent: boolean }) => session.isCurrent)).toHaveLength(1)
    expect((await auth.verifier.verify(ada.token)).refused).toBe('REVOKED')
    expect((await auth.subgraph.outbox()).at(-1)).toMatchObject({ type: 'session.ended', data: { reason: 'REVOKED' } })
  })

  test('never keeps more than twenty, however many sign in at the same time', async () => {
    await using auth = await startAuth()
    await auth.signUp('ada')
    await Promise.all(
      Array.from({ length: 30 }, () => auth.ask({}, SignIn, { input: { identifier: 'ada', password } })),
    )
    const { count } = await auth.subgraph.database.system
      .selectFrom('sessions')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('endedAt', 'is', null)
      .executeTakeFirstOrThrow()
    expect(count).toBe(20)
  })

  test('replaces a password hash that was made at another cost', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const { system } = auth.subgraph.database
    const passwordHash = await hash(password, { memoryCost: 8192, timeCost: 1 })
    await system.updateTable('accounts').set({ passwordHash }).where('id', '=', ada.id).execute()
    const { errors } = await auth.ask({}, SignIn, { input: { identifier: 'ada', password } })
    expect(errors).toEqual([])
    const after = await system.selectFrom('accounts').select('passwordHash').executeTakeFirstOrThrow()
    expect(after.passwordHash).toMatch(/m=19456,t=2,p=1/)
    expect((await auth.ask({}, SignIn, { input: { identifier: 'ada', password } })).errors).toEqual([])
  })
})

describe('ending sessions', () => {
  const SignOut = mutation('signOut', null)
  const RevokeSession = mutation('revokeSession', 'RevokeSessionInput', 'account { sessions { id } }')

  test('signing out ends the session for its access token and its refresh token', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    expect(await auth.ask(ada, SignOut)).toEqual({ errors: [] })
    expect((await auth.send(ada, MyAccount)).errors[0].extensions.code).toBe('UNAUTHENTICATED')
    const refreshed = await auth.ask({}, mutation('refreshSession', 'RefreshSessionInput', 'tokens { accessToken }'), {
      input: { refreshToken: ada.tokens.refreshToken },
    })
    expect(refreshed).toMatchObject({ tokens: null, errors: [{ code: 'EXPIRED' }] })
    expect((await auth.subgraph.outbox()).at(-1)).toMatchObject({
      type: 'session.ended',
      actorId: ada.id,
      data: { userId: ada.id, reason: 'SIGNED_OUT' },
    })
  })

  test('one of the own sessions can be revoked, and nobody else’s', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const mallory = await auth.signUp('mallory')
    const sessionId = (await auth.ask(ada, MyAccount)).account.sessions[0].id
    for (const id of [sessionId, 'nonsense', '0199a000-0000-7000-8000-000000000001']) {
      const { errors } = await auth.ask(mallory, RevokeSession, { input: { sessionId: id } })
      expect(errors).toMatchObject([{ code: 'NOT_FOUND' }])
    }
    expect((await auth.verifier.verify(ada.token)).viewer?.id).toBe(ada.id)
    const { tokens } = await auth.ask({}, SignIn, { input: { identifier: 'ada', password } })
    const revoked = await auth.ask({ token: tokens.accessToken }, RevokeSession, { input: { sessionId } })
    expect(revoked.errors).toEqual([])
    expect(revoked.account.sessions).toHaveLength(1)
    expect((await auth.verifier.verify(ada.token)).refused).toBe('REVOKED')
  })

  test('all but the current one can be revoked', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    for (let i = 0; i < 3; i++) await auth.ask({}, SignIn, { input: { identifier: 'ada', password } })
    const { account, errors } = await auth.ask(
      ada,
      mutation('revokeOtherSessions', null, 'account { sessions { isCurrent } }'),
    )
    expect(errors).toEqual([])
    expect(account.sessions).toEqual([{ isCurrent: true }])
    expect((await auth.subgraph.outbox()).at(-1)?.data.sessionIds).toHaveLength(3)
  })
})

test('every mutation that needs a sign-in says so when there is none', async () => {
  await using auth = await startAuth()
  const inputs = {
    signOut: null,
    revokeSession: ['RevokeSessionInput', { sessionId: 'x' }],
    revokeOtherSessions: null,
    resendEmailVerification: null,
    changeEmail: ['ChangeEmailInput', { newEmail: 'a@b.example', password }],
    changeUsername: ['ChangeUsernameInput', { username: 'grace' }],
    changePassword: ['ChangePasswordInput', { currentPassword: password, newPassword: 'another password' }],
    deactivateAccount: ['DeactivateAccountInput', { password }],
    deleteAccount: ['DeleteAccountInput', { password }],
  } as const
  for (const [name, input] of Object.entries(inputs)) {
    const document = mutation(name, input?.[0] ?? null)
    const { data, errors } = await auth.send({}, document, input ? { input: input[1] } : {})
    expect([name, data[name], errors[0].extensions.code]).toEqual([name, null, 'UNAUTHENTICATED'])
  }
})

test('nobody gets the viewer of another person', async () => {
  await using auth = await startAuth()
  const ada = await auth.signUp('ada')
  const mallory = await auth.signUp('mallory')
  const query = `query ($id: ID!) { _entities(representations: [{ __typename: "Viewer", id: $id }]) { ... on Viewer { id account { email } } } }`
  expect(await auth.ask(mallory, query, { id: ada.id })).toEqual([null])
  expect(await auth.ask({}, query, { id: ada.id })).toEqual([null])
  expect(await auth.ask(ada, query, { id: ada.id })).toEqual([{ id: ada.id, account: { email: ada.email } }])
})

test('an operator lets access tokens live for a shorter time, within bounds', async () => {
  await using auth = await startAuth({ env: { ACCESS_TOKEN_SECONDS: '60' } })
  const { tokens } = await auth.signUp('ada')
  const { viewer } = await auth.verifier.verify(tokens.accessToken)
  expect(viewer?.expiresAt.toISOString()).toBe(tokens.accessTokenExpiresAt)
  const lifetime = viewer!.expiresAt.getTime() - Date.now()
  expect(lifetime).toBeLessThanOrEqual(60_000)
  const renewed = await auth.ask({}, RefreshSession, { refreshToken: tokens.refreshToken })
  expect(Date.parse(renewed.tokens.accessTokenExpiresAt) - Date.now()).toBeLessThanOrEqual(60_000)
  for (const wrong of ['4', '901', '7.5', 'long']) {
    expect(authConfig.safeParse({ ACCESS_TOKEN_SECONDS: wrong }).success, wrong).toBe(false)
  }
})
