import { expect, onTestFinished, test } from 'vitest'
import type { Session } from '../../src/session/session.ts'
import { refused, signedIn, startSessionLab } from './lab.ts'

const ada = { identifier: 'ada', password: 'a long enough one' }
const stateOf = (session: Session) => () => session.state

test('a first visit asks nobody, and is signed out', async () => {
  const { openTab, asked } = await startSessionLab()
  const tab = openTab()
  await tab.start()
  expect(tab.state).toEqual({ status: 'out', why: 'nobody' })
  expect(asked).toEqual([])
})

test('a sign-in in one tab signs in the others, and a sign-out signs them out', async () => {
  const { openTab, asked } = await startSessionLab()
  const [first, second] = [openTab(), openTab()]
  await second.start()
  expect(await first.signIn(ada)).toEqual([])
  await expect.poll(stateOf(second)).toEqual({ status: 'in', userId: 'ada' })
  expect(await second.accessToken()).toBe(await first.accessToken())
  const token = await first.accessToken()
  await first.signOut()
  expect(first.state).toEqual({ status: 'out', why: 'left' })
  await expect.poll(stateOf(second)).toEqual({ status: 'out', why: 'left' })
  expect(asked.at(-1)).toEqual({ route: 'sign-out', authorization: `Bearer ${token}` })
})

test('tabs that need a token at once send one request', async () => {
  const { openTab, asked } = await startSessionLab()
  const tab = openTab()
  await tab.signIn(ada)
  tab.refuse(await tab.accessToken())
  const tokens = await Promise.all([tab.accessToken(), tab.accessToken(), tab.accessToken()])
  expect(new Set(tokens).size).toBe(1)
  expect(asked.filter(({ route }) => route === 'refresh')).toHaveLength(1)
})

test('a tab begins while another one has the lock, and a sign-out waits for the answer', async () => {
  const { openTab, asked, answer, kept } = await startSessionLab()
  kept.set('plaza.signed-in', 'yes')
  const locked = Promise.withResolvers<void>()
  onTestFinished(() => locked.resolve())
  const free = navigator.locks.request('plaza-session', () => locked.promise)
  const tab = openTab()
  await tab.start()
  expect(tab.state).toEqual({ status: 'in', userId: 'ada' })
  locked.resolve()
  await free

  const late = Promise.withResolvers<void>()
  answer(async (route) => {
    if (route === 'refresh') await late.promise
    return signedIn('ada')
  })
  const starting = openTab().start()
  const leaving = tab.signOut()
  // The lock is the beginning tab's, and the sign-out waits for it.
  await expect.poll(async () => (await navigator.locks.query()).pending?.length).toBe(1)
  expect(asked.map(({ route }) => route)).not.toContain('sign-out')
  late.resolve()
  await Promise.all([starting, leaving])
  expect(asked.at(-1)?.route).toBe('sign-out')
})

test('an ended session signs out every tab, and says so', async () => {
  const { openTab, answer } = await startSessionLab()
  const [first, second] = [openTab(), openTab()]
  await first.signIn(ada)
  await expect.poll(stateOf(second)).toMatchObject({ status: 'in' })
  answer(() => refused('EXPIRED'))
  first.refuse(await first.accessToken())
  expect(await first.accessToken()).toBeNull()
  expect(first.state).toEqual({ status: 'out', why: 'ended' })
  await expect.poll(stateOf(second)).toEqual({ status: 'out', why: 'ended' })
})

for (const [what, reply] of [
  ['a limit', refused('RATE_LIMITED', 30)],
  [
    'an outage',
    { status: 503, body: { errors: [{ message: 'Away.', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] } },
  ],
] as const) {
  test(`${what} ends no session`, async () => {
    const { openTab, answer } = await startSessionLab()
    const tab = openTab()
    await tab.signIn(ada)
    tab.refuse(await tab.accessToken())
    answer(() => reply)
    await expect(tab.accessToken()).rejects.toThrow()
    expect(tab.state).toMatchObject({ status: 'in' })
    answer(() => signedIn('ada'))
    expect(await tab.accessToken()).toMatch(/^token-/)
  })
}

test('a fault of a sign-in says when to try again', async () => {
  const { openTab, answer } = await startSessionLab()
  const extensions = { code: 'RATE_LIMITED', retryAfterSeconds: 9 }
  answer(() => ({ status: 429, body: { errors: [{ message: 'Too many requests.', extensions }] } }))
  expect(await openTab().signIn(ada)).toEqual([
    { code: 'RATE_LIMITED', message: 'Too many requests.', path: null, retryAfterSeconds: 9 },
  ])
})

test('a machine whose clock is an hour ahead keeps its token for as long as any other', async () => {
  const { openTab, asked, answer, serverClockIs } = await startSessionLab()
  const hour = 3_600_000
  serverClockIs(-hour)
  answer(() => signedIn('ada', Date.now() - hour))
  const tab = openTab()
  await tab.signIn(ada)
  await tab.accessToken()
  await tab.accessToken()
  expect(asked.map(({ route }) => route)).toEqual(['sign-in'])
})

test('nobody is signed out while Plaza cannot be reached at the start', async () => {
  const { openTab, goOffline, goOnline } = await startSessionLab()
  await openTab().signIn(ada)
  goOffline()
  const tab = openTab()
  await tab.start()
  expect(tab.state).toEqual({ status: 'unreachable' })
  goOnline()
  await tab.start()
  expect(tab.state).toEqual({ status: 'in', userId: 'ada' })
})

test('a sign-out that does not reach the server is finished by the next start', async () => {
  const { openTab, asked, goOffline, goOnline } = await startSessionLab()
  const tab = openTab()
  await tab.signIn(ada)
  goOffline()
  await tab.signOut()
  expect(tab.state).toEqual({ status: 'out', why: 'left' })
  goOnline()
  const next = openTab()
  await next.start()
  expect(next.state).toMatchObject({ status: 'out' })
  await expect.poll(() => asked.at(-1)?.route).toBe('sign-out')
})

test('the answer to a refresh that comes after a sign-out brings nobody back', async () => {
  const { openTab, answer } = await startSessionLab()
  const [first, second] = [openTab(), openTab()]
  await first.signIn(ada)
  await expect.poll(stateOf(second)).toMatchObject({ status: 'in' })
  const held = Promise.withResolvers<void>()
  answer(async (route) => {
    if (route === 'refresh') await held.promise
    return signedIn('ada')
  })
  second.refuse(await second.accessToken())
  const token = second.accessToken()
  const left = first.signOut()
  await expect.poll(stateOf(second)).toMatchObject({ status: 'out' })
  held.resolve()
  expect(await token).toBeNull()
  await left
  expect([first.state, second.state]).toMatchObject([{ status: 'out' }, { status: 'out' }])
})

test('a token of a few seconds is kept for most of them', async () => {
  const { openTab, asked, answer } = await startSessionLab()
  answer(() => signedIn('ada', Date.now(), 20_000))
  const tab = openTab()
  await tab.signIn(ada)
  await tab.accessToken()
  expect(asked.map(({ route }) => route)).toEqual(['sign-in'])
})
