import { connectDatabase, type Database } from '@plaza/database'
import { createEventBus, type EventBus, type EventsSettings } from '@plaza/events'
import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import type { Environment } from '@plaza/server'
import { pino } from 'pino'
import { findDatabases } from '../databases.ts'
import { subgraphDefinitions } from '../subgraphs.ts'

/** The events of all subgraphs, looked at from outside: nothing is relayed or consumed here. */
export interface OpenEvents extends AsyncDisposable {
  readonly bus: EventBus
  readonly databases: ReadonlyMap<SubgraphName, Database<unknown>>
}

export async function openEvents(env: Environment): Promise<OpenEvents> {
  await using cleanup = new AsyncDisposableStack()
  const log = pino({ level: env.LOG_LEVEL ?? 'warn' }, pino.destination(2))
  const { targets } = cleanup.use(await findDatabases(subgraphNames, env))
  const bus = createEventBus(env as EventsSettings, { log })
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
