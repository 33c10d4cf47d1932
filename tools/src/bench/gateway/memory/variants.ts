import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Child, keptBy, startChild } from '../child.ts'
import { type HivePlanner, installHive, startHive, startHiveRouter } from '../hive.ts'
import type { Variant } from '../variant.ts'
import { composeMemorySupergraph, type MemorySubgraph, memorySubgraphs } from './subgraphs.ts'

/** Every way to serve the three subgraphs in memory, all of them up. Stock comes first. */
export async function startMemoryVariants(
  say: (line: string) => void,
): Promise<AsyncDisposable & { variants: readonly Variant[] }> {
  await using cleanup = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'plaza-bench-gateway-'))
  cleanup.defer(() => rm(folder, { recursive: true, force: true }))
  const keep = keptBy(cleanup)

  async function startSubgraphs(kind: 'stock' | 'lean') {
    const children = await Promise.all(
      memorySubgraphs.map(async (name) => [name, await keep(startChild(`${kind}-subgraph`, [name]))] as const),
    )
    const urls = new Map<MemorySubgraph, string>(children.map(([name, { url }]) => [name, url]))
    const file = join(folder, `${kind}.graphql`)
    await writeFile(
      file,
      composeMemorySupergraph((name) => urls.get(name)!),
    )
    return { file, children: children.map(([, child]) => child) }
  }

  say('in-memory subgraphs: stock Apollo Servers, and ours')
  const stock = await startSubgraphs('stock')
  const lean = await startSubgraphs('lean')
  const variants: Variant[] = []
  async function add(name: string, topology: string, starting: Promise<Child>, subgraphs: readonly Child[] = []) {
    const gateway = await keep(starting)
    variants.push({ name, topology, url: gateway.url, gateway, subgraphs })
  }

  say('the gateways')
  const overStock = '3 processes of stock subgraphs, 1 of the gateway'
  const ours = (mode: string, file: string) => startChild('our-gateway', [mode], { SUPERGRAPH_FILE: file })
  await add('stock', overStock, startChild('stock-gateway', [], { SUPERGRAPH_FILE: stock.file }), stock.children)
  await add('http', '3 processes of our subgraph servers, 1 of the gateway', ours('http', lean.file), lean.children)
  await add('http_stock_subgraphs', overStock, ours('http', stock.file), stock.children)
  await add('inprocess', '1 process, the subgraphs in it', ours('inprocess', lean.file))
  await add(
    'workers2',
    '2 processes, the subgraphs in each, and 1 that hands out connections',
    startChild('our-workers', ['2'], { SUPERGRAPH_FILE: lean.file }),
  )

  const hive = await installHive().catch((error: Error) => {
    say(`Hive Gateway is left out, as it cannot be installed here: ${firstLine(error)}`)
  })
  for (const planner of hive ? (['js', 'rust'] satisfies HivePlanner[]) : []) {
    await add(`hive_${planner}`, overStock, startHive(hive!, planner, stock.file), stock.children).catch((error) =>
      say(`Hive Gateway with its ${planner} planner is left out, as it does not start here: ${error.message}`),
    )
  }
  const router = process.env.HIVE_ROUTER_BIN
  if (router) await add('hive_router', overStock, startHiveRouter(router, stock.file), stock.children)
  else say('Hive Router is left out, as HIVE_ROUTER_BIN names no binary of it')
  const owned = cleanup.move()
  return { variants, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}

const firstLine = ({ message }: Error) => message.split('\n', 1)[0]
