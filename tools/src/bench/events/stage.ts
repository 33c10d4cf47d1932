import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeTemporaryFolder, startEmbeddedPostgres } from '@plaza/database/embedded'
import { createTestDatabase, type TestDatabase } from '@plaza/database/testing'
import { createEventBus, defineConsumer, type EventBus, type EventsSettings, onEvent } from '@plaza/events'
import { messages } from '@plaza/messages'
import { friendshipAccepted } from '@plaza/schema/events'
import { users } from '@plaza/users'
import pg from 'pg'
import { pino } from 'pino'

const log = pino({ level: process.env.LOG_LEVEL ?? 'warn' })

/** A durable PostgreSQL that remembers when each transaction committed. */
export async function startServer(): Promise<AsyncDisposable> {
  const folder = await makeTemporaryFolder('plaza-bench-events-')
  const options = { dataDir: join(folder, 'data'), log }
  let server = await startEmbeddedPostgres(options)
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query('alter system set track_commit_timestamp = on')
  await admin.end()
  await server.stop()
  server = await startEmbeddedPostgres(options)
  process.env.TEST_POSTGRES_URL = server.url
  return {
    async [Symbol.asyncDispose]() {
      delete process.env.TEST_POSTGRES_URL
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Friendships, from users' outbox to messages' projection of them. */
export interface Stage extends AsyncDisposable {
  readonly producer: TestDatabase<unknown>
  readonly consumer: TestDatabase<unknown>
  readonly bus: EventBus
}

/** What the other side does with an event: keeps its projection, only its inbox, or does not listen at all. */
export type Audience = 'projection' | 'inbox' | 'nobody'

const keepInbox = defineConsumer<unknown>({
  name: 'inbox-only',
  handlers: [onEvent(friendshipAccepted, async () => {})],
})

export async function openStage(settings: EventsSettings, audience: Audience): Promise<Stage> {
  await using cleanup = new AsyncDisposableStack()
  const database = async (subgraph: { name: string; root: URL }) =>
    cleanup.use(
      await createTestDatabase<unknown>({
        // A machine that can't keep up shows in the figures, not as a failure.
        settings: { connectTimeoutMs: 60_000 },
        service: subgraph.name,
        migrations: new URL('migrations/', subgraph.root),
        log,
      }),
    )
  const producer = await database(users)
  const consumer = await database(messages)
  const bus = createEventBus(settings, { log })
  cleanup.defer(() => bus.stop())
  const consumers = {
    projection: (messages.consumers ?? []).filter(({ name }) => name === 'friend-edges'),
    inbox: [keepInbox],
    nobody: [],
  }[audience]
  bus.register({ service: 'users', database: producer, consumers: [] })
  bus.register({ service: 'messages', database: consumer as never, consumers: consumers as never })
  const owned = cleanup.move()
  return { producer, consumer, bus, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}
