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
  description: 'Buffers and times of home feeds among 10,000 and 100,000 people, and how many places are the circle’s',
  async run({ say }) {
    await using _server = await startCrowdServer()
    const small = await measure(crowdPeople / 10, say)
    const large = await measure(crowdPeople, say)
    const p50 = percentile(large.ordinary.map(milliseconds), 0.5)
    const median = (costs: readonly Cost[]) => percentile(costs.map(buffers), 0.5)
    return [
      { name: 'feed.db.buffers', value: median(large.ordinary), unit: 'buffers' },
      { name: 'feed.hub.buffers', value: large.hubTop.buffers, unit: 'buffers' },
      { name: 'feed.latest.hub_buffers', value: large.hubLatest.buffers, unit: 'buffers' },
      { name: 'feed.db.p50_ms', value: p50, unit: 'ms' },
      { name: 'feed.db.p99_ms', value: percentile(large.ordinary.map(milliseconds), 0.99), unit: 'ms' },
      { name: 'feed.vs_seed_sql', value: large.seedMs / p50, unit: '×' },
      { name: 'feed.growth', value: median(large.ordinary) / median(small.ordinary), unit: '×' },
      { name: 'feed.circle_share', value: large.circleShare * 100, unit: '%' },
    ]
  },
}

const buffers = (cost: Cost) => cost.buffers
const milliseconds = (cost: Cost) => cost.milliseconds

async function measure(people: number, say: BenchOptions['say']) {
  await using database = await loadCrowd(people, say)
  const reader = new FeedReader(database)
  const ids = await reader.peopleWith(friends, readers)
  const hub = await reader.hub()
  say(`${ids.length} people with ${friends} friends read, and the hub with ${hub.friends.toLocaleString('en-GB')}`)
  const reasons: string[] = []
  const ordinary: Cost[] = []
  for (const id of ids) {
    reasons.push(...(await reader.firstPage(id, 'TOP')).edges.map(({ reason }) => reason))
    ordinary.push(...(await reader.costs(id, 'TOP', rounds)))
  }
  const [hubTop] = await reader.costs(hub.id, 'TOP', 1)
  const [hubLatest] = await reader.costs(hub.id, 'LATEST', 1)
  say("the seed's statement reads the same posts")
  return {
    ...{ ordinary, hubTop: hubTop!, hubLatest: hubLatest! },
    circleShare: reasons.filter((reason) => reason !== 'POPULAR').length / reasons.length,
    seedMs: await measureSeedFeed(database),
  }
}
