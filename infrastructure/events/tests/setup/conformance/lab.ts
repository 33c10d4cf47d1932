import { newId } from '@plaza/database'
import { userEmailVerified, userProfileCreated, userRegistered } from '@plaza/schema/events'
import {
  type DeadLetter,
  defineConsumer,
  type EventsSettings,
  listDeadLetters,
  onEvent,
  publish,
} from '../../../src/index.ts'
import type { TestTables } from '../tables.ts'
import { keepEdges, note, startTown, type Town, type TownConsumers, type Trx } from '../town.ts'

/** What the tests of a transport share. */
export interface Lab {
  readonly town: Town
  /** How often handlers are to fail, by key. */
  readonly failures: Map<string, number>
  inAuth<Result>(work: (trx: Trx) => Promise<Result>): Promise<Result>
  inUsers<Result>(work: (trx: Trx) => Promise<Result>): Promise<Result>
  /** Of posts. */
  deadLetters(key: string): Promise<DeadLetter[]>
  /** Says something past `publish`. */
  writeOutbox(row: { topic: string; key: string; type: string; payload: unknown }): Promise<void>
  /** Ends those of the relay, and of consumers in the middle of an event. */
  terminateConnections(): Promise<void>
}

export const isRegistration = (data: unknown): boolean => 'firstName' in Object(data)

/** Before `open` nothing of it may be used. */
export function createLab(): Lab & { open(settings: EventsSettings): Promise<void>; close(): Promise<void> } {
  let town: Town | undefined
  const there = (): Town => {
    if (!town) throw new Error('the lab is not open')
    return town
  }
  const failures = new Map<string, number>()
  const consumers: TownConsumers = {
    users: [
      defineConsumer<TestTables>({
        name: 'make-profile',
        handlers: [
          onEvent(userRegistered, async (trx, event) => {
            await note(trx, 'make-profile', event)
            await publish(trx, userProfileCreated, {
              userId: event.data.userId,
              username: event.data.username,
              displayName: event.data.firstName,
              profilePictureId: null,
              isVerified: false,
              version: 1,
            })
          }),
        ],
      }),
    ],
    posts: [
      keepEdges,
      defineConsumer<TestTables>({
        name: 'note-people',
        handlers: [
          onEvent(userRegistered, async (trx, event) => {
            await note(trx, 'note-people', event)
            const left = failures.get(event.key) ?? 0
            failures.set(event.key, left - 1)
            if (left > 0) throw new Error('the handler is not in the mood')
          }),
          onEvent(userEmailVerified, (trx, event) => note(trx, 'note-people', event)),
          onEvent(userProfileCreated, (trx, event) => note(trx, 'note-people', event)),
        ],
      }),
    ],
  }

  return {
    get town() {
      return there()
    },
    failures,
    async open(settings) {
      town = await startTown(settings, consumers)
    },
    async close() {
      await town?.[Symbol.asyncDispose]()
    },
    inAuth: (work) => there().databases.auth.system.transaction().execute(work),
    inUsers: (work) => there().databases.users.system.transaction().execute(work),
    async deadLetters(key) {
      return (await listDeadLetters(there().databases.posts.pool)).filter((letter) => letter.key === key)
    },
    async writeOutbox({ topic, key, type, payload }) {
      await there().databases.auth.pool.query(
        'insert into outbox (id, aggregatetype, aggregateid, type, subject, payload) values ($1, $2, $3, $4, $3, $5)',
        [newId(), topic, key, type, JSON.stringify(payload)],
      )
    },
    async terminateConnections() {
      const terminate = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and'
      await there().databases.auth.pool.query(`${terminate} application_name like '%outbox'`)
      await there().databases.posts.pool.query(`${terminate} state like 'idle in%'`)
    },
  }
}
