import type { Database } from '@plaza/database'
import type { EventBus } from '@plaza/events'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics.ts'

export interface ObservedService {
  name: string
  database: Pick<Database<unknown>, 'gauges'>
  bus: EventBus
  log: Logger
}

/** The numbers of one service: its connections and its events. Returns how to end that. */
export function observeService(metrics: Metrics, { name: service, database }: ObservedService): () => void {
  const connections = metrics.gauge({
    name: 'plaza_database_connections',
    help: 'Connections to the database: all that are open, those that wait for work, and requests that wait for one',
    labels: ['service', 'pool', 'state'],
    acrossWorkers: 'sum',
  })
  return metrics.beforeScrape(() => {
    for (const [pool, { total, idle, waiting }] of Object.entries(database.gauges())) {
      connections.set({ service, pool, state: 'total' }, total)
      connections.set({ service, pool, state: 'idle' }, idle)
      connections.set({ service, pool, state: 'waiting' }, waiting)
    }
  })
}
