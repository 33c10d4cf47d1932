import { percentile } from '../../buffers.ts'
import { type Child, ownCpuMs } from '../../gateway/child.ts'
import { type LoadRequest, load } from '../../gateway/load-generator.ts'
import type { Town } from './town.ts'

const connections = 8
/** Feeds before the first that counts: Node compiles what has run often. */
const warming = 200

/** What answers feeds: a process, and the PostgreSQL behind it. */
export interface Server {
  readonly name: string
  readonly child: Child
  readonly town: Town
  readonly requests: readonly LoadRequest[]
}

interface Turn {
  feeds: number
  seconds: number
  p50: number
  /** Milliseconds of CPU for all of them; NaN without `/proc`. */
  node: number
  postgres: number
}

/** Of all turns of a server: milliseconds of CPU for a feed, feeds a second, and the median of the turns' medians. */
export type Total = Record<'cpu' | 'node' | 'postgres' | 'rps' | 'p50', number>

/** Lets the servers take turns, so that whatever else the machine does falls on all of them alike. */
export async function takeTurns(
  servers: readonly Server[],
  { rounds, seconds, say }: { rounds: number; seconds: number; say(line: string): void },
): Promise<Map<Server, Total>> {
  for (const { name, child, requests } of servers) {
    say(`${name}: warming up`)
    for (let answered = 0; answered < warming; ) {
      answered += (await load(child.url, requests, { connections, seconds: 1 })).requests
    }
  }
  const turns = new Map<Server, Turn[]>(servers.map((server) => [server, []]))
  for (let round = 1; round <= rounds; round++) {
    for (const server of servers) {
      const turn = await takeTurn(server, seconds)
      turns.get(server)!.push(turn)
      say(`round ${round}, ${server.name}: ${describe(totalOf([turn]))}`)
    }
  }
  return new Map([...turns].map(([server, all]) => [server, totalOf(all)]))
}

async function takeTurn({ child, town, requests }: Server, seconds: number): Promise<Turn> {
  const before = [ownCpuMs(child.pid), town.postgresCpuMs()] as const
  const { requests: feeds, seconds: taken, p50 } = await load(child.url, requests, { connections, seconds })
  const [node, postgres] = [ownCpuMs(child.pid) - before[0], town.postgresCpuMs() - before[1]]
  return { feeds, seconds: taken, p50, node, postgres }
}

/** The times of all turns are added up: the clock of `/proc` ticks too seldom for a single one. */
function totalOf(turns: readonly Turn[]): Total {
  const sum = (key: keyof Turn) => turns.reduce((total, turn) => total + turn[key], 0)
  const feeds = sum('feeds')
  const [node, postgres] = [sum('node') / feeds, sum('postgres') / feeds]
  const p50 = percentile(
    turns.map((turn) => turn.p50),
    0.5,
  )
  return { node, postgres, cpu: node + postgres, rps: feeds / sum('seconds'), p50 }
}

const describe = ({ rps, p50, cpu, node, postgres }: Total) =>
  `${rps.toFixed(0)}/s, p50 ${p50.toFixed(0)} ms, ` +
  `CPU ${cpu.toFixed(1)} ms a feed (Node ${node.toFixed(1)}, PostgreSQL ${postgres.toFixed(1)})`
