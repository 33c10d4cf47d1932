import type { Database } from '@plaza/database'
import type { Consumer } from '../consumer.ts'

/** What the event bus needs of a service. */
export interface ServiceRegistration<DB> {
  service: string
  database: Database<DB>
  consumers: readonly Consumer<DB>[]
}
