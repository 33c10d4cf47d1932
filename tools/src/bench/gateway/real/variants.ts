import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeTemporaryFolder } from '@plaza/database/embedded'
import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { exportGrantKeys, generateGrantKeys } from '@plaza/subgraph'
import { openEmbeddedDatabases } from '../../../embedded/databases.ts'
import { readEmbeddedSettings } from '../../../embedded/settings.ts'
import { seedFirstStart } from '../../../start/first-start.ts'
import { type Child, keptBy, startChild } from '../child.ts'
import type { Variant } from '../variant.ts'
import { benchLog, type RealSettings } from './settings.ts'
import { supergraphAt, withoutAuthentication } from './supergraph.ts'

/** Stock Apollo and ours over all subgraphs and the demo town in PostgreSQL, all of them up. Stock comes first. */
export async function startRealVariants(
  say: (line: string) => void,
): Promise<AsyncDisposable & { variants: readonly Variant[] }> {
  await using cleanup = new AsyncDisposableStack()
  const dataDir = await makeTemporaryFolder('plaza-bench-gateway-')
  cleanup.defer(() => rm(dataDir, { recursive: true, force: true }))
  const keep = keptBy(cleanup)

  say('PostgreSQL, migrations, the demo town')
  const offset = String(1_000 + Math.floor(Math.random() * 16_000))
  const databases = await openEmbeddedDatabases(
    { ...readEmbeddedSettings({ PORT_OFFSET: offset }), dataDir },
    { log: benchLog, mayBorrow: false },
  )
  cleanup.defer(() => databases.stop())
  await seedFirstStart(databases.urls, { wanted: true, log: benchLog, onProgress: () => {} })
  const settings: RealSettings = {
    urls: databases.urls,
    grantKeys: exportGrantKeys(generateGrantKeys()),
    dataDir,
  }
  const start = (file: string, args: string[], env = {}) =>
    keep(startChild(file, args, { REAL: JSON.stringify(settings), ...env }))

  say('the subgraphs, each alone')
  const auth = await start('real-subgraph', ['auth'])
  settings.jwksUrl = new URL('/.well-known/jwks.json', auth.url).href
  const others = subgraphNames.filter((name) => name !== 'auth')
  const services = new Map<SubgraphName, Child>([
    ['auth', auth],
    ...(await Promise.all(others.map(async (name) => [name, await start('real-subgraph', [name])] as const))),
  ])
  const stockFile = join(dataDir, 'stock.graphql')
  const ownFile = join(dataDir, 'own.graphql')
  await writeFile(stockFile, withoutAuthentication(await supergraphAt((name) => services.get(name)!.stockUrl!)))
  await writeFile(ownFile, await supergraphAt((name) => services.get(name)!.url))

  say('the gateways')
  const variant = (name: string, topology: string, gateway: Child, subgraphs: readonly Child[]): Variant => ({
    name,
    topology: `${topology}, PostgreSQL (whose CPU time is not counted)`,
    url: gateway.url,
    gateway,
    subgraphs,
  })
  const all = [...services.values()]
  const variants = [
    variant(
      'stock',
      `${all.length} processes of subgraphs behind stock Apollo Servers, 1 of the gateway`,
      await start('stock-gateway', [], { SUPERGRAPH_FILE: stockFile }),
      all,
    ),
    variant(
      'http',
      `${all.length} processes of our subgraphs, 1 of the gateway`,
      await start('real-gateway', [], { SUPERGRAPH_FILE: ownFile }),
      all,
    ),
    variant('inprocess', '1 process, the services in it', await start('real-plaza', []), []),
    variant(
      'workers2',
      '2 processes, the services in each, 1 that hands out connections',
      await start('real-workers', ['2']),
      [],
    ),
  ]
  const owned = cleanup.move()
  return { variants, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}
