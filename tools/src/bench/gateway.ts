import { availableParallelism } from 'node:os'
import type { Bench, Figure } from './frame.ts'
import type { LoadRequest } from './gateway/load-generator.ts'
import { compareAnswers, type MeasureOptions, measure, medianRound } from './gateway/measure.ts'
import { memoryRequests } from './gateway/memory/requests.ts'
import { startMemoryVariants } from './gateway/memory/variants.ts'
import { realRequests } from './gateway/real/requests.ts'
import { startRealVariants } from './gateway/real/variants.ts'
import type { Round, Variant } from './gateway/variant.ts'

const connections = 32
/** What the subgraphs serve: three of them from memory, or Plaza's six from PostgreSQL. */
const data = process.env.BENCH_DATA ?? 'memory'
/** The names of those that are measured; all unless given. */
const wanted = process.env.BENCH_VARIANTS?.split(',')

/** The same feed by stock Apollo, by Hive Gateway, by Hive Router where its binary is named, and by ours, on the same data. */
export const gateway: Bench = {
  name: 'gateway',
  description: 'Feeds a second by stock @apollo/gateway, Hive and ours: over HTTP, in process, on two workers',
  async run({ say, rounds = 5, seconds = 5 }) {
    const options = { rounds, seconds, warmUpSeconds: Math.max(2, seconds), connections, say }
    if (data === 'memory') return measureOver(data, startMemoryVariants, async () => memoryRequests, options)
    if (data === 'real') return measureOver(data, startRealVariants, ([stock]) => realRequests(stock!.url), options)
    throw new Error(`BENCH_DATA is memory or real, not ${data}`)
  },
}

async function measureOver(
  data: 'memory' | 'real',
  start: (say: Say) => Promise<AsyncDisposable & { variants: readonly Variant[] }>,
  requestsOf: (variants: readonly Variant[]) => Promise<readonly LoadRequest[]>,
  options: MeasureOptions,
): Promise<Figure[]> {
  const { say } = options
  await using started = await start(say)
  const variants = chosen(started.variants)
  const requests = await requestsOf(started.variants)
  say(`${variants.length} variants, their answers compared`)
  await compareAnswers(variants, requests)
  const results = await measure(variants, requests, options)
  say(`${availableParallelism()} cores, ${connections} connections, the load made in a process beside them`)
  const medians = new Map([...results].map(([name, all]) => [name, medianRound(all)]))
  return figuresOf(data, medians, new Map(variants.map(({ name, topology }) => [name, topology])))
}

/** @throws when a name is none of those there are */
function chosen(variants: readonly Variant[]): readonly Variant[] {
  const names = variants.map(({ name }) => name)
  const unknown = wanted?.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Error(`BENCH_VARIANTS names ${unknown}, which is none of ${names.join(', ')}`)
  return wanted ? variants.filter(({ name }) => wanted.includes(name)) : variants
}

type Say = (line: string) => void

/** Ratios of requests a second first, then what they were made of. */
function figuresOf(
  data: string,
  medians: ReadonlyMap<string, Round>,
  topologies: ReadonlyMap<string, string>,
): Figure[] {
  const figures: Figure[] = []
  const figure = (name: string, value: number, unit: string, topology: string) => {
    if (Number.isFinite(value)) figures.push({ name: `gateway.${data}.${name}`, value, unit, topology })
  }
  const ratio = (name: string, of: string, to: string, key: 'rps' | 'cpuMs' | 'gatewayCpuMs') => {
    const [a, b] = [medians.get(of), medians.get(to)]
    const topology = `${topologies.get(of)}; against ${topologies.get(to)}`
    if (a && b) figure(name, key === 'rps' ? a.rps / b.rps : b[key] / a[key], '×', topology)
  }
  for (const name of ['http', 'inprocess', 'workers2']) ratio(`${name}.vs_stock`, name, 'stock', 'rps')
  ratio('http.vs_hive_rust', 'http_stock_subgraphs', 'hive_rust', 'rps')
  ratio('http.vs_hive_router', 'http_stock_subgraphs', 'hive_router', 'rps')
  // Of the gateway's process alone, ours over theirs: the subgraphs are the same.
  ratio('http.gateway_cpu_vs_hive_router', 'hive_router', 'http_stock_subgraphs', 'gatewayCpuMs')
  // How many requests the same CPU time answers: what a busy machine disturbs least.
  for (const name of ['http', 'inprocess', 'workers2']) ratio(`${name}.cpu_vs_stock`, name, 'stock', 'cpuMs')
  ratio('http.cpu_vs_hive_rust', 'http_stock_subgraphs', 'hive_rust', 'cpuMs')
  for (const [name, { rps, p50, p99, cpuMs, gatewayCpuMs }] of medians) {
    figure(`${name}.rps`, rps, '1/s', topologies.get(name)!)
    figure(`${name}.p50_ms`, p50, 'ms', topologies.get(name)!)
    figure(`${name}.p99_ms`, p99, 'ms', topologies.get(name)!)
    figure(`${name}.cpu_ms`, cpuMs, 'ms', topologies.get(name)!)
    figure(`${name}.gateway_cpu_ms`, gatewayCpuMs, 'ms', topologies.get(name)!)
  }
  return figures
}
