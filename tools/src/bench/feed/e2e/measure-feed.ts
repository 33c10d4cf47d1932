import { setTimeout } from 'node:timers/promises'
import { percentile } from '../../buffers.ts'
import type { BenchOptions, Figure } from '../../frame.ts'
import { type Child, keptBy, ownCpuMs } from '../../gateway/child.ts'
import { askOnce, type LoadRequest, load } from '../../gateway/load-generator.ts'
import { realRequests } from '../../gateway/real/requests.ts'
import { openTown, type Town } from './town.ts'
import { startWireCounter } from './wire-counter.ts'

const connections = 8
const counted = 5
/** Feeds before the first that counts: Node compiles what has run often. */
const warming = 200
const settleMs = 30
const topology = '1 process, the gateway and the six services in it, PostgreSQL; the demo town'
/** Another checkout of the repository, whose feeds take turns with ours. */
const against = process.env.BENCH_AGAINST

/** What answers feeds: a process, and the PostgreSQL behind it. */
interface Server {
  readonly name: string
  readonly child: Child
  readonly town: Town
  readonly requests: readonly LoadRequest[]
}

interface Round {
  feeds: number
  seconds: number
  p50: number
  /** Milliseconds of CPU for all of them. */
  node: number
  postgres: number
}

/** One home feed from the request to the answer: what it costs Node and PostgreSQL, and what it asks of the databases. */
export async function measureFeed({ say, rounds = 8, seconds = 1 }: BenchOptions): Promise<Figure[]> {
  await using cleanup = new AsyncDisposableStack()
  const keep = keptBy(cleanup)
  const start = async (name: string, root?: string): Promise<Server> => {
    say(`${name}: PostgreSQL, migrations, the demo town, Plaza`)
    const town = cleanup.use(await openTown(root))
    const child = await keep(town.startPlaza())
    return { name, child, town, requests: await realRequests(child.url, 'TOP') }
  }
  const ours = await start('ours')
  const before = against === undefined ? undefined : await start('before', against)
  const servers = before ? [before, ours] : [ours]

  const counts = new Map<Server, FeedCounts>()
  for (const server of servers) counts.set(server, await countFeed(server.town))
  for (const { name, child, requests } of servers) {
    say(`${name}: warming up`)
    for (let answered = 0; answered < warming; ) {
      answered += (await load(child.url, requests, { connections, seconds: 1 })).requests
    }
  }
  const results = new Map<Server, Round[]>(servers.map((server) => [server, []]))
  for (let round = 1; round <= rounds; round++) {
    for (const server of servers) {
      const result = await measureOnce(server, seconds)
      results.get(server)!.push(result)
      say(`round ${round}, ${server.name}: ${describe(result)}`)
    }
  }
  if (Number.isNaN(results.get(ours)![0]!.postgres)) say('this system has no /proc: CPU times are left out')

  const figures: Figure[] = []
  const figure = (name: string, value: number, unit: string) => {
    if (Number.isFinite(value)) figures.push({ name: `feed.e2e.${name}`, value, unit, topology })
  }
  const totals = new Map([...results].map(([server, all]) => [server, totalOf(all)]))
  const tell = (server: Server, prefix = '') => {
    const { cpu, node, postgres, rps } = totals.get(server)!
    figure(`${prefix}cpu_ms`, cpu, 'ms')
    figure(`${prefix}node_cpu_ms`, node, 'ms')
    figure(`${prefix}postgres_cpu_ms`, postgres, 'ms')
    figure(`${prefix}statements`, counts.get(server)!.statements, '')
    figure(`${prefix}transactions`, counts.get(server)!.transactions, '')
    figure(`${prefix}rps`, rps, '1/s')
    figure(`${prefix}p50_ms`, medianOf(results.get(server)!.map(({ p50 }) => p50)), 'ms')
  }
  const ratio = (name: string, to: Server, key: 'cpu' | 'node' | 'postgres') =>
    figure(name, totals.get(ours)![key] / totals.get(to)![key], '×')
  tell(ours)
  if (before) {
    tell(before, 'before.')
    ratio('cpu_vs_before', before, 'cpu')
    ratio('node_cpu_vs_before', before, 'node')
    ratio('postgres_cpu_vs_before', before, 'postgres')
  }
  return figures
}

async function measureOnce({ child, town, requests }: Server, seconds: number): Promise<Round> {
  const before = [ownCpuMs(child.pid), town.postgresCpuMs()] as const
  const { requests: feeds, seconds: taken, p50 } = await load(child.url, requests, { connections, seconds })
  const [node, postgres] = [ownCpuMs(child.pid) - before[0], town.postgresCpuMs() - before[1]]
  return { feeds, seconds: taken, p50, node, postgres }
}

/** Of all turns together: the clock of `/proc` ticks too seldom for a single one. */
function totalOf(rounds: readonly Round[]) {
  const sum = (key: keyof Round) => rounds.reduce((total, round) => total + round[key], 0)
  const feeds = sum('feeds')
  const [node, postgres] = [sum('node') / feeds, sum('postgres') / feeds]
  return { node, postgres, cpu: node + postgres, rps: feeds / sum('seconds') }
}

interface FeedCounts {
  statements: number
  transactions: number
}

/** Of one feed: the least that each person's takes, as services now and then do something of their own meanwhile. */
async function countFeed(town: Town): Promise<FeedCounts> {
  await using cleanup = new AsyncDisposableStack()
  const counters = await Promise.all(
    Object.entries(town.urls).map(async ([name, url]) => [name, cleanup.use(await startWireCounter(url))] as const),
  )
  const urls = Object.fromEntries(counters.map(([name, { url }]) => [name, url])) as Town['urls']
  const child = await keptBy(cleanup)(town.startPlaza(urls))
  const sum = (key: keyof FeedCounts) => counters.reduce((total, [, { counts }]) => total + counts[key], 0)
  const ofPeople: FeedCounts[] = []
  for (const request of await realRequests(child.url, 'TOP')) {
    const least = { statements: Number.POSITIVE_INFINITY, transactions: Number.POSITIVE_INFINITY }
    for (let n = 0; n < counted; n++) {
      const before = { statements: sum('statements'), transactions: sum('transactions') }
      await askOnce(child.url, request)
      // The last commits may come behind the answer.
      await setTimeout(settleMs)
      for (const key of ['statements', 'transactions'] as const)
        least[key] = Math.min(least[key], sum(key) - before[key])
    }
    ofPeople.push(least)
  }
  return {
    statements: medianOf(ofPeople.map(({ statements }) => statements)),
    transactions: medianOf(ofPeople.map(({ transactions }) => transactions)),
  }
}

const medianOf = (values: readonly number[]) => percentile(values, 0.5)

function describe(round: Round): string {
  const { cpu, node, postgres, rps } = totalOf([round])
  const share = `Node ${node.toFixed(1)}, PostgreSQL ${postgres.toFixed(1)}`
  return `${rps.toFixed(0)}/s, p50 ${round.p50.toFixed(0)} ms, CPU ${cpu.toFixed(1)} ms a feed (${share})`
}
