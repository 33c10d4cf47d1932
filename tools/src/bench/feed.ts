import { type Cost, percentile } from './buffers.ts'
import { crowdPeople, startCrowdServer } from './crowd.ts'
import { FeedReader } from './feed/feed-reader.ts'
import { loadCrowd } from './feed/load-crowd.ts'
import { measureSeedFeed } from './feed/seed-feed.ts'
import type { Bench, BenchOptions } from './frame.ts'

/** Ordinary people, who all have as many friends: so they can be compared between networks. */
const [readers, friends] = [30, 18]
/** How often each of them reads. */
const rounds = 10

/** What the home feed costs in the database, behind row-level security, to ordinary people and to the hub. */
export const feed: Bench = {
  name: 'feed',
  description:
    'Buffers and times of home feeds among 100,000 people (BENCH_PEOPLE), and the share of the circle in them',
  async run({ say }) {
    await using _server = await startCrowdServer()
    await using small = await loadCrowd(crowdPeople / 10, say)
    const base = await readOrdinary(new FeedReader(small), say)
    await using large = await loadCrowd(crowdPeople, say)
    const reader = new FeedReader(large)
    const ordinary = await readOrdinary(reader, say)
    const hub = await reader.hub()
    say(`the person with ${hub.friends.toLocaleString('en-GB')} friends reads`)
    const top = await reader.costs(hub.id, 'TOP', rounds)
    const latest = await reader.costs(hub.id, 'LATEST', rounds)
    say("the seed's statement reads the same posts")
    const seedMs = await measureSeedFeed(large)

    const [buffers, milliseconds] = [median('buffers'), median('milliseconds')]
    const p50 = milliseconds(ordinary.top)
    const p99 = percentile(
      ordinary.top.map((cost) => cost.milliseconds),
      0.99,
    )
    return [
      { name: 'feed.db.buffers', value: buffers(ordinary.top), unit: 'buffers' },
      { name: 'feed.hub.buffers', value: buffers(top), unit: 'buffers' },
      { name: 'feed.latest.hub_buffers', value: buffers(latest), unit: 'buffers' },
      { name: 'feed.hub.vs_median', value: milliseconds(top) / p50, unit: '×' },
      { name: 'feed.latest.hub_vs_median', value: milliseconds(latest) / milliseconds(ordinary.latest), unit: '×' },
      { name: 'feed.db.p50_ms', value: p50, unit: 'ms' },
      { name: 'feed.db.p99_ms', value: p99, unit: 'ms' },
      { name: 'feed.vs_seed_sql', value: seedMs / p50, unit: '×' },
      { name: 'feed.growth', value: buffers(ordinary.top) / buffers(base.top), unit: '×' },
      { name: 'feed.circle_share', value: ordinary.circleShare * 100, unit: '%' },
    ]
  },
}

const median = (of: keyof Cost) => (costs: readonly Cost[]) =>
  percentile(
    costs.map((cost) => cost[of]),
    0.5,
  )

/** First pages: what they cost, and how many of the places of `TOP` are the circle's. */
async function readOrdinary(reader: FeedReader, say: BenchOptions['say']) {
  const ids = await reader.peopleWith(friends, readers)
  say(`${ids.length} people with ${friends} friends read`)
  const [top, latest]: [Cost[], Cost[]] = [[], []]
  const reasons: string[] = []
  for (const id of ids) {
    reasons.push(...(await reader.firstPage(id, 'TOP')).edges.map(({ reason }) => reason))
    top.push(...(await reader.costs(id, 'TOP', rounds)))
    latest.push(...(await reader.costs(id, 'LATEST', rounds)))
  }
  return { top, latest, circleShare: reasons.filter((reason) => reason !== 'POPULAR').length / reasons.length }
}
