import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeTemporaryFolder } from '@plaza/database/embedded'
import { clientOfHeaders, Recorder, readRecording } from 'gateway/usage'
import { buildSchema, parse } from 'graphql'
import { percentile } from './buffers.ts'
import type { Bench } from './frame.ts'
import { type Child, keptBy, ownCpuMs, startChild } from './gateway/child.ts'
import { type LoadRequest, load } from './gateway/load-generator.ts'
import { memoryRequests } from './gateway/memory/requests.ts'
import { composeMemorySupergraph } from './gateway/memory/subgraphs.ts'

const topology = '1 process, the subgraphs in it, in memory'
const connections = 8

const requests: readonly LoadRequest[] = memoryRequests.map((request, index) => ({
  ...request,
  headers: { 'apollographql-client-name': 'web', 'apollographql-client-version': `1.${index % 20}.0` },
}))

/** What recording who uses what costs a feed: the same gateway with it and without, in turns. */
export const usage: Bench = {
  name: 'usage',
  description: 'CPU that recording use adds to a feed of the gateway: two of them in turns, and the recording alone',
  async run({ say, rounds = 20, seconds = 1.5 }) {
    await using cleanup = new AsyncDisposableStack()
    const folder = await makeTemporaryFolder('plaza-bench-usage-')
    cleanup.defer(() => rm(folder, { recursive: true, force: true }))
    const file = join(folder, 'supergraph.graphql')
    await writeFile(
      file,
      composeMemorySupergraph((name) => `http://${name}.test/graphql`),
    )
    const store = join(folder, 'usage')
    const keep = keptBy(cleanup)
    const start = (env: NodeJS.ProcessEnv) =>
      keep(startChild('our-gateway', ['inprocess'], { SUPERGRAPH_FILE: file, ...env }))
    const without = await start({ USAGE_DIR: '' })
    // As often as it comes, so that what is written is measured as well.
    const recording = await start({ USAGE_DIR: store, USAGE_FLUSH_MS: '1000' })
    for (const { url } of [without, recording]) await load(url, requests, { connections, seconds: 4 })

    const ratios: number[] = []
    const costs: number[] = []
    for (let round = 1; round <= rounds; round++) {
      // Whoever comes first in a round may be better off.
      const order = round % 2 === 0 ? [without, recording] : [recording, without]
      const cost = new Map<Child, number>()
      for (const gateway of order) cost.set(gateway, await cpuOfFeed(gateway, seconds))
      ratios.push(cost.get(recording)! / cost.get(without)!)
      costs.push(cost.get(without)!)
      say(`round ${round}: ${cost.get(without)!.toFixed(3)} ms, recording ${cost.get(recording)!.toFixed(3)} ms`)
    }
    const { rows } = await readRecording(store, '')
    if (rows.length === 0) throw new Error('Nothing was recorded.')

    say('the recording alone')
    const recordUs = recordingAlone()
    const feedMs = percentile(costs, 0.5)
    return [
      { name: 'usage.overhead_percent', value: (percentile(ratios, 0.5) - 1) * 100, unit: '%', topology },
      { name: 'usage.record_us', value: recordUs, unit: 'µs' },
      { name: 'usage.record_share_percent', value: (recordUs / 1_000 / feedMs) * 100, unit: '%', topology },
      { name: 'usage.feed_cpu_ms', value: feedMs, unit: 'ms', topology },
    ]
  },
}

/** CPU time of the gateway for one request, in milliseconds. */
async function cpuOfFeed({ url, pid }: Child, seconds: number): Promise<number> {
  const before = ownCpuMs(pid)
  const { requests: answered } = await load(url, requests, { connections, seconds })
  return (ownCpuMs(pid) - before) / answered
}

/** CPU time of reading who sends a feed and counting it in memory, in microseconds. */
function recordingAlone(): number {
  const schema = buildSchema(`
    type Query { homeFeed(first: Int!, offset: Int!): [Post!]! }
    type Post { id: ID! body: String! createdAt: String! likeCount: Int! author: User! comments(first: Int!): [Comment!]! }
    type Comment { id: ID! body: String! author: User! }
    type User { id: ID! username: String! displayName: String! avatar: Media }
    type Media { url: String! }`)
  const recorder = new Recorder({ has: () => false, hasRoom: () => true })
  const bodies = memoryRequests.map(({ body }) => JSON.parse(body))
  const document = parse(bodies[0].query)
  const times = 500_000
  const count = (n: number) => {
    for (let i = 0; i < n; i++) {
      const { operationName, variables } = bodies[i % bodies.length]
      const client = clientOfHeaders(requests[i % requests.length]!.headers)
      recorder.record({ document, operationName, variables, schema, client })
    }
  }
  count(100_000)
  const { user, system } = process.cpuUsage()
  count(times)
  const used = process.cpuUsage({ user, system })
  return (used.user + used.system) / times
}
