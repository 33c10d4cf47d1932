import { connectDatabase, type Database } from '@plaza/database'
import { createEventBus, type EventBus, type EventsSettings } from '@plaza/events'
import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { pino } from 'pino'
import { findDatabases } from '../migrate/databases.ts'
import { subgraphDefinitions } from '../subgraphs.ts'

/** The events of all subgraphs, looked at from outside: nothing is relayed or consumed here. */
export interface OpenEvents extends AsyncDisposable {
  readonly bus: EventBus
  readonly databases: ReadonlyMap<SubgraphName, Database<unknown>>
}

export async function openEvents(): Promise<OpenEvents> {
  await using cleanup = new AsyncDisposableStack()
  const log = pino({ level: process.env.LOG_LEVEL ?? 'warn' }, pino.destination(2))
  const { targets } = cleanup.use(await findDatabases(subgraphNames, process.env))
  const bus = createEventBus(process.env as EventsSettings, { log })
  const databases = new Map<SubgraphName, Database<unknown>>()
  for (const { name, consumers = [] } of subgraphDefinitions) {
    const database = connectDatabase<unknown>(targets[name], { service: name, log })
    cleanup.defer(() => database.close())
    databases.set(name, database)
    bus.register({ service: name, database, consumers })
  }
  cleanup.defer(() => bus.stop())
  const owned = cleanup.move()
  return { bus, databases, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}
