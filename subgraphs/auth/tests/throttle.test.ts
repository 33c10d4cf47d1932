import { networkOf, readAddress } from '@plaza/server'
import { describe, expect, test } from 'vitest'
import { delayOf, policies } from '../src/throttle/policies.ts'
import { mutation, password, RefreshSession, SignIn, SignUp, type StartedAuth, startAuth } from './testkit.ts'

const strict = { env: { THROTTLE_FACTOR: '1' } }
const home = { ipAddress: '198.51.100.7' }
const elsewhere = { ipAddress: '203.0.113.5' }

async function attempt(auth: StartedAuth, device: object, identifier: string, tried: string): Promise<string> {
  const { errors } = await auth.ask(device, SignIn, { input: { identifier, password: tried } })
  return errors[0]?.message ?? 'signed in'
}

async function guess(auth: StartedAuth, device: object, identifier: string, times: number): Promise<string[]> {
  const answers: string[] = []
  for (let i = 0; i < times; i++) answers.push(await attempt(auth, device, identifier, `wrong ${i}`))
  return answers
}

const wrong = 'The name or the password is wrong.'

describe('guessing passwords', () => {
  test('has five tries, then waits that grow and never last', async () => {
    await using auth = await startAuth(strict)
    await auth.signUp('ada', home)
    expect(await guess(auth, elsewhere, 'ada', 6)).toEqual([
      ...Array.from({ length: 5 }, () => wrong),
      'Too many attempts. Try again in 15 seconds.',
    ])
    // Trying meanwhile, even with the right password, gets nowhere and makes the wait no longer.
    expect(await attempt(auth, elsewhere, 'ada', password)).toMatch(/^Too many attempts. Try again in 1[45] seconds.$/)
    await auth.letTimePass(16)
    expect((await guess(auth, elsewhere, 'ada', 6)).at(-1)).toBe('Too many attempts. Try again in 30 seconds.')
    await auth.letTimePass(31)
    expect((await guess(auth, elsewhere, 'ada', 6)).at(-1)).toBe('Too many attempts. Try again in 60 seconds.')
    await auth.letTimePass(61)
    expect(await attempt(auth, elsewhere, 'ada', password)).toBe('signed in')
    expect((await auth.securityEvents()).filter((event) => event.type === 'THROTTLED')).toMatchObject([
      { accountId: null, reason: 'SIGN_IN_BY_NAME_AND_ADDRESS' },
      { accountId: null, reason: 'SIGN_IN_BY_NAME_AND_ADDRESS' },
      { accountId: null, reason: 'SIGN_IN_BY_NAME_AND_ADDRESS' },
    ])
  })

  test('leads to no other wait while one lasts', async () => {
    await using auth = await startAuth(strict)
    await auth.signUp('ada', home)
    await guess(auth, elsewhere, 'ada', 6)
    // Enough for the wait of the name, were they counted.
    for (const answer of await guess(auth, elsewhere, 'ada', 30)) {
      expect(answer).toMatch(/^Too many attempts. Try again in (1?\d) seconds?.$/)
    }
    expect(await attempt(auth, { ipAddress: '203.0.113.6' }, 'ada', password)).toBe('signed in')
    await auth.letTimePass(16)
    expect(await attempt(auth, elsewhere, 'ada', password)).toBe('signed in')
  })

  test('from everywhere makes a wait for the name, which no trying makes longer', async () => {
    await using auth = await startAuth({ env: { THROTTLE_FACTOR: '0.2' } })
    await auth.signUp('ada', home)
    for (let i = 0; i < 7; i++) await guess(auth, { ipAddress: `203.0.113.${i}` }, 'ada', 1)
    const own = { ipAddress: '203.0.113.99' }
    for (let i = 0; i < 5; i++)
      expect(await attempt(auth, own, 'ada', password)).toMatch(/^Too many .* (60|5\d) seconds.$/)
    await auth.letTimePass(61)
    expect(await attempt(auth, own, 'ada', password)).toBe('signed in')
  })

  test('is answered alike for a name that does not exist', async () => {
    await using auth = await startAuth(strict)
    await auth.signUp('ada', home)
    expect(await guess(auth, elsewhere, 'nobody', 7)).toEqual(await guess(auth, elsewhere, 'ada', 7))
  })

  test('counts as many tries at the same moment as one after the other', async () => {
    await using auth = await startAuth(strict)
    await auth.signUp('ada', home)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => attempt(auth, elsewhere, 'ada', `wrong ${i}`)),
    )
    expect(answers.filter((answer) => answer === wrong)).toHaveLength(5)
  })

  test.each([
    ['the places they know', home, home],
    [
      'a known network where their device has taken another address',
      { ipAddress: '2001:db8:1:2::5' },
      { ipAddress: '2001:db8:1:2::6' },
    ],
  ])('does not keep the owner out of %s', async (_, before, now) => {
    // Six guesses from everywhere, one of them from each address.
    await using auth = await startAuth({ env: { THROTTLE_FACTOR: '0.2' } })
    await auth.signUp('ada', before)
    for (let i = 0; i < 6; i++) await guess(auth, { ipAddress: `203.0.113.${i}` }, 'ada', 1)
    expect(await attempt(auth, { ipAddress: '203.0.113.99' }, 'ada', password)).toMatch(/^Too many attempts/)
    expect(await attempt(auth, now, 'ada', password)).toBe('signed in')
  })

  test('starts anew after a good sign-in', async () => {
    await using auth = await startAuth(strict)
    await auth.signUp('ada', home)
    for (let round = 0; round < 3; round++) {
      expect((await guess(auth, home, 'ada', 4)).every((answer) => answer === wrong)).toBe(true)
      expect(await attempt(auth, home, 'ada', password)).toBe('signed in')
    }
  })

  test.each([
    ['the address', 'ada@example.org'],
    ['the name in another case', 'ADA'],
    ['the name in full width', 'Ａｄａ'],
    ['the address in another spelling', ' Ada＠EXAMPLE.org '],
  ])('by %s goes on where guessing by the name has ended', async (_, other) => {
    await using auth = await startAuth(strict)
    await auth.signUp('ada', home)
    await guess(auth, elsewhere, 'ada', 3)
    expect((await guess(auth, elsewhere, other, 3)).map((answer) => answer === wrong)).toEqual([true, true, false])
    for (const identifier of ['ada', other, 'ada@example.org']) {
      expect(await attempt(auth, elsewhere, identifier, password)).toMatch(/^Too many attempts/)
    }
  })

  test('by name and by address from everywhere makes one wait, which a new password ends', async () => {
    await using auth = await startAuth({ env: { THROTTLE_FACTOR: '0.2' } })
    const { email } = await auth.signUp('ada', home)
    const names = ['ada', email]
    for (let i = 0; i < 7; i++) await guess(auth, { ipAddress: `203.0.113.${i}` }, names[i % 2] ?? '', 1)
    const own = { ipAddress: '203.0.113.99' }
    for (const name of names) expect(await attempt(auth, own, name, password)).toMatch(/^Too many attempts/)
    await auth.ask(own, mutation('requestPasswordReset', 'RequestPasswordResetInput'), { input: { email } })
    const input = { token: await auth.mailedToken(email, /new password/), newPassword: 'one of my own' }
    expect((await auth.ask(own, mutation('resetPassword', 'ResetPasswordInput'), { input })).errors).toEqual([])
    expect(await attempt(auth, own, 'ada', 'one of my own')).toBe('signed in')
  })

  test("of an id, which is nobody's name, does not count for its account", async () => {
    await using auth = await startAuth(strict)
    const { id } = await auth.signUp('ada', home)
    await guess(auth, elsewhere, id, 6)
    expect(await attempt(auth, elsewhere, 'ada', password)).toBe('signed in')
  })

  test('is as limited for somebody with a stolen access token', async () => {
    await using auth = await startAuth(strict)
    const ada = await auth.signUp('ada', home)
    const ChangePassword = mutation('changePassword', 'ChangePasswordInput')
    const codes: string[] = []
    for (let i = 0; i < 11; i++) {
      const input = { currentPassword: `wrong ${i}`, newPassword: 'a quite new one' }
      codes.push((await auth.ask(ada, ChangePassword, { input })).errors[0].code)
    }
    expect(codes).toEqual([...Array.from({ length: 10 }, () => 'INVALID_CREDENTIALS'), 'RATE_LIMITED'])
  })
})

test('a program is told after how many seconds to try again', async () => {
  await using auth = await startAuth(strict)
  const Reset = `mutation ($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) { errors { code retryAfterSeconds limit } }
  }`
  const ask = async () => (await auth.ask(elsewhere, Reset, { input: { email: 'ada@example.org' } })).errors
  for (let i = 0; i < 3; i++) expect(await ask()).toEqual([])
  expect(await ask()).toEqual([{ code: 'RATE_LIMITED', retryAfterSeconds: 60, limit: null }])
})

test('resets are limited alike for known and unknown addresses', async () => {
  await using auth = await startAuth(strict)
  await auth.signUp('ada', home)
  const Reset = mutation('requestPasswordReset', 'RequestPasswordResetInput')
  const ask = async (email: string) => {
    const answers: unknown[] = []
    for (let i = 0; i < 4; i++) answers.push((await auth.ask(elsewhere, Reset, { input: { email } })).errors)
    return answers
  }
  const known = await ask('ada@example.org')
  expect(known).toMatchObject([
    [],
    [],
    [],
    [{ code: 'RATE_LIMITED', message: 'Too many attempts. Try again in 60 seconds.' }],
  ])
  expect(await ask('nobody@example.org')).toEqual(known)
})

test('nobody finds out who has an account by asking for one address after the other', async () => {
  await using auth = await startAuth(strict)
  const mallory = await auth.signUp('mallory', home)
  const ChangeEmail = mutation('changeEmail', 'ChangeEmailInput')
  const codes: string[] = []
  for (const name of ['ada', 'grace', 'alan', 'edsger', 'barbara', 'donald']) {
    const { email } = await auth.signUp(name)
    codes.push((await auth.ask(mallory, ChangeEmail, { input: { newEmail: email, password } })).errors[0].code)
  }
  expect(codes).toEqual(['TAKEN', 'TAKEN', 'TAKEN', 'TAKEN', 'TAKEN', 'RATE_LIMITED'])
})

test('one mailbox gets few mails by changes of address, whoever asks and however it is written', async () => {
  await using auth = await startAuth(strict)
  const ChangeEmail = mutation('changeEmail', 'ChangeEmailInput')
  const codes: string[] = []
  for (const newEmail of ['ann@münchen.example', 'ANN@xn--mnchen-3ya.example']) {
    const asker = await auth.signUp()
    for (let i = 0; i < 3; i++) {
      codes.push((await auth.ask(asker, ChangeEmail, { input: { newEmail, password } })).errors[0]?.code ?? 'mailed')
    }
  }
  expect(codes).toEqual(['mailed', 'mailed', 'mailed', 'mailed', 'mailed', 'RATE_LIMITED'])
})

test('a person gives up five names a day, and what gives none up does not count', async () => {
  await using auth = await startAuth(strict)
  const ada = await auth.signUp('ada', home)
  await auth.signUp('grace')
  const ChangeUsername = mutation('changeUsername', 'ChangeUsernameInput')
  const rename = async (username: string) => (await auth.ask(ada, ChangeUsername, { input: { username } })).errors[0]
  for (let i = 0; i < 6; i++) expect(await rename('grace')).toMatchObject({ code: 'TAKEN' })
  for (let i = 0; i < 6; i++) expect(await rename(i % 2 ? 'ada' : 'Ada')).toBeUndefined()
  for (let i = 0; i < 5; i++) expect(await rename(`squatter_${i}`)).toBeUndefined()
  expect(await rename('squatter_5')).toMatchObject({
    code: 'RATE_LIMITED',
    message: 'Too many attempts. Try again in 24 hours.',
  })
  expect(await auth.ask(ada, '{ usernameAvailable(username: "squatter_5") }')).toBe(true)
  await auth.letTimePass(25 * 60 * 60)
  expect(await rename('countess')).toBeUndefined()
})

test('sign-ups from one address are limited', async () => {
  await using auth = await startAuth({ env: { THROTTLE_FACTOR: '0.1' } })
  for (let i = 0; i < 6; i++) await auth.signUp(`person_${i}`, home)
  const input = { email: 'more@example.org', username: 'one_more', password, firstName: 'More' }
  expect((await auth.ask(home, SignUp, { input })).errors).toMatchObject([{ code: 'RATE_LIMITED' }])
  const { errors } = await auth.ask(elsewhere, SignUp, { input: { ...input, email: 'other@example.org' } })
  expect(errors).toEqual([])
})

test('made-up refresh tokens are limited by address, and honest ones are not', async () => {
  await using auth = await startAuth(strict)
  const ada = await auth.signUp('ada', home)
  let last = ''
  for (let i = 0; i < 101; i++) {
    last = (await auth.ask(home, RefreshSession, { refreshToken: `made up ${i}` })).errors[0].code
  }
  expect(last).toBe('RATE_LIMITED')
  expect((await auth.ask(home, RefreshSession, { refreshToken: ada.tokens.refreshToken })).errors).toEqual([])
})

test('what is counted names nobody', async () => {
  await using auth = await startAuth(strict)
  await auth.signUp('ada', home)
  await attempt(auth, home, 'ada', 'wrong')
  const rows = await auth.subgraph.database.system.selectFrom('rateLimits').select('key').execute()
  expect(rows.length).toBeGreaterThan(3)
  for (const { key } of rows) expect(key).toMatch(/^\w+:[\w-]{32}$/)
})

test('waits double up to their limit', () => {
  const waits = [1, 2, 3, 7, 20].map((strike) => delayOf(policies.signInByNameAndAddress, strike))
  expect(waits).toEqual([15, 30, 60, 900, 900])
})

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['no address', null],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(readAddress(address))).toBe(network)
})
