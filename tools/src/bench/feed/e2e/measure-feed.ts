import type { BenchOptions, Figure } from '../../frame.ts'
import { keptBy } from '../../gateway/child.ts'
import { realRequests } from '../../gateway/real/requests.ts'
import { startLimit } from '../limit/start-limit.ts'
import { countFeed } from './count-feed.ts'
import { type Server, type Total, takeTurns } from './server.ts'
import { openTown } from './town.ts'

const topology = '1 process, the gateway and the six services in it, PostgreSQL; the demo town'
const limitTopology = 'one statement over one database without row-level security, behind a bare Node server'
/** Another checkout of the repository, whose feeds take turns with ours. */
const against = process.env.BENCH_AGAINST

/**
 * One home feed from the request to the answer: what it costs Node and PostgreSQL, what it asks of the databases, and how
 * many times that is what the same answer costs at the least.
 */
export async function measureFeed({ say, rounds = 8, seconds = 1 }: BenchOptions): Promise<Figure[]> {
  await using cleanup = new AsyncDisposableStack()
  const keep = keptBy(cleanup)
  const start = async (name: string, root?: string): Promise<Server> => {
    say(`${name}: PostgreSQL, migrations, the demo town, Plaza`)
    const town = cleanup.use(await openTown(root))
    const child = await keep(town.startPlaza())
    return { name, child, town, requests: await realRequests(child.url, 'TOP') }
  }
  const ours = await start('ours')
  const limit = await startLimit(ours, keep)
  const before = against === undefined ? undefined : await start('before', against)

  const figures: Figure[] = []
  const figure = (name: string, value: number, unit: string, of = topology) => {
    if (Number.isFinite(value)) figures.push({ name: `feed.e2e.${name}`, value, unit, topology: of })
  }
  const totals = await takeTurns([...(before ? [before] : []), ours, limit], { rounds, seconds, say })
  if (Number.isNaN(totals.get(ours)!.cpu)) say('this system has no /proc: CPU times are left out')

  const tell = ({ cpu, node, postgres, rps, p50 }: Total, prefix = '', of = topology) => {
    figure(`${prefix}cpu_ms`, cpu, 'ms', of)
    figure(`${prefix}node_cpu_ms`, node, 'ms', of)
    figure(`${prefix}postgres_cpu_ms`, postgres, 'ms', of)
    figure(`${prefix}rps`, rps, '1/s', of)
    figure(`${prefix}p50_ms`, p50, 'ms', of)
  }
  const tellCounts = async ({ town }: Server, prefix = '') => {
    const { statements, transactions } = await countFeed(town)
    figure(`${prefix}statements`, statements, '', 'begin, settings and commit are among them')
    figure(`${prefix}transactions`, transactions, '')
  }
  const ratio = (name: string, to: Server, key: keyof Total) => {
    const [one, other] = [totals.get(ours)![key], totals.get(to)![key]]
    figure(name, one / other, '×')
  }
  tell(totals.get(ours)!)
  say('statements and transactions of a feed')
  await tellCounts(ours)
  ratio('vs_limit', limit, 'cpu')
  figure('vs_limit_rps', totals.get(limit)!.rps / totals.get(ours)!.rps, '×')
  tell(totals.get(limit)!, 'limit.', limitTopology)
  if (before) {
    for (const key of ['cpu', 'node', 'postgres', 'rps'] as const) ratio(`${key}_vs_before`, before, key)
    tell(totals.get(before)!, 'before.')
    await tellCounts(before, 'before.')
  }
  return figures
}
