import { newId } from '@plaza/database'
import { createTestDatabase, type TestDatabase } from '@plaza/database/testing'
import { friendshipAccepted, friendshipEnded, userRegistered } from '@plaza/schema/events'
import { sql, type Transaction } from 'kysely'
import { type Logger, pino } from 'pino'
import {
  type Consumer,
  createEventBus,
  defineConsumer,
  type EventBus,
  type EventsSettings,
  type LiveFeed,
  onEvent,
  publish,
  type ReceivedEvent,
} from '../../src/index.ts'
import type { TestTables } from './tables.ts'

export type Trx = Transaction<TestTables>
type Service = 'auth' | 'users' | 'posts' | 'messages'

/** Four services of a bus with databases of their own: auth and users speak, posts and users listen. */
export interface Town extends AsyncDisposable {
  readonly databases: Record<Service, TestDatabase<TestTables>>
  readonly bus: EventBus
  readonly live: Record<Service, LiveFeed>
  /** Another process with the same services, so to say. */
  another(consumers?: TownConsumers): Promise<{ bus: EventBus; live: Record<Service, LiveFeed> }>
  register(userId?: string): Promise<{ userId: string; eventId: string }>
}

export type TownConsumers = Partial<Record<Service, readonly Consumer<TestTables>[]>>

export const migrations = new URL('../migrations/', import.meta.url)
const services = ['auth', 'users', 'posts', 'messages'] as const

export async function startTown(
  settings: EventsSettings,
  consumers: TownConsumers,
  log: Logger = pino({ level: process.env.TEST_LOG ?? 'silent' }),
): Promise<Town> {
  await using cleanup = new AsyncDisposableStack()
  const databases = {} as Record<Service, TestDatabase<TestTables>>
  for (const service of services) {
    databases[service] = cleanup.use(await createTestDatabase<TestTables>({ service, migrations }))
  }
  const owned = cleanup.move()
  const another: Town['another'] = async (more = consumers) => {
    const bus = createEventBus(settings, { log })
    owned.defer(() => bus.stop())
    const register = (service: Service) =>
      bus.register({ service, database: databases[service], consumers: more[service] ?? [] })
    const live = {
      auth: register('auth'),
      users: register('users'),
      posts: register('posts'),
      messages: register('messages'),
    }
    await bus.start()
    return { bus, live }
  }
  const first = await another()
  return {
    databases,
    ...first,
    another,
    async register(userId = newId()) {
      const eventId = await databases.auth.system.transaction().execute(async (trx) => {
        const { id } = await publish(trx, userRegistered, registration(userId))
        return id
      })
      return { userId, eventId }
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

export const registration = (userId: string, version = 1) => ({
  userId,
  email: 'ada@example.org',
  username: 'ada',
  emailVerifiedAt: null,
  status: 'ACTIVE' as const,
  version,
  firstName: 'Ada',
  lastName: null,
  registeredAt: new Date(),
})

export const acceptance = (lowId: string, highId: string, version: number) => ({
  lowId,
  highId,
  version,
  since: new Date('2026-01-01T00:00:00Z'),
  friendRequestId: newId(),
  requesterId: lowId,
  accepterId: highId,
})

/** Writes down that it was there. */
export async function note(trx: Trx, consumer: string, event: ReceivedEvent): Promise<void> {
  const { id: eventId, key, actorId, data } = event
  await trx
    .insertInto('effects')
    .values({ consumer, eventId, key, actorId, data: JSON.stringify(data) })
    .execute()
}

export async function effectsOf(database: TestDatabase<TestTables>, key: string) {
  return database.system.selectFrom('effects').selectAll().where('key', '=', key).orderBy('id').execute()
}

/** The projection of friendships, as services keep it. */
export const keepEdges = defineConsumer<TestTables>({
  name: 'edges',
  tables: ['edges'],
  handlers: [
    onEvent(friendshipAccepted, (trx, { data }) => keepEdge(trx, data, false)),
    onEvent(friendshipEnded, (trx, { data }) => keepEdge(trx, data, true)),
  ],
})

async function keepEdge(
  trx: Trx,
  { lowId, highId, version }: { lowId: string; highId: string; version: number },
  isEnded: boolean,
): Promise<void> {
  await trx
    .insertInto('edges')
    .values({ lowId, highId, version, isEnded })
    .onConflict((conflict) =>
      conflict
        .columns(['lowId', 'highId'])
        .doUpdateSet({ version, isEnded })
        .where(sql<boolean>`excluded.version > edges.version`),
    )
    .execute()
}
