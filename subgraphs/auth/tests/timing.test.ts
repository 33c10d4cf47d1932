import { expect, test } from 'vitest'
import { mutation, RefreshSession, SignIn, startAuth } from './testkit.ts'

/**
 * How often a random answer of one kind took longer than a random one of the other (Mann–Whitney's U as a share): 0.5 when
 * nothing can be told from the time, 0 or 1 when a single answer gives it away. Ranks, not means: one garbage collection
 * moves nothing.
 */
function superiority(first: readonly number[], second: readonly number[]): number {
  let wins = 0
  for (const a of first) for (const b of second) wins += a > b ? 1 : a === b ? 0.5 : 0
  return wins / (first.length * second.length)
}

/** Four standard errors of the share when both kinds take the same time: by chance one run in 16,000 is beyond it. */
const tolerance = (samples: number) => 4 * Math.sqrt((2 * samples + 1) / (12 * samples * samples))

type Ask = (n: number) => Promise<unknown>
type Pause = () => Promise<void>
const noPause: Pause = async () => {}

/** Alternates in random order, so that a busy machine is as busy for the one as for the other. */
async function compare(known: Ask, unknown: Ask, samples: number, settle: Pause = noPause): Promise<number> {
  const times: [number[], number[]] = [[], []]
  const timed = async (kind: 0 | 1, n: number) => {
    await settle()
    const start = performance.now()
    await (kind === 0 ? known : unknown)(n)
    times[kind].push(performance.now() - start)
  }
  for (let warmUp = 0; warmUp < 5; warmUp++) await Promise.all([known(-1), unknown(-1)])
  for (let n = 0; n < samples; n++) {
    const first = Math.random() < 0.5 ? 0 : 1
    await timed(first, n)
    await timed(first === 0 ? 1 : 0, n)
  }
  return superiority(...times)
}

/** What can really be told is told every time; so only what shows in three runs out of three counts. */
async function expectAlike(known: Ask, unknown: Ask, samples: number, settle?: Pause): Promise<void> {
  const shares: number[] = []
  for (let run = 0; run < 3; run++) {
    shares.push(await compare(known, unknown, samples, settle))
    if (Math.abs((shares.at(-1) as number) - 0.5) <= tolerance(samples)) return
  }
  expect.fail(`known answers took longer in shares of ${shares.join(', ')}; at most ±${tolerance(samples)} from 0.5`)
}

test('the time of a sign-in does not tell whether the account exists', async () => {
  await using auth = await startAuth()
  await auth.signUp('ada', { ipAddress: '203.0.113.1' })
  const signIn = (identifier: string) => auth.ask({}, SignIn, { input: { identifier, password: 'wrong password' } })
  await expectAlike(
    () => signIn('ada'),
    (n) => signIn(`nobody_${n}`),
    60,
  )
}, 120_000)

test('the time of a reset does not tell whether the account exists', async () => {
  await using auth = await startAuth()
  const people = await Promise.all(Array.from({ length: 5 }, (_, i) => auth.signUp(`person_${i}`)))
  await auth.mails()
  const Reset = mutation('requestPasswordReset', 'RequestPasswordResetInput')
  const reset = (email: string) => auth.ask({}, Reset, { input: { email } })
  await expectAlike(
    (n) => reset(people[Math.abs(n) % people.length]?.email ?? ''),
    (n) => reset(`nobody.${n}@example.org`),
    100,
    // The mails go out after the answer: a measurement begins when those before it are out.
    () => auth.setup.mailer.sendDue(),
  )
}, 120_000)

test('the same measure tells an answer without a password hash from one with', async () => {
  await using auth = await startAuth()
  const share = await compare(
    () => auth.ask({}, SignIn, { input: { identifier: 'nobody', password: 'wrong password' } }),
    () => auth.ask({}, RefreshSession, { refreshToken: 'made up' }),
    20,
  )
  expect(share).toBeGreaterThan(0.5 + tolerance(20))
}, 180_000)
