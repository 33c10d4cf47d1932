import { deepStrictEqual } from 'node:assert'
import { cpuMs } from './child.ts'
import { askOnce, type LoadRequest, load } from './load-generator.ts'
import type { Round, Variant } from './variant.ts'

export interface MeasureOptions {
  rounds: number
  seconds: number
  warmUpSeconds: number
  connections: number
  say(line: string): void
}

/** Answers compared before anything is measured; the last of the requests is among them, so that all were reachable. */
const compared = 25

/** @throws when a variant gives another answer than the first one */
export async function compareAnswers(variants: readonly Variant[], requests: readonly LoadRequest[]): Promise<void> {
  const [stock, ...others] = variants
  const step = Math.max(1, Math.floor(requests.length / compared))
  for (let i = 0; i < requests.length; i += step) {
    const expected = await askOnce(stock!.url, requests[i]!)
    if ((expected as { errors?: unknown }).errors) throw new Error(`${stock!.name}: ${JSON.stringify(expected)}`)
    for (const { name, url } of others) {
      const answer = await askOnce(url, requests[i]!)
      deepStrictEqual(lasting(answer), lasting(expected), `${name} answers otherwise than ${stock!.name}`)
    }
  }
}

/** Takes turns, so that what else the machine does falls on all of them alike. */
export async function measure(
  variants: readonly Variant[],
  requests: readonly LoadRequest[],
  { rounds, seconds, warmUpSeconds, connections, say }: MeasureOptions,
): Promise<ReadonlyMap<string, readonly Round[]>> {
  const results = new Map<string, Round[]>(variants.map(({ name }) => [name, []]))
  let from = 0
  for (const { name, url } of variants) {
    say(`${name}: warming up`)
    await load(url, requests, { connections, seconds: warmUpSeconds })
  }
  for (let round = 1; round <= rounds; round++) {
    for (const variant of variants) {
      const result = await measureOnce(variant, requests, { connections, seconds, from })
      from += 101
      results.get(variant.name)!.push(result)
      say(`round ${round}, ${variant.name}: ${describe(result)}`)
    }
  }
  return results
}

async function measureOnce(
  { url, gateway, subgraphs }: Variant,
  requests: readonly LoadRequest[],
  options: { connections: number; seconds: number; from: number },
): Promise<Round> {
  const gatewayCpu = () => cpuMs(gateway.pid)
  const subgraphCpu = () => subgraphs.reduce((sum, { pid }) => sum + cpuMs(pid), 0)
  const before = [gatewayCpu(), subgraphCpu()] as const
  const { requests: answered, seconds, p50, p99 } = await load(url, requests, options)
  const ofGateway = gatewayCpu() - before[0]
  const ofSubgraphs = subgraphCpu() - before[1]
  return {
    rps: answered / seconds,
    p50,
    p99,
    cpuMs: (ofGateway + ofSubgraphs) / answered,
    gatewayCpuMs: ofGateway / answered,
  }
}

/** Without when the links in it expire, which is a matter of when it was asked. */
const lasting = (answer: unknown) =>
  JSON.parse(JSON.stringify(answer), (_, value) =>
    typeof value === 'string' ? value.replace(/&expires=\d+&signature=[\w-]+$/, '') : value,
  )

const describe = ({ rps, p50, p99, cpuMs, gatewayCpuMs }: Round) =>
  `${rps.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ` +
  `CPU ${cpuMs.toFixed(2)} ms a request (gateway ${gatewayCpuMs.toFixed(2)})`

export function medianRound(rounds: readonly Round[]): Round {
  const middle = (rounds.length - 1) / 2
  const median = (key: keyof Round) => {
    const values = rounds.map((round) => round[key]).sort((a, b) => a - b)
    return (values[Math.floor(middle)]! + values[Math.ceil(middle)]!) / 2
  }
  return {
    rps: median('rps'),
    p50: median('p50'),
    p99: median('p99'),
    cpuMs: median('cpuMs'),
    gatewayCpuMs: median('gatewayCpuMs'),
  }
}
