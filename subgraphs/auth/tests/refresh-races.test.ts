import { newId } from '@plaza/database'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AuthContext, createContext } from '../src/context.ts'
import { insertRefreshToken } from '../src/data/refresh-tokens.ts'
import { insertSession } from '../src/data/sessions.ts'
import { KeyRing } from '../src/keys/key-ring.ts'
import { refreshSession } from '../src/operations/refresh-session.ts'
import { createToken, hashToken } from '../src/tokens/opaque-token.ts'
import { type StartedAuth, startAuth } from './testkit.ts'

/** On a real PostgreSQL, through the operation itself. `REFRESH_RACES=200` for a quick look. */
const interleavings = Number(process.env.REFRESH_RACES ?? 10_000)
const seed = Number(process.env.REFRESH_SEED ?? 20_261_122)

/** One call: who makes it, with which generation of the token, how many seconds after the round began. */
interface Call {
  at: number
  generation: number
  by: 'tab' | 'thief'
}

/**
 * A browser with several tabs over one store of tokens. In each round its tabs find the access token about to expire and
 * refresh, some at the same moment, some up to 30 seconds apart, some twice because the answer was lost. A thief may copy the
 * token of one round and use it at any time after.
 */
const scenario = fc.record({
  rounds: fc.array(
    fc.record({
      gap: fc.integer({ min: 31, max: 900 }),
      offsets: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 })), { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  theft: fc.option(
    fc.record({
      generation: fc.nat(2),
      delays: fc.array(fc.integer({ min: -60, max: 1200 }), { minLength: 1, maxLength: 2 }),
    }),
    { freq: 3 },
  ),
})
type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never

/** All calls of a scenario, in order of arrival. Each round uses the token that the round before left in the store. */
function callsOf({ rounds, theft }: Scenario): Call[] {
  const calls: Call[] = []
  const startOf: number[] = []
  let now = 0
  for (const [generation, { gap, offsets }] of rounds.entries()) {
    now += gap
    startOf.push(now)
    const first = Math.min(...offsets)
    for (const offset of offsets) calls.push({ at: now + offset - first, generation, by: 'tab' })
    now += 30
  }
  for (const delay of theft?.delays ?? []) {
    const generation = Math.min(theft?.generation ?? 0, rounds.length - 1)
    // The token exists once the round before has begun.
    const bornAt = generation === 0 ? 0 : (startOf[generation - 1] as number) + 1
    calls.push({ at: Math.max(bornAt, (startOf[generation] as number) + delay), generation, by: 'thief' })
  }
  return calls.sort((a, b) => a.at - b.at || a.generation - b.generation)
}

/** The rule, as the contract puts it: what each call must get, be it a pair's number or the end. */
class Model {
  readonly #usedAt = new Map<number, number>()
  hasEnded = false

  call({ at, generation }: Call): 'PAIR' | 'END' {
    if (this.hasEnded) return 'END'
    const usedAt = this.#usedAt.get(generation)
    if (usedAt === undefined) this.#usedAt.set(generation, at)
    else if (at - usedAt > 30) this.hasEnded = true
    return this.hasEnded ? 'END' : 'PAIR'
  }
}

test(`in ${interleavings} interleavings no honest client is signed out and every stolen token ends its family`, async () => {
  await using auth = await startAuth()
  const replicas = createReplicas(auth)
  const accountId = (await auth.signUp('ada')).id
  const scenarios = fc.sample(scenario, { numRuns: interleavings, seed })
  const counts = { calls: 0, thefts: 0, ended: 0 }

  async function play(one: Scenario): Promise<void> {
    const { sessionId, refreshToken } = await openFamily(auth, accountId)
    const model = new Model()
    const tokens = [refreshToken]
    const pairs: unknown[] = []
    const calls = callsOf(one)
    for (let i = 0; i < calls.length; ) {
      // What arrives at the same moment with the same token really races, on two replicas.
      const { at, generation } = calls[i] as Call
      const racing = calls.filter((call) => call.at === at && call.generation === generation)
      i += racing.length
      counts.calls += racing.length
      const token = tokens[generation]
      // Without its predecessor's answer nobody has the token: the family has ended before.
      if (token === undefined) {
        expect(model.hasEnded).toBe(true)
        continue
      }
      const expected = racing.map((call) => model.call(call))
      const answers = await Promise.all(
        racing.map((_, n) => refreshSession(contextOf(replicas[n % 2] as AuthContext, at), { refreshToken: token })),
      )
      for (const [n, answer] of answers.entries()) {
        const pair = 'tokens' in answer ? answer.tokens : undefined
        if ((pair ? 'PAIR' : 'END') !== expected[n]) throw new Error(`call at ${at} of ${JSON.stringify(one)}`)
        if (!pair) continue
        pairs[generation] ??= pair
        expect(pair).toEqual(pairs[generation])
        tokens[generation + 1] = pair.refreshToken
      }
    }
    if (!one.theft) expect(model.hasEnded).toBe(false)
    else counts.thefts++
    if (model.hasEnded) counts.ended++
    const session = await auth.subgraph.database.system
      .selectFrom('sessions')
      .select('endReason')
      .where('id', '=', sessionId)
      .executeTakeFirstOrThrow()
    expect(session.endReason).toBe(model.hasEnded ? 'TOKEN_REUSED' : null)
  }

  // Several browsers at once, as many as keep the database busy.
  const queue = scenarios.values()
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const one of queue) await play(one)
    }),
  )
  const { ended } = await auth.subgraph.database.system
    .selectFrom('sessions')
    .select((eb) => eb.fn.count<number>('endedAt').as('ended'))
    .executeTakeFirstOrThrow()
  expect(ended).toBe(counts.ended)
  const told = (await auth.subgraph.outbox()).filter((event) => event.type === 'session.ended')
  expect(told.flatMap((event) => event.data.sessionIds)).toHaveLength(ended)
  console.info(
    `${interleavings} interleavings, ${counts.calls} calls, ${counts.thefts} thefts, ${ended} families ended`,
  )
}, 300_000)

/** Two processes over one database: they share nothing but the secret. */
function createReplicas(auth: StartedAuth): AuthContext[] {
  const { instance, database } = auth.subgraph
  return [instance.database, database].map((connection) => {
    const setup = { ...auth.setup, keyRing: new KeyRing(connection.system, auth.setup.secrets.sealing) }
    const service = { ...instance, database: connection, setup }
    return createContext(
      {
        viewer: null,
        db: connection.system,
        log: instance.log,
        requestId: 'race',
        signal: undefined,
        client: { ipAddress: null, userAgent: null },
        service,
        fork: () => {
          throw new Error('no subscriptions here')
        },
      },
      service as never,
    )
  })
}

const epoch = Date.now()
const contextOf = (replica: AuthContext, at: number): AuthContext => ({ ...replica, now: new Date(epoch + at * 1000) })

async function openFamily(auth: StartedAuth, accountId: string) {
  const now = new Date(epoch)
  const expiresAt = new Date(epoch + 30 * 24 * 60 * 60 * 1000)
  const sessionId = newId()
  const refreshToken = createToken()
  const { id: signingKeyId } = await auth.setup.keyRing.current()
  await auth.subgraph.database.system.transaction().execute(async (trx) => {
    await Promise.all([
      insertSession(trx, {
        id: sessionId,
        accountId,
        userAgent: null,
        ipAddress: null,
        createdAt: now,
        lastUsedAt: now,
        expiresAt,
      }),
      insertRefreshToken(trx, {
        id: newId(),
        sessionId,
        accountId,
        tokenHash: hashToken(refreshToken),
        signingKeyId,
        parentId: null,
        createdAt: now,
        expiresAt,
      }),
    ])
  })
  return { sessionId, refreshToken }
}
