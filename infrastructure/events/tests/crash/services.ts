// One instance of all services: relays and consumers, until it is killed.
import { connectDatabase } from '@plaza/database'
import { friendshipAccepted, friendshipEnded, userRegistered } from '@plaza/schema/events'
import { pino } from 'pino'
import { createEventBus, defineConsumer, onEvent } from '../../src/index.ts'
import type { TestTables } from '../setup/tables.ts'
import { keepEdges, note } from '../setup/town.ts'
import { readPlan, services } from './plan.ts'

/** Every effect leaves a row that nothing keeps from being doubled. */
export const noteAll = defineConsumer<TestTables>({
  name: 'note-all',
  handlers: [
    onEvent(userRegistered, (trx, event) => note(trx, 'note-all', event)),
    onEvent(friendshipAccepted, (trx, event) => note(trx, 'note-all', event)),
    onEvent(friendshipEnded, (trx, event) => note(trx, 'note-all', event)),
  ],
})

export const consumersOf = {
  auth: [],
  users: [noteAll],
  posts: [keepEdges, noteAll],
  messages: [keepEdges, noteAll],
}

export async function startServices(): Promise<{ settle(timeoutMs: number): Promise<void>; stop(): Promise<void> }> {
  const plan = readPlan()
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' }, pino.destination(2))
  const bus = createEventBus(plan.settings, { log })
  const databases = services.map((service) => {
    const database = connectDatabase<TestTables>({ url: plan.urls[service], poolMax: 6 }, { service, log })
    bus.register({ service, database, consumers: consumersOf[service] })
    return database
  })
  await bus.start()
  return {
    settle: (timeoutMs) => bus.settled({ timeoutMs }),
    async stop() {
      await bus.stop()
      await Promise.all(databases.map((database) => database.close()))
    },
  }
}

if (process.argv[1] === import.meta.filename) await startServices()
