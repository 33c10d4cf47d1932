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

    const buffers = (costs: readonly Cost[]) =>
      percentile(
        costs.map((cost) => cost.buffers),
        0.5,
      )
    const milliseconds = ordinary.costs.map((cost) => cost.milliseconds)
    const p50 = percentile(milliseconds, 0.5)
    return [
      { name: 'feed.db.buffers', value: buffers(ordinary.costs), unit: 'buffers' },
      { name: 'feed.hub.buffers', value: buffers(top), unit: 'buffers' },
      { name: 'feed.latest.hub_buffers', value: buffers(latest), unit: 'buffers' },
      { name: 'feed.db.p50_ms', value: p50, unit: 'ms' },
      { name: 'feed.db.p99_ms', value: percentile(milliseconds, 0.99), unit: 'ms' },
      { name: 'feed.vs_seed_sql', value: seedMs / p50, unit: '×' },
      { name: 'feed.growth', value: buffers(ordinary.costs) / buffers(base.costs), unit: '×' },
      { name: 'feed.circle_share', value: ordinary.circleShare * 100, unit: '%' },
    ]
  },
}

/** First pages of `TOP`: what they cost, and how many of their places are the circle's. */
async function readOrdinary(reader: FeedReader, say: BenchOptions['say']) {
  const ids = await reader.peopleWith(friends, readers)
  say(`${ids.length} people with ${friends} friends read`)
  const costs: Cost[] = []
  const reasons: string[] = []
  for (const id of ids) {
    reasons.push(...(await reader.firstPage(id, 'TOP')).edges.map(({ reason }) => reason))
    costs.push(...(await reader.costs(id, 'TOP', rounds)))
  }
  return { costs, circleShare: reasons.filter((reason) => reason !== 'POPULAR').length / reasons.length }
}
