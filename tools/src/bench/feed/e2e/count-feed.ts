import { setTimeout } from 'node:timers/promises'
import { percentile } from '../../buffers.ts'
import { keptBy } from '../../gateway/child.ts'
import { askOnce } from '../../gateway/load-generator.ts'
import { realRequests } from '../../gateway/real/requests.ts'
import type { Town } from './town.ts'
import { startWireCounter, type WireCounts } from './wire-counter.ts'

const times = 5
const settleMs = 30

/**
 * What one feed asks of the databases: the median of what those of several people take, and of each person's the least, as
 * services now and then do something of their own meanwhile.
 */
export async function countFeed(town: Town): Promise<WireCounts> {
  await using cleanup = new AsyncDisposableStack()
  const counters = await Promise.all(
    Object.entries(town.urls).map(async ([name, url]) => [name, cleanup.use(await startWireCounter(url))] as const),
  )
  const urls = Object.fromEntries(counters.map(([name, { url }]) => [name, url])) as Town['urls']
  const child = await keptBy(cleanup)(town.startPlaza(urls))
  const sum = (key: keyof WireCounts) => counters.reduce((total, [, { counts }]) => total + counts[key], 0)
  const ofPeople: WireCounts[] = []
  for (const request of await realRequests(child.url, 'TOP')) {
    const least = { statements: Number.POSITIVE_INFINITY, transactions: Number.POSITIVE_INFINITY }
    for (let n = 0; n < times; n++) {
      const before = { statements: sum('statements'), transactions: sum('transactions') }
      await askOnce(child.url, request)
      // The last commits may come behind the answer.
      await setTimeout(settleMs)
      for (const key of ['statements', 'transactions'] as const)
        least[key] = Math.min(least[key], sum(key) - before[key])
    }
    ofPeople.push(least)
  }
  const median = (key: keyof WireCounts) =>
    percentile(
      ofPeople.map((counts) => counts[key]),
      0.5,
    )
  return { statements: median('statements'), transactions: median('transactions') }
}
