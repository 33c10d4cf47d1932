import { startTestPostgres } from '@plaza/database/testing'
import { type Cost, percentile } from './buffers.ts'
import { crowdPeople } from './crowd.ts'
import type { Bench, BenchOptions, Figure } from './frame.ts'
import { loadCrowd } from './people/load-crowd.ts'
import { PeopleReader } from './people/people-reader.ts'

/** Ordinary people, who all have as many friends: so they can be compared between networks. */
const [readers, friends] = [20, 18]
const cards = 10

const queries = {
  'two letters': 'an',
  'a first name': 'maria',
  'two words': 'schmidt maria',
  Cyrillic: 'мари',
  Chinese: '伟',
}

/** What finding people costs in the database, behind row-level security, to ordinary people and to the hub. */
export const people: Bench = {
  name: 'people',
  description: 'Buffers and times of searches, recommendations and cards among 10,000 and 100,000 people',
  async run({ say }) {
    await using _server = await startTestPostgres()
    const small = await measure(crowdPeople / 10, say)
    const large = await measure(crowdPeople, say, small.hub.friendCount)
    const searches = Object.entries(large.search)
    const ordinary = 'an ordinary person'
    const ofEqual = 'a hub of equal degree'
    return [
      figure('recommend.buffers', buffers(large.recommend), 'buffers', ordinary),
      figure('recommend.buffers', large.hub.recommend.buffers, 'buffers', 'the hub'),
      ...searches.map(([kind, costs]) => figure('search.buffers', buffers(costs), 'buffers', kind)),
      figure('search.buffers', large.hub.search.buffers, 'buffers', 'two letters, the hub'),
      figure('cards.buffers', buffers(large.strangers), 'buffers', `${cards} strangers`),
      figure('cards.buffers', buffers(large.friends), 'buffers', `${cards} friends`),
      figure('cards.buffers', large.hub.strangers.buffers, 'buffers', `${cards} strangers, the hub`),
      figure('cards.buffers', large.hub.friends.buffers, 'buffers', `${cards} friends, the hub`),
      figure('cards.buffers', large.hub.hubs.buffers, 'buffers', `${cards} best connected friends, the hub`),
      figure('recommend.p50_ms', milliseconds(large.recommend), 'ms'),
      figure('search.p50_ms', milliseconds(searches.flatMap(([, costs]) => costs)), 'ms'),
      figure('growth', buffers(large.recommend) / buffers(small.recommend), '×', 'recommendations'),
      ...searches.map(([kind, costs]) =>
        figure('growth', buffers(costs) / buffers(small.search[kind]!), '×', `search, ${kind}`),
      ),
      figure('growth', buffers(large.strangers) / buffers(small.strangers), '×', 'cards of strangers'),
      figure('growth', buffers(large.friends) / buffers(small.friends), '×', 'cards of friends'),
      ...(['strangers', 'friends'] as const).map((kind) =>
        figure('growth', large.equal[kind].buffers / small.hub[kind].buffers, '×', `cards of ${kind}, ${ofEqual}`),
      ),
    ]
  },
}

function figure(name: string, value: number, unit: string, topology?: string): Figure {
  return { name: `people.${name}`, value, unit, ...(topology !== undefined && { topology }) }
}

const buffers = (costs: readonly Cost[]) =>
  percentile(
    costs.map((cost) => cost.buffers),
    0.5,
  )
const milliseconds = (costs: readonly Cost[]) =>
  percentile(
    costs.map((cost) => cost.milliseconds),
    0.5,
  )

/** @param equalTo whose number of friends the hub of another network has: the two can be compared */
async function measure(count: number, say: BenchOptions['say'], equalTo?: number) {
  await using database = await loadCrowd(count, say)
  const reader = new PeopleReader(database)
  const ids = await reader.peopleWith(friends, readers + cards)
  const viewers = ids.slice(cards)
  const strangers = ids.slice(0, cards)
  const hub = await reader.hub()
  say(`${viewers.length} people with ${friends} friends read, and the hub with ${hub.friendCount}`)
  const each = (read: (viewerId: string) => Promise<Cost>) => inTurn(viewers, read)
  const search: Record<string, Cost[]> = {}
  for (const [kind, query] of Object.entries(queries)) search[kind] = await each((id) => reader.searching(id, query))
  const cardsTo = async (id: string) => ({
    strangers: await reader.showing(id, strangers),
    friends: await reader.showing(id, await reader.newestFriends(id, cards)),
  })
  return {
    search,
    recommend: await each((id) => reader.recommending(id)),
    strangers: await each((id) => reader.showing(id, strangers)),
    friends: await each(async (id) => reader.showing(id, await reader.newestFriends(id, cards))),
    equal: await cardsTo((await reader.hub(equalTo)).id),
    hub: {
      friendCount: hub.friendCount,
      recommend: await reader.recommending(hub.id),
      search: await reader.searching(hub.id, queries['two letters']),
      ...(await cardsTo(hub.id)),
      hubs: await reader.showing(hub.id, await reader.bestConnectedFriends(hub.id, cards)),
    },
  }
}

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (const item of items) results.push(await work(item))
  return results
}
