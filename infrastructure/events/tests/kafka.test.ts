import { newId } from '@plaza/database'
import { friendshipAccepted, friendshipEnded, userRegistered } from '@plaza/schema/events'
import { Kafka, type KafkaMessage, logLevel } from 'kafkajs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defineConsumer, onEvent, publish } from '../src/index.ts'
import { kafkaForTests } from '../src/testing/index.ts'
import { describeTransport } from './setup/conformance.ts'
import type { TestTables } from './setup/tables.ts'
import { acceptance, effectsOf, keepEdges, note, registration, startTown, type Town } from './setup/town.ts'
import { until } from './setup/wait.ts'

const warnings: string[] = []
process.on('warning', ({ name }) => warnings.push(name))
const kafka = await kafkaForTests()
afterAll(async () => kafka?.[Symbol.asyncDispose]())

describe.skipIf(!kafka)('with a real Kafka', () => {
  describeTransport('kafka', async () => kafka?.settings() ?? {})

  describe('on the wire', () => {
    let settings: { KAFKA_BROKERS: string; KAFKA_PREFIX: string }
    let client: Kafka
    let town: Town
    const noteUsers = defineConsumer<TestTables>({
      name: 'note-users',
      handlers: [onEvent(userRegistered, (trx, event) => note(trx, 'note-users', event))],
    })

    beforeAll(async () => {
      settings = kafka?.settings() as typeof settings
      client = new Kafka({ brokers: [settings.KAFKA_BROKERS], logLevel: logLevel.NOTHING })
      town = await startTown(settings, { posts: [noteUsers, keepEdges] })
    }, 120_000)
    afterAll(async () => town?.[Symbol.asyncDispose]())

    /** What a topic holds under a key once so many are there. */
    async function read(topic: string, key: string, count: number): Promise<KafkaMessage[]> {
      const found: KafkaMessage[] = []
      const consumer = client.consumer({ groupId: newId() })
      await consumer.connect()
      await consumer.subscribe({ topic: settings.KAFKA_PREFIX + topic, fromBeginning: true })
      await consumer.run({
        eachMessage: async ({ message }) => {
          if (message.key?.toString() === key) found.push(message)
        },
      })
      await until(() => found.length >= count)
      await consumer.disconnect()
      return found
    }

    const headersOf = ({ headers = {} }: KafkaMessage) =>
      Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

    test('an event is a CloudEvent in binary mode', async () => {
      const userId = newId()
      const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
      const { id } = await town.databases.auth.system.transaction().execute(async (trx) => {
        await sql`select set_config('app.current_user_id', ${userId}, true),
          set_config('app.traceparent', ${traceparent}, true)`.execute(trx)
        return publish(trx, userRegistered, registration(userId))
      })
      const [message] = await read('auth.user', userId, 1)
      expect(JSON.parse(message?.value?.toString() ?? '')).toMatchObject({ userId, firstName: 'Ada' })
      expect(headersOf(message as KafkaMessage)).toEqual({
        ce_specversion: '1.0',
        ce_id: id,
        ce_type: 'user.registered',
        ce_source: '/auth',
        ce_subject: userId,
        ce_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        ce_actorid: userId,
        traceparent,
        'content-type': 'application/json',
      })
    })

    test('on a state topic a tombstone follows the end, and the next beginning follows that', async () => {
      const [lowId, highId] = [newId(), newId()]
      await town.databases.users.system.transaction().execute(async (trx) => {
        await publish(trx, friendshipAccepted, acceptance(lowId, highId, 1))
        await publish(trx, friendshipEnded, {
          lowId,
          highId,
          version: 2,
          endedAt: new Date(),
          reason: 'UNFRIENDED',
        })
        await publish(trx, friendshipAccepted, acceptance(lowId, highId, 3))
      })
      const messages = await read('users.friendship', `${lowId}:${highId}`, 4)
      expect(messages.map(({ value }) => (value ? JSON.parse(value.toString()).version : null))).toEqual([
        1,
        2,
        null,
        3,
      ])
      expect(new Set(messages.map((message) => headersOf(message).ce_type))).toContain('friendship.ended')
    })

    test('a tombstone is no end: a consumer acts on the event before it', async () => {
      const [lowId, highId, other] = [newId(), newId(), newId()]
      const accept = (one: string, two: string) =>
        town.databases.users.system
          .transaction()
          .execute((trx) => publish(trx, friendshipAccepted, acceptance(one, two, 1)))
      await accept(lowId, highId)
      await town.bus.settled()
      const producer = client.producer()
      await producer.connect()
      await producer.send({
        topic: `${settings.KAFKA_PREFIX}users.friendship`,
        messages: [{ key: `${lowId}:${highId}`, value: null }],
      })
      await producer.disconnect()
      await accept(lowId, other)
      await town.bus.settled()
      const { rows } = await town.databases.posts.pool.query('select is_ended from edges where low_id = $1', [lowId])
      expect(rows).toEqual([{ is_ended: false }, { is_ended: false }])
      const { rows: buried } = await town.databases.posts.pool.query('select from dead_letters where topic = $1', [
        'users.friendship',
      ])
      expect(buried).toEqual([])
    })

    test('topics have the partitions, retention and compaction of their contracts', async () => {
      const admin = client.admin()
      await admin.connect()
      const describe = async (topic: string) => {
        const name = settings.KAFKA_PREFIX + topic
        const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: 2, name }] })
        const values = resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue])
        const { topics } = await admin.fetchTopicMetadata({ topics: [name] })
        return { ...Object.fromEntries(values ?? []), partitions: topics[0]?.partitions.length }
      }
      expect(await describe('auth.user')).toMatchObject({ 'cleanup.policy': 'compact', partitions: 3 })
      expect(await describe('posts.post')).toMatchObject({ 'cleanup.policy': 'delete', 'retention.ms': '2592000000' })
      expect(await describe('messages.typing')).toMatchObject({ 'retention.ms': '60000' })
      expect(await describe('auth.user.dlq')).toMatchObject({ 'cleanup.policy': 'delete' })
      await admin.disconnect()
    })

    test('what cannot be read lies on the dead-letter topic with its cause', async () => {
      const userId = newId()
      const producer = client.producer()
      await producer.connect()
      await producer.send({
        topic: `${settings.KAFKA_PREFIX}auth.user`,
        messages: [{ key: userId, value: 'not an event' }],
      })
      await producer.disconnect()
      const [letter] = await read('auth.user.dlq', userId, 1)
      expect(letter?.value?.toString()).toBe('not an event')
      expect(headersOf(letter as KafkaMessage)).toEqual({
        dlq_service: 'posts',
        dlq_consumer: '*',
        dlq_cause: 'the header ce_specversion is missing',
        dlq_attempts: '1',
      })
    })

    test('no connection sets timers of a negative delay, which would run a thousand times a second for ever', async () => {
      await town.register()
      await town.bus.settled()
      // Of a process it is told once, at the first; patches/ mends it.
      expect(warnings).not.toContain('TimeoutNegativeWarning')
    })

    test('two instances share the partitions, and one that is gone is taken over', async () => {
      const handledBy = async (bus: Town['bus']) =>
        (await bus.metrics('posts')).consumers.find(({ name }) => name === 'note-users')?.handled ?? 0
      const other = await town.another()
      const before = await handledBy(town.bus)
      const people: string[] = []
      // Partitions move to the second instance a moment after it has joined.
      await until(async () => {
        for (let count = 0; count < 10; count += 1) people.push((await town.register()).userId)
        await town.bus.settled()
        return (await handledBy(other.bus)) > 0 && (await handledBy(town.bus)) > before
      }, 30_000)
      await other.bus.stop()
      for (let count = 0; count < 20; count += 1) people.push((await town.register()).userId)
      await town.bus.settled()
      for (const userId of people) expect(await effectsOf(town.databases.posts, userId)).toHaveLength(1)
    }, 180_000)
  })
})
