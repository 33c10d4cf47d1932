import { availableParallelism } from 'node:os'
import type { Bench, Figure } from './frame.ts'
import { compareAnswers, measure, medianRound } from './gateway/measure.ts'
import { memoryRequests } from './gateway/memory/requests.ts'
import { startMemoryVariants } from './gateway/memory/variants.ts'
import type { Round, Variant } from './gateway/variant.ts'

const connections = 32

/** The same feed by stock Apollo, by Hive Gateway and by ours, on the same data. */
export const gateway: Bench = {
  name: 'gateway',
  description: 'Feeds a second by stock @apollo/gateway, Hive Gateway and ours: over HTTP, in process, on two workers',
  async run({ say, rounds = 5, seconds = 5 }) {
    await using memory = await startMemoryVariants(say)
    const { variants } = memory
    say(`${variants.length} variants, their answers compared`)
    await compareAnswers(variants, memoryRequests)
    const options = { rounds, seconds, warmUpSeconds: Math.max(2, seconds), connections, say }
    const results = await measure(variants, memoryRequests, options)
    tellTopologies(variants, say)
    return figuresOf('memory', new Map([...results].map(([name, all]) => [name, medianRound(all)])))
  },
}

function tellTopologies(variants: readonly Variant[], say: (line: string) => void): void {
  say(`${availableParallelism()} cores, ${connections} connections, the load made in a process beside them`)
  for (const { name, topology } of variants) say(`${name}: ${topology}`)
}

/** Ratios of requests a second first, then what they were made of. */
function figuresOf(data: string, medians: ReadonlyMap<string, Round>): Figure[] {
  const figures: Figure[] = []
  const figure = (name: string, value: number, unit: string) => {
    if (Number.isFinite(value)) figures.push({ name: `gateway.${data}.${name}`, value, unit })
  }
  const ratio = (name: string, of: string, to: string, key: 'rps' | 'cpuMs') => {
    const [a, b] = [medians.get(of), medians.get(to)]
    if (a && b) figure(name, key === 'rps' ? a.rps / b.rps : b.cpuMs / a.cpuMs, '×')
  }
  for (const name of ['http', 'inprocess', 'workers2']) ratio(`${name}.vs_stock`, name, 'stock', 'rps')
  ratio('http.vs_hive_rust', 'http_stock_subgraphs', 'hive_rust', 'rps')
  // How many requests the same CPU time answers: what a busy machine disturbs least.
  for (const name of ['http', 'inprocess', 'workers2']) ratio(`${name}.cpu_vs_stock`, name, 'stock', 'cpuMs')
  ratio('http.cpu_vs_hive_rust', 'http_stock_subgraphs', 'hive_rust', 'cpuMs')
  for (const [name, { rps, p50, p99, cpuMs, gatewayCpuMs }] of medians) {
    figure(`${name}.rps`, rps, '1/s')
    figure(`${name}.p50_ms`, p50, 'ms')
    figure(`${name}.p99_ms`, p99, 'ms')
    figure(`${name}.cpu_ms`, cpuMs, 'ms')
    figure(`${name}.gateway_cpu_ms`, gatewayCpuMs, 'ms')
  }
  return figures
}
