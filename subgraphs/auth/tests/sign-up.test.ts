import { describe, expect, test } from 'vitest'
import { MyAccount, password, SignUp, startAuth } from './testkit.ts'

const draft = { email: 'ada@example.org', username: 'ada', password, firstName: 'Ada', lastName: 'Lovelace' }

describe('signing up', () => {
  test('makes an account, signs it in and tells the other services', async () => {
    await using auth = await startAuth()
    const { tokens, account, errors } = await auth.ask({}, SignUp, { input: draft })
    expect(errors).toEqual([])
    expect(account).toMatchObject({ email: 'ada@example.org', username: 'ada', status: 'ACTIVE' })
    const lifetime = Date.parse(tokens.accessTokenExpiresAt) - Date.now()
    expect(lifetime).toBeGreaterThan(14 * 60_000)
    expect(lifetime).toBeLessThanOrEqual(15 * 60_000)

    const viewer = await auth.ask({ token: tokens.accessToken }, MyAccount)
    expect(viewer.id).toBe(account.id)
    expect(viewer.account).toMatchObject({ email: 'ada@example.org', emailVerifiedAt: null, pendingEmail: null })
    expect(viewer.account.sessions).toMatchObject([{ isCurrent: true, userAgent: 'tests', ipAddress: '198.51.100.7' }])

    expect(await auth.subgraph.outbox()).toMatchObject([
      {
        type: 'user.registered',
        topic: 'auth.user',
        key: account.id,
        actorId: account.id,
        data: { userId: account.id, email: 'ada@example.org', firstName: 'Ada', lastName: 'Lovelace', version: 1 },
      },
      { type: 'session.started', actorId: account.id, data: { userId: account.id, isNewDevice: false } },
    ])
    expect((await auth.securityEvents()).map((event) => event.type)).toEqual(['ACCOUNT_CREATED', 'SIGNED_IN'])
  })

  test('hands the trace of the request on with its events', async () => {
    await using auth = await startAuth()
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    await fetch(auth.subgraph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent },
      body: JSON.stringify({ query: SignUp, variables: { input: draft } }),
    })
    const rows = await auth.subgraph.database.system.selectFrom('outbox').select('traceparent').execute()
    expect(rows).toEqual([{ traceparent }, { traceparent }])
  })

  test('stores an argon2id hash that no request can read', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const { passwordHash } = await auth.subgraph.database.system
      .selectFrom('accounts')
      .select('passwordHash')
      .executeTakeFirstOrThrow()
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    await using own = auth.subgraph.database.forViewer({ id: ada.id })
    await expect(own.db.selectFrom('accounts').select('passwordHash').execute()).rejects.toThrow('permission denied')
  })

  test('takes addresses and names as the same whatever their case and width', async () => {
    await using auth = await startAuth()
    const { account } = await auth.ask({}, SignUp, {
      input: { ...draft, email: ' ADA@Example.ORG ', username: 'Ａｄａ' },
    })
    expect(account).toMatchObject({ email: 'ada@example.org', username: 'Ada' })
    const again = await auth.ask({}, SignUp, { input: { ...draft, username: 'other' } })
    expect(again).toMatchObject({ tokens: null, account: null, errors: [{ code: 'TAKEN', path: ['input', 'email'] }] })
    const named = await auth.ask({}, SignUp, { input: { ...draft, email: 'other@example.org', username: 'ADA' } })
    expect(named.errors).toMatchObject([{ code: 'TAKEN', path: ['input', 'username'] }])
  })

  test('says everything that is wrong at once', async () => {
    await using auth = await startAuth()
    const input = {
      email: 'not an address',
      username: 'a!',
      password: 'short',
      firstName: ' ',
      lastName: 'x'.repeat(101),
    }
    const { errors } = await auth.ask({}, SignUp, { input })
    expect(errors.map((error: { code: string; path: string[] }) => [error.code, error.path[1]])).toEqual([
      ['INVALID', 'email'],
      ['INVALID', 'username'],
      ['INVALID', 'password'],
      ['REQUIRED', 'firstName'],
      ['INVALID', 'lastName'],
    ])
    expect(await auth.subgraph.outbox()).toEqual([])
  })

  test('refuses a name with half a character', async () => {
    await using auth = await startAuth()
    const { errors } = await auth.ask({}, SignUp, { input: { ...draft, firstName: 'A\ud83e', lastName: '\udd8a' } })
    expect(errors).toMatchObject([
      { code: 'INVALID', path: ['input', 'firstName'] },
      { code: 'INVALID', path: ['input', 'lastName'] },
    ])
    const whole = await auth.ask({}, SignUp, { input: { ...draft, firstName: '\ud83e\udd8a' } })
    expect(whole.errors).toEqual([])
  })

  test.each(['\u3164', '\u200b', 'Ada\u202e', 'a\0b', 'नि'.repeat(101)])('refuses %j as a name', async (lastName) => {
    await using auth = await startAuth()
    const { errors } = await auth.ask({}, SignUp, { input: { ...draft, lastName } })
    expect(errors).toMatchObject([{ code: 'INVALID', path: ['input', 'lastName'] }])
  })

  test('refuses a well-known password', async () => {
    await using auth = await startAuth()
    const { errors } = await auth.ask({}, SignUp, { input: { ...draft, password: 'Password1234' } })
    expect(errors).toMatchObject([{ code: 'INVALID', path: ['input', 'password'] }])
  })

  test('takes unusual but good addresses', async () => {
    await using auth = await startAuth()
    const { errors } = await auth.ask({}, SignUp, { input: { ...draft, email: "o'brien+x@münchen.example" } })
    expect(errors).toEqual([])
  })

  test('keeps the names of the house to itself', async () => {
    await using auth = await startAuth()
    const { errors } = await auth.ask({}, SignUp, { input: { ...draft, username: 'Admin' } })
    expect(errors).toMatchObject([{ code: 'TAKEN', path: ['input', 'username'] }])
  })

  test('gives one name to one of many who ask at the same time', async () => {
    await using auth = await startAuth()
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        auth.ask({}, SignUp, { input: { ...draft, email: `ada${i}@example.org`, username: i % 2 ? 'ada' : 'ADA' } }),
      ),
    )
    expect(answers.filter(({ tokens }) => tokens !== null)).toHaveLength(1)
    expect(answers.filter(({ errors }) => errors[0]?.code === 'TAKEN')).toHaveLength(5)
  })
})

test('a name is available unless it is taken, reserved or malformed', async () => {
  await using auth = await startAuth()
  await auth.signUp('ada')
  const isAvailable = (username: string) =>
    auth.ask({}, 'query ($username: String!) { usernameAvailable(username: $username) }', { username })
  expect(await isAvailable('grace')).toBe(true)
  expect(await isAvailable('ADA')).toBe(false)
  expect(await isAvailable('support')).toBe(false)
  expect(await isAvailable('a b')).toBe(false)
})
