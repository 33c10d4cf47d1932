import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { QueryEvent } from '@plaza/database'
import { createTestDatabase, type TestDatabase } from '@plaza/database/testing'
import { type Consumer, createEventBus, type EventBus } from '@plaza/events'
import { type DeliveredEvent, deliver } from '@plaza/events/testing'
import type { EventContract, EventData } from '@plaza/schema/events'
import { createLogger, type Environment, type Logger } from '@plaza/server'
import { createTestIdentities, type TestIdentities, type TestViewer } from '@plaza/server/testing'
import { type DocumentNode, print } from 'graphql'
import { sql } from 'kysely'
import type { ServiceInstance, SubgraphDefinition } from '../define-subgraph.ts'
import { exportGrantKeys, generateGrantKeys } from '../grants/index.ts'
import { type RunningSubgraph, startSubgraph } from '../start-subgraph.ts'

/** A GraphQL answer and its HTTP status. */
export interface TestResult {
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its expectation what it got
  data: any
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> & { code: string } }[]
  status: number
}

/** A row of the outbox. */
export interface OutboxEntry {
  id: string
  type: string
  topic: string
  key: string
  actorId: string | null
  // biome-ignore lint/suspicious/noExplicitAny: as above
  data: any
}

/** A subgraph under test; disposal stops it and drops its database. */
export interface StartedTestSubgraph<DB> extends AsyncDisposable {
  /** Its GraphQL endpoint, over real HTTP. */
  readonly url: string
  readonly database: TestDatabase<DB>
  readonly running: RunningSubgraph
  readonly instance: ServiceInstance<DB>
  readonly bus: EventBus
  readonly identities: TestIdentities
  /** A signed-in person of that id, or a new one. */
  signIn(id?: string): Promise<TestViewer>
  execute(
    viewer: TestViewer | null,
    document: DocumentNode | string,
    variables?: Record<string, unknown>,
  ): Promise<TestResult>
  /** All events that have been published, in order. */
  outbox(): Promise<OutboxEntry[]>
  /** Gives the service's consumers an event, as if another service had sent it; returns its id. */
  deliver<Contract extends EventContract>(
    contract: Contract,
    data: EventData<Contract>,
    event?: DeliveredEvent,
  ): Promise<string>
  /** The SQL statements that ran during the work, without begin, commit and settings. */
  sqlStatements<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }>
}

/** Starts one subgraph on a database of its own, with real HTTP and real tokens, signed by the test instead of by auth. */
export async function startTestSubgraph<DB>(
  // biome-ignore lint/suspicious/noExplicitAny: the harness knows nothing of the service's settings
  definition: SubgraphDefinition<DB, any, any, any>,
  options: {
    env?: Environment
    log?: Logger
    identities?: TestIdentities
    /** The pause of its workers; longer than any test unless given, as that of its jobs is. */
    pollMs?: number
  } = {},
): Promise<StartedTestSubgraph<DB>> {
  await using cleanup = new AsyncDisposableStack()
  const log = options.log ?? createLogger({ service: definition.name, level: 'silent' })
  const database = cleanup.use(
    await createTestDatabase<DB>({
      service: definition.name,
      migrations: new URL('migrations/', definition.root),
      log,
    }),
  )
  const dataDir = await mkdtemp(join(tmpdir(), 'plaza-test-data-'))
  cleanup.defer(() => rm(dataDir, { recursive: true, force: true }))
  const identities = options.identities ?? (await createTestIdentities())
  const bus = createEventBus({}, { log })
  // A second run would come into what a slow test counts, so the pause is longer than any test.
  const { pollMs = 3_600_000 } = options
  const quiet = {
    jobs: (definition.jobs ?? []).map((job) => ({ ...job, everyMs: 3_600_000 })),
    workers: (definition.workers ?? []).map((worker) => ({ ...worker, pollMs })),
  }
  const running = await startSubgraph(
    { ...definition, ...quiet },
    {
      env: {
        PORT: '0',
        NODE_ENV: 'test',
        DATA_DIR: dataDir,
        DATABASE_URL: database.url,
        GATEWAY_SECRET: gatewaySecret,
        ...grantSettings(definition.name),
        ...options.env,
      },
      log,
      verifier: identities.verifier,
      bus,
    },
  )
  cleanup.defer(() => running.stop())
  await bus.start()
  cleanup.defer(() => bus.stop())
  // Their statements would be counted with a request's.
  await running.jobsBegun
  const moved = cleanup.move()

  return {
    url: running.url,
    database,
    running,
    instance: running.instance as ServiceInstance<DB>,
    bus,
    identities,
    signIn: (id) => identities.signIn(id),
    async execute(viewer, document, variables) {
      const response = await fetch(running.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(viewer && { authorization: `Bearer ${viewer.token}` }) },
        body: JSON.stringify({ query: typeof document === 'string' ? document : print(document), variables }),
      })
      return { ...((await response.json()) as Omit<TestResult, 'status'>), status: response.status }
    },
    async outbox() {
      const { rows } = await sql<Omit<OutboxEntry, 'data'> & { payload: unknown }>`
        select id, type, aggregatetype as topic, aggregateid as key, actor_id, payload from outbox order by position
      `.execute(database.system)
      return rows.map(({ payload, ...row }) => ({
        ...row,
        data: typeof payload === 'string' ? JSON.parse(payload) : payload,
      }))
    },
    deliver: (contract, data, event) =>
      deliver({ database, consumers: (definition.consumers ?? []) as readonly Consumer<DB>[] }, contract, data, event),
    async sqlStatements(work) {
      const statements: string[] = []
      const stops = [running.instance.database, database].map((one) =>
        one.onQuery((event: QueryEvent) => statements.push(event.sql)),
      )
      try {
        return { result: await work(), statements }
      } finally {
        for (const stop of stops) stop()
      }
    },
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  }
}

/** By which a test speaks to a subgraph as the gateway. */
export const gatewaySecret = randomUUID()

/** Settings for a service that signs media grants and for media, which verifies them. */
export function grantSettings(name: string): Environment {
  const { privateJwks, publicJwks } = exportGrantKeys(sharedKeys)
  return { GRANT_PRIVATE_KEY: privateJwks[name], GRANT_PUBLIC_KEYS: publicJwks }
}

const sharedKeys = generateGrantKeys()
