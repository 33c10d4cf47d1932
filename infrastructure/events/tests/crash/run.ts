import { setTimeout as delay } from 'node:timers/promises'
import { createTestDatabase } from '@plaza/database/testing'
import pg from 'pg'
import type { EventsSettings } from '../../src/index.ts'
import type { KafkaServer } from '../../src/testing/index.ts'
import { migrations } from '../setup/town.ts'
import { Child } from './children.ts'
import { type Comparison, compare } from './compare.ts'
import { type Plan, random, type Service, services } from './plan.ts'
import { startMortalPostgres } from './postgres.ts'
import { startServices } from './services.ts'

export interface CrashOptions {
  facts: number
  seed: number
  settings: EventsSettings
  /** To be killed as well. */
  broker: KafkaServer | null
  say(line: string): void
}

export interface CrashResult extends Comparison {
  kills: Record<string, number>
}

/** Load, with everything that can be killed being killed at seeded random moments; then the count. */
export async function crashAll({ facts, seed, settings, broker, say }: CrashOptions): Promise<CrashResult> {
  await using cleanup = new AsyncDisposableStack()
  const postgres = cleanup.use(await startMortalPostgres())
  const before = process.env.TEST_POSTGRES_URL
  process.env.TEST_POSTGRES_URL = postgres.url
  const urls = {} as Record<Service, string>
  for (const service of services) {
    const database = await createTestDatabase({ service, migrations })
    await database.close()
    urls[service] = database.url
  }
  if (before !== undefined) process.env.TEST_POSTGRES_URL = before
  const plan: Plan = { urls, settings, seed }

  const start = (name: string, script: string, number: number): Child => {
    const child = new Child(`${name} ${number}`, script, { ...plan, seed: seed + number })
    cleanup.defer(() => child.end())
    return child
  }
  const producers = [1, 2].map((number) => start('producer', 'producer.ts', number))
  const instances = [1, 2].map((number) => start('relays and consumers', 'services.ts', number + 10))

  const kills: Record<string, number> = {}
  const next = random(seed)
  const began = performance.now()
  const victims: [string, () => Promise<void>][] = [
    ...producers.map((child): [string, () => Promise<void>] => [child.name, async () => child.kill()]),
    ...instances.map((child): [string, () => Promise<void>] => [child.name, async () => child.kill()]),
    ['database (restart)', () => postgres.restart()],
    ['database (kill -9)', () => postgres.crash()],
  ]
  if (broker) {
    victims.push([
      'broker (kill -9)',
      async () => {
        await broker.kill()
        await broker.start()
      },
    ])
  }
  // Everyone's turn comes, in an order that the seed shuffles anew each round.
  for (let round: typeof victims = []; ; ) {
    const committed = await countFacts(plan)
    if (committed >= facts && Object.keys(kills).length === victims.length) break
    if (round.length === 0) round = victims.toSorted(() => next() - 0.5)
    await progress(plan, committed + (30 + facts / 60) * (0.3 + 1.4 * next()))
    const [name, kill] = round.pop() ?? ['', async () => {}]
    const at = ((performance.now() - began) / 1000).toFixed(1)
    say(`${at.padStart(6)} s  ${String(await countFacts(plan)).padStart(5)} facts  kills ${name}`)
    kills[name] = (kills[name] ?? 0) + 1
    await kill()
  }
  await Promise.all(producers.map((child) => child.end()))
  await Promise.all(instances.map((child) => child.end()))

  // The last of them finishes what is left, undisturbed.
  process.env.CRASH_PLAN = JSON.stringify(plan)
  const last = await startServices()
  await last.settle(90_000 + facts * 100)
  await last.stop()
  const comparison = await compare(plan)
  say(
    `${((performance.now() - began) / 1000).toFixed(1)} s: ${comparison.people} people, ${comparison.changes} changes of ` +
      `${comparison.friendships} friendships, ${comparison.effects} effects, ${comparison.faults.length} faults`,
  )
  return { kills, ...comparison }
}

/** Kills fall among work: wait for some, though not for long where the last kill left nobody to do it. */
async function progress(plan: Plan, wanted: number): Promise<void> {
  const deadline = performance.now() + 5_000
  while (performance.now() < deadline && (await countFacts(plan)) < wanted) await delay(100)
}

async function countFacts({ urls }: Plan): Promise<number> {
  const count = async (service: Service, query: string): Promise<number> => {
    const client = new pg.Client({ connectionString: urls[service] })
    await client.connect()
    const { rows } = await client.query<{ count: number }>(query)
    await client.end()
    return Number(rows[0]?.count)
  }
  const people = await count('auth', 'select count(*) as count from people')
  return people + (await count('users', 'select coalesce(sum(version), 0) as count from friendships'))
}
