import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { subgraphNames } from '@plaza/schema/subgraphs'
import { createLogger, createTokenVerifier, type TokenVerifier } from '@plaza/server'
import { createTestIdentities } from '@plaza/server/testing'
import { openEmbeddedDatabases } from '../embedded/databases.ts'
import { readEmbeddedSettings } from '../embedded/settings.ts'
import { seedFirstStart } from '../start/first-start.ts'
import { type Plaza, startPlaza } from '../start/plaza.ts'
import type { Bench, Figure } from './frame.ts'
import { askerOf, signInAs } from './seeded.ts'

const feeds = 300
const signIns = 40

/** What it costs to know who asks: once at sign-in, and with every request. */
export const auth: Bench = {
  name: 'auth',
  description: 'Sign-in, refresh, and what checking the token costs of a home feed',
  async run({ say }) {
    await using plaza = await startSeededPlaza(say)
    const ask = await askerOf(plaza.gateway.url)
    const tokens = await signInAs(ask, 'ada')

    say(`${signIns} sign-ins and refreshes, one after the other`)
    const signInMs = await median(signIns, () => signInAs(ask, 'grace'))
    let { refreshToken } = await signInAs(ask, 'alan')
    const refreshMs = await median(signIns, async () => {
      refreshToken = (await ask(null, 'RefreshSession', { refreshToken })).refreshSession.tokens.refreshToken
    })

    say(`${feeds} home feeds, one after the other`)
    for (let i = 0; i < 100; i++) await ask(tokens.accessToken, 'HomeFeed', { ranking: 'TOP' })
    const checks = countChecks(plaza.verifier)
    const feedMs = await median(feeds, () => ask(tokens.accessToken, 'HomeFeed', { ranking: 'TOP' }))
    const checksPerFeed = checks.stop() / feeds

    say('token checks alone')
    const knownUs = await cachedCheck(plaza.verifier, tokens.accessToken)
    const firstUs = await firstCheck()
    const figure = (name: string, value: number, unit: string): Figure => ({ name: `auth.${name}`, value, unit })
    return [
      figure('sign_in_ms', signInMs, 'ms'),
      figure('refresh_ms', refreshMs, 'ms'),
      figure('feed_ms', feedMs, 'ms'),
      figure('verify_first_us', firstUs, 'µs'),
      figure('verify_cached_us', knownUs, 'µs'),
      figure('verifications_per_feed', checksPerFeed, '×'),
      figure('verify_share_pct', (100 * checksPerFeed * knownUs) / (feedMs * 1000), '%'),
    ]
  },
}

async function startSeededPlaza(say: (line: string) => void): Promise<Plaza> {
  await using cleanup = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'plaza-bench-auth-'))
  cleanup.defer(() => rm(dataDir, { recursive: true, force: true }))
  const log = createLogger({ service: 'bench', level: 'warn' })
  const offset = 1_000 + Math.floor(Math.random() * 16_000)
  const settings = { ...readEmbeddedSettings({ PORT_OFFSET: String(offset) }), dataDir }
  say('PostgreSQL, migrations, the demo town')
  const { urls, stop } = await openEmbeddedDatabases(settings, { log, mayBorrow: false })
  cleanup.defer(stop)
  await seedFirstStart(urls, { wanted: true, log, onProgress: () => {} })
  const ports = Object.fromEntries([...subgraphNames, 'gateway'].map((name) => [name, 0])) as typeof settings.ports
  const env = {
    DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
    THROTTLE_FACTOR: '1000',
    RATE_LIMIT_PER_PERSON: '0',
    RATE_LIMIT_PER_ADDRESS: '0',
  }
  const plaza = cleanup.use(await startPlaza({ urls, ports, env, log }))
  const owned = cleanup.move()
  const stopAll = () => owned.disposeAsync()
  return { ...plaza, stop: stopAll, [Symbol.asyncDispose]: stopAll }
}

async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    await work()
    taken.push(performance.now() - start)
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)]!
}

/** Gateway and subgraphs share one verifier in a process, so all their checks pass here. */
function countChecks(verifier: TokenVerifier): { stop(): number } {
  const { verify } = verifier
  let checks = 0
  verifier.verify = (token) => {
    checks++
    return verify(token)
  }
  return {
    stop() {
      verifier.verify = verify
      return checks
    },
  }
}

async function cachedCheck(verifier: TokenVerifier, token: string): Promise<number> {
  const rounds = 200_000
  for (let i = 0; i < rounds / 10; i++) await verifier.verify(token)
  const start = performance.now()
  for (let i = 0; i < rounds; i++) {
    // A request brings its own string, whose hash nobody has computed yet.
    await verifier.verify(Buffer.from(token).toString('latin1'))
  }
  return ((performance.now() - start) * 1000) / rounds
}

async function firstCheck(): Promise<number> {
  const rounds = 1_000
  const identities = await createTestIdentities()
  const viewers = await Promise.all(Array.from({ length: rounds + 100 }, () => identities.signIn()))
  const verifier = createTokenVerifier({ keys: async () => identities.jwks })
  for (const { token } of viewers.slice(rounds)) await verifier.verify(token)
  const start = performance.now()
  for (const { token } of viewers.slice(0, rounds)) await verifier.verify(token)
  return ((performance.now() - start) * 1000) / rounds
}
