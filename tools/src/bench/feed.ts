import { startTestPostgres } from '@plaza/database/testing'
import { type Cost, percentile } from './buffers.ts'
import { crowdPeople } from './crowd.ts'
import { measureFeed } from './feed/e2e/measure-feed.ts'
import { FeedReader, type Ranking } from './feed/feed-reader.ts'
import { loadCrowd } from './feed/load-crowd.ts'
import { measureSeedFeed } from './feed/seed-feed.ts'
import type { Bench, BenchOptions, Figure } from './frame.ts'

/** Ordinary people, who all have as many friends: so they can be compared between networks. */
const [readers, friends] = [30, 18]
/** How often each of them reads. */
const rounds = 10

/**
 * What the home feed costs: in the database, behind row-level security, to ordinary people and to the hub; and all of it, from
 * the request to the answer, in the demo town.
 */
export const feed: Bench = {
  name: 'feed',
  description:
    'Home feeds: buffers among 100,000 people (BENCH_ONLY=db, BENCH_PEOPLE); CPU, statements of a whole one (BENCH_ONLY=e2e)',
  async run(options) {
    if (only !== undefined && !(only in parts)) throw new Error(`BENCH_ONLY is db or e2e, not ${only}`)
    const figures: Figure[] = []
    for (const [name, measure] of Object.entries(parts))
      if (only === undefined || only === name) figures.push(...(await measure(options)))
    return figures
  },
}

const only = process.env.BENCH_ONLY

const parts: Record<string, (options: BenchOptions) => Promise<Figure[]>> = { db: measureInDatabase, e2e: measureFeed }

async function measureInDatabase({ say }: BenchOptions): Promise<Figure[]> {
  await using _server = await startTestPostgres()
  await using small = await loadCrowd(crowdPeople / 10, say)
  const base = await readByTurns(new FeedReader(small), say)
  await using large = await loadCrowd(crowdPeople, say)
  const reader = new FeedReader(large)
  const { ordinary, hub, circleShare } = await readByTurns(reader, say)
  say("the seed's statement reads the same posts")
  const seedMs = await measureSeedFeed(large)

  const [buffers, milliseconds] = [median('buffers'), median('milliseconds')]
  const p50 = milliseconds(ordinary.TOP)
  const p99 = percentile(
    ordinary.TOP.map((cost) => cost.milliseconds),
    0.99,
  )
  return [
    { name: 'feed.db.buffers', value: buffers(ordinary.TOP), unit: 'buffers' },
    { name: 'feed.hub.buffers', value: buffers(hub.TOP), unit: 'buffers' },
    { name: 'feed.latest.hub_buffers', value: buffers(hub.LATEST), unit: 'buffers' },
    { name: 'feed.hub.vs_median', value: milliseconds(hub.TOP) / p50, unit: '×' },
    { name: 'feed.latest.hub_vs_median', value: milliseconds(hub.LATEST) / milliseconds(ordinary.LATEST), unit: '×' },
    { name: 'feed.db.p50_ms', value: p50, unit: 'ms' },
    { name: 'feed.db.p99_ms', value: p99, unit: 'ms' },
    { name: 'feed.vs_seed_sql', value: seedMs / p50, unit: '×' },
    { name: 'feed.growth', value: buffers(ordinary.TOP) / buffers(base.ordinary.TOP), unit: '×' },
    { name: 'feed.circle_share', value: circleShare * 100, unit: '%' },
  ]
}

const median = (of: keyof Cost) => (costs: readonly Cost[]) =>
  percentile(
    costs.map((cost) => cost[of]),
    0.5,
  )

/**
 * First pages: what they cost ordinary people and the hub, and how many of the places of `TOP` are the ordinary circles'.
 * The hub reads after each of the others, so that whatever else the machine does slows both.
 */
async function readByTurns(reader: FeedReader, say: BenchOptions['say']) {
  const ids = await reader.peopleWith(friends, readers)
  const { id: hubId, friends: hubFriends } = await reader.hub()
  say(`${ids.length} people with ${friends} friends read, and the one with ${hubFriends.toLocaleString('en-GB')}`)
  const ordinary: Record<Ranking, Cost[]> = { TOP: [], LATEST: [] }
  const hub: Record<Ranking, Cost[]> = { TOP: [], LATEST: [] }
  const reasons: string[] = []
  for (const id of ids) {
    reasons.push(...(await reader.firstPage(id, 'TOP')).edges.map(({ reason }) => reason))
    for (const ranking of ['TOP', 'LATEST'] as const) {
      ordinary[ranking].push(...(await reader.costs(id, ranking, rounds)))
      hub[ranking].push(...(await reader.costs(hubId, ranking, rounds)))
    }
  }
  return { ordinary, hub, circleShare: reasons.filter((reason) => reason !== 'POPULAR').length / reasons.length }
}
