import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { makeTemporaryFolder } from '@plaza/database/embedded'
import { exportGrantKeys, generateGrantKeys } from '@plaza/subgraph'
import type * as Databases from '../../../embedded/databases.ts'
import type * as Settings from '../../../embedded/settings.ts'
import { repositoryPath } from '../../../repository.ts'
import type * as FirstStart from '../../../start/first-start.ts'
import type * as Children from '../../gateway/child.ts'
import { type Child, cpuMs, endedChildrenCpuMs } from '../../gateway/child.ts'
import { benchLog, type RealSettings } from '../../gateway/real/settings.ts'

/** The demo town in a PostgreSQL of its own, as a checkout of the repository fills it. */
export interface Town extends AsyncDisposable {
  /** Of the administrator. */
  readonly adminUrl: string
  readonly urls: RealSettings['urls']
  /** The checkout's Plaza over the town, or over what stands at these URLs in its place. */
  startPlaza(urls?: RealSettings['urls']): Promise<Child>
  /** What all processes of this PostgreSQL have used of the cores, those that have ended included; NaN without `/proc`. */
  postgresCpuMs(): number
}

export async function openTown(root = repositoryPath): Promise<Town> {
  const load = (path: string) => import(pathToFileURL(join(resolve(root), path)).href)
  const { openEmbeddedDatabases } = (await load('tools/src/embedded/databases.ts')) as typeof Databases
  const { readEmbeddedSettings } = (await load('tools/src/embedded/settings.ts')) as typeof Settings
  const { seedFirstStart } = (await load('tools/src/start/first-start.ts')) as typeof FirstStart
  const { startChild } = (await load('tools/src/bench/gateway/child.ts')) as typeof Children

  await using cleanup = new AsyncDisposableStack()
  const dataDir = await makeTemporaryFolder('plaza-bench-feed-')
  cleanup.defer(() => rm(dataDir, { recursive: true, force: true }))
  const offset = String(1_000 + Math.floor(Math.random() * 16_000))
  const { adminUrl, urls, postgres, stop } = await openEmbeddedDatabases(
    { ...readEmbeddedSettings({ PORT_OFFSET: offset }), dataDir },
    { log: benchLog, mayBorrow: false },
  )
  cleanup.defer(() => stop())
  await seedFirstStart(urls, { wanted: true, log: benchLog, onProgress: () => {} })
  const pid = Number.parseInt(await readFile(join(postgres!.folder, 'cluster/postmaster.pid'), 'utf8'), 10)
  const settings: RealSettings = { urls, dataDir, grantKeys: exportGrantKeys(generateGrantKeys()) }
  const owned = cleanup.move()
  return {
    adminUrl,
    urls,
    startPlaza: (at = urls) => startChild('real-plaza', [], { REAL: JSON.stringify({ ...settings, urls: at }) }),
    postgresCpuMs: () => cpuMs(pid) + endedChildrenCpuMs(pid),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}
