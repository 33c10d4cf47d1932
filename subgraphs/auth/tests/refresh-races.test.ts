import { newId } from '@plaza/database'
import { expect, test } from 'vitest'
import { type AuthContext, createContext } from '../src/context.ts'
import { insertRefreshToken } from '../src/data/refresh-tokens.ts'
import { insertSession } from '../src/data/sessions.ts'
import { KeyRing } from '../src/keys/key-ring.ts'
import { refreshSession } from '../src/operations/session/refresh-session.ts'
import { createToken, hashToken, succeedRefreshToken } from '../src/tokens/opaque-token.ts'
import { judgeRefresh } from '../src/tokens/rotation.ts'
import { type Call, callsOf, Model, type Scenario, sampleScenarios } from './refresh-scenarios.ts'
import { type StartedAuth, startAuth } from './testkit.ts'

const interleavings = 10_000
/** How many of them also run through the operation itself, on PostgreSQL: each costs some 20 ms there. */
const onPostgres = Number(process.env.REFRESH_RACES ?? 300)
const seed = Number(process.env.REFRESH_SEED ?? 20_261_122)

test(`in ${interleavings} interleavings no honest client is signed out and every reuse of a stolen token ends its family`, () => {
  const secret = Buffer.alloc(32, 7)
  const counts = { calls: 0, thefts: 0, ended: 0 }
  for (const one of sampleScenarios(interleavings, seed)) {
    const model = new Model()
    const family = new FamilyInMemory(secret)
    const tokens = [family.first]
    for (const call of callsOf(one)) {
      counts.calls++
      const token = tokens[call.generation]
      const expected = token === undefined ? 'END' : model.call(call)
      const answer = token === undefined ? undefined : family.refresh(token, call.at)
      if ((answer ? 'PAIR' : 'END') !== expected) throw new Error(`call at ${call.at} of ${JSON.stringify(one)}`)
      if (!answer) continue
      // A client that asks again is given the very same token.
      tokens[call.generation + 1] ??= answer
      if (tokens[call.generation + 1] !== answer) throw new Error(`two successors in ${JSON.stringify(one)}`)
    }
    if (model.hasEnded !== family.hasEnded || (model.hasEnded && !one.theft)) {
      throw new Error(`a wrong end in ${JSON.stringify(one)}`)
    }
    if (one.theft) counts.thefts++
    if (model.hasEnded) counts.ended++
  }
  console.info(`${interleavings} interleavings`, counts)
  expect(counts.thefts).toBeGreaterThan(interleavings / 2)
  expect(counts.ended).toBeGreaterThan(interleavings / 4)
})

/** The service's own judgement and succession, with a map where the database stands. */
class FamilyInMemory {
  readonly first = createToken()
  hasEnded = false
  readonly #secret: Buffer
  readonly #rows = new Map<string, { usedAt: Date | null; replacedBy: string | null }>()

  constructor(secret: Buffer) {
    this.#secret = secret
    this.#rows.set(keyOf(this.first), { usedAt: null, replacedBy: null })
  }

  refresh(token: string, at: number): string | undefined {
    const row = this.#rows.get(keyOf(token))
    if (!row) return undefined
    const now = atSecond(at)
    const sessionEndedAt = this.hasEnded ? now : null
    const verdict = judgeRefresh({ ...row, sessionEndedAt, expiresAt: atSecond(30 * 24 * 60 * 60) }, now)
    if (verdict === 'REUSED') this.hasEnded = true
    if (verdict === 'EXPIRED' || verdict === 'REUSED') return undefined
    if (verdict === 'ROTATE') Object.assign(row, { usedAt: now, replacedBy: newId() })
    const successor = succeedRefreshToken(token, row.replacedBy ?? '', this.#secret)
    if (verdict === 'ROTATE') this.#rows.set(keyOf(successor), { usedAt: null, replacedBy: null })
    return successor
  }
}

const keyOf = (token: string) => hashToken(token).toString('hex')

test(`${onPostgres} of them run alike on PostgreSQL, where two replicas race`, {
  timeout: onPostgres * 1_000,
}, async () => {
  await using auth = await startAuth()
  const replicas = createReplicas(auth)
  const accountId = (await auth.signUp('ada')).id
  const scenarios = sampleScenarios(onPostgres, seed)
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
        racing.map((_, n) =>
          refreshSession(contextOf(replicas[n % 2] as AuthContext, at), null, { refreshToken: token }),
        ),
      )
      for (const [n, answer] of answers.entries()) {
        const pair = answer.tokens
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
  console.info(`${onPostgres} interleavings on PostgreSQL`, counts)
})

/** Two processes over one database: they share nothing but the secret. */
function createReplicas(auth: StartedAuth): AuthContext[] {
  const { instance, database } = auth.subgraph
  return [instance.database, database].map((connection) => {
    const setup = { ...auth.setup, keyRing: new KeyRing(connection.system, auth.setup.secrets.sealing) }
    const service = { ...instance, database: connection, setup }
    return createContext(
      {
        viewer: null,
        viewerId: null,
        isViewer: () => false,
        db: connection.system,
        log: instance.log,
        requestId: 'race',
        outages: connection.outages,
        signal: undefined,
        client: { ipAddress: null, userAgent: null },
        live: instance.live,
        grants: instance.grants,
        revocations: instance.revocations,
        fork: () => {
          throw new Error('no subscriptions here')
        },
        lookAt: () => {
          throw new Error('no subscriptions here')
        },
      },
      service as never,
    )
  })
}

const epoch = Date.now()
const atSecond = (at: number) => new Date(epoch + at * 1000)
const contextOf = (replica: AuthContext, at: number): AuthContext => ({ ...replica, now: atSecond(at) })

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
