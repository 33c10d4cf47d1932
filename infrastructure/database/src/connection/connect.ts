import type pg from 'pg'
import type { Logger } from 'pino'
import { type DatabaseSettings, databaseConfig } from '../config.ts'
import type { Database, DatabaseViewer, PoolGauges, ViewerDatabase } from '../database.ts'
import { Outages } from '../outages/outages.ts'
import { kyselyOver, kyselyWith } from '../queries/kysely.ts'
import { ViewerDriver } from '../viewer/driver.ts'
import { ViewerSession } from '../viewer/session.ts'
import { ViewerSettings } from '../viewer/settings.ts'
import { EachViewerStatements } from '../viewers/each-viewer.ts'
import { ViewersSession } from '../viewers/viewers-session.ts'
import { createPool } from './pool.ts'
import { PreparedStatements } from './prepared-statements.ts'
import type { QueryEvent, QueryListener } from './query.ts'
import { logSlowQueries } from './slow-query.ts'
import { SystemDriver } from './system-driver.ts'

export interface ConnectOptions {
  /** Names the application role (`<service>_app`) and the connections in `pg_stat_activity`. */
  service: string
  log: Logger
}

/**
 * The database of one service. Opens no connection: the first statement does.
 * @throws ZodError when a setting is not valid
 */
export function connectDatabase<DB>(settings: DatabaseSettings, { service, log }: ConnectOptions): Database<DB> {
  const config = databaseConfig.parse(settings)
  // Pools of their own: a request that has a viewer's connection and needs the owner's as well waits for no other request, nor for
  // what many listeners are shown.
  const requests = createPool(config, `plaza-${service}`, config.poolMax, log)
  const live = createPool(config, `plaza-${service}-live`, config.livePoolMax, log)
  const pool = createPool(config, `plaza-${service}-system`, config.systemPoolMax, log)
  const listeners = new Set<QueryListener>([logSlowQueries(log, config.slowQueryMs)])
  const listener = (event: QueryEvent): void => {
    for (const each of listeners) each(event)
  }
  const system = kyselyOver<DB>(new SystemDriver(pool, listener))
  const prepared = config.preparedStatements ? new PreparedStatements() : undefined
  const eachViewer = new EachViewerStatements()
  const ping = async () => void (await requests.query('select 1'))
  const outages = new Outages(log)
  outages.checkWith('database', ping)
  let closing: Promise<void> | undefined

  return {
    service,
    config,
    system,
    pool,
    forViewer(viewer: DatabaseViewer): ViewerDatabase<DB> {
      const viewerSettings = new ViewerSettings(service, viewer)
      const session = new ViewerSession(viewer.isLive ? live : requests, viewerSettings, {
        listener,
        beginTimeoutMs: config.connectTimeoutMs,
        prepared,
      })
      const db = kyselyWith<DB>(new ViewerDriver(session), (query) => session.read(query))
      const release = (): Promise<void> => session.release()
      return { db, release, [Symbol.asyncDispose]: release }
    },
    forViewers() {
      const session = new ViewersSession(live, service, {
        statements: eachViewer,
        listener,
        keepsPrepared: config.preparedStatements,
      })
      return {
        readAs: (viewerIds, query, grants) => session.readAs(viewerIds, query, grants),
        release: () => session.release(),
        [Symbol.asyncDispose]: () => session.release(),
      }
    },
    ping,
    outages,
    gauges: () => ({ requests: gaugesOf(requests), live: gaugesOf(live), system: gaugesOf(pool) }),
    onQuery(added) {
      listeners.add(added)
      return () => listeners.delete(added)
    },
    close() {
      closing ??= Promise.all([requests.end(), live.end(), pool.end()]).then(() => {})
      return closing
    },
  }
}

function gaugesOf(pool: pg.Pool): PoolGauges {
  return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }
}
