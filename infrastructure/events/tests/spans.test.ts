import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base'
import { newId } from '@plaza/database'
import { userProfileCreated, userRegistered } from '@plaza/schema/events'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { defineConsumer, onEvent, publish } from '../src/index.ts'
import type { TestTables } from './setup/tables.ts'
import { registration, startTown, type Town } from './setup/town.ts'

const exporter = new InMemorySpanExporter()
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
const traceId = '0af7651916cd43dd8448eb211c80319c'
const requestSpan = 'b7ad6b7169203331'

let town: Town
let mood: () => void
const greet = defineConsumer<TestTables>({
  name: 'greet',
  handlers: [
    onEvent(userRegistered, async (trx, { data: { userId, username } }) => {
      mood()
      await publish(trx, userProfileCreated, {
        ...{ userId, username, displayName: 'Ada', profilePictureId: null, isVerified: false, version: 1 },
      })
    }),
  ],
})
const look = defineConsumer<TestTables>({ name: 'look', handlers: [onEvent(userProfileCreated, async () => {})] })

beforeAll(async () => {
  trace.setGlobalTracerProvider(provider)
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  town = await startTown({}, { users: [greet], posts: [look] })
}, 60_000)
beforeEach(() => {
  exporter.reset()
  mood = () => {}
})
afterAll(async () => {
  await town?.[Symbol.asyncDispose]()
  trace.disable()
  context.disable()
})

async function register(traceparent?: string): Promise<{ userId: string; eventId: string }> {
  const userId = newId()
  const eventId = await town.databases.auth.system.transaction().execute(async (trx) => {
    if (traceparent) await sql`select set_config('app.traceparent', ${traceparent}, true)`.execute(trx)
    return (await publish(trx, userRegistered, registration(userId))).id
  })
  await town.bus.settled()
  return { userId, eventId }
}

const spansOf = (kind: SpanKind, topic: string): ReadableSpan[] =>
  exporter
    .getFinishedSpans()
    .filter((span) => span.kind === kind && span.attributes['messaging.destination.name'] === topic)

test('an event is handled in a span below the request that said it, and says so to the next', async () => {
  const { eventId } = await register(`00-${traceId}-${requestSpan}-01`)
  const [handled, ...more] = spansOf(SpanKind.CONSUMER, 'auth.user')
  expect(more).toEqual([])
  expect(handled).toMatchObject({
    name: 'process auth.user',
    parentSpanContext: { traceId, spanId: requestSpan, isRemote: true },
    attributes: {
      'messaging.system': 'in-process',
      'messaging.operation.type': 'process',
      'messaging.consumer.group.name': 'plaza.users',
      'messaging.message.id': eventId,
      'cloudevents.event_type': 'user.registered',
      'plaza.consumer': 'greet',
    },
    status: { code: SpanStatusCode.UNSET },
  })
  const [created] = spansOf(SpanKind.PRODUCER, 'users.profile')
  expect(created).toMatchObject({ name: 'create users.profile', parentSpanContext: handled?.spanContext() })
  const [next] = spansOf(SpanKind.CONSUMER, 'users.profile')
  expect(next?.spanContext().traceId).toBe(traceId)
  expect(next?.parentSpanContext?.spanId).toBe(created?.spanContext().spanId)
})

test('what an instrumented request says hangs below its own span', async () => {
  const span = trace.getTracer('test').startSpan('request')
  await context.with(trace.setSpan(context.active(), span), () => register(`00-${traceId}-${requestSpan}-01`))
  span.end()
  const [created] = spansOf(SpanKind.PRODUCER, 'auth.user')
  expect(created?.parentSpanContext?.spanId).toBe(span.spanContext().spanId)
  expect(spansOf(SpanKind.CONSUMER, 'auth.user')[0]?.parentSpanContext?.spanId).toBe(created?.spanContext().spanId)
})

test('an event of no trace begins one, and not below whatever runs beside it', async () => {
  await register()
  const [handled] = spansOf(SpanKind.CONSUMER, 'auth.user')
  expect(handled?.parentSpanContext).toBeUndefined()
  expect(spansOf(SpanKind.CONSUMER, 'users.profile')[0]?.spanContext().traceId).toBe(handled?.spanContext().traceId)
})

test('a try that fails shows as failed, and says nothing of what the event held', async () => {
  let left = 2
  mood = () => {
    if (left-- > 0) throw new TypeError('ada@example.org is not in the mood')
  }
  await register(`00-${traceId}-${requestSpan}-01`)
  const tries = spansOf(SpanKind.CONSUMER, 'auth.user')
  expect(tries.map(({ status }) => status.code)).toEqual([
    SpanStatusCode.ERROR,
    SpanStatusCode.ERROR,
    SpanStatusCode.UNSET,
  ])
  expect(tries[0]?.attributes['error.type']).toBe('TypeError')
  expect(JSON.stringify(tries.map(({ attributes, events, status }) => [attributes, events, status]))).not.toContain(
    'ada@',
  )
  expect(spansOf(SpanKind.CONSUMER, 'users.profile')).toHaveLength(1)
})

test('of a trace that is not sampled nothing is recorded, and the event passes it on', async () => {
  const { userId } = await register(`00-${traceId}-${requestSpan}-00`)
  expect(exporter.getFinishedSpans()).toEqual([])
  const { rows } = await town.databases.users.pool.query('select traceparent from outbox where aggregateid = $1', [
    userId,
  ])
  expect(rows[0].traceparent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`))
})
