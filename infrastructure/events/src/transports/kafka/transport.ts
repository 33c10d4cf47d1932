import type { Outages } from '@plaza/database'
import { topics as allTopics, findEvent } from '@plaza/schema/events'
import type { Logger } from 'pino'
import { pause } from '../../concurrency/pause.ts'
import type { KafkaSettings } from '../../config.ts'
import { toMessage, tombstoneOf } from '../../envelope.ts'
import type { OutboxSink } from '../../outbox/sink.ts'
import type { EventTransport } from '../transport.ts'
import { createClient, fromKafka, type KafkaConnection, tellOf } from './client.ts'
import { lagOf } from './offsets.ts'
import { ReconnectingProducer } from './producer.ts'
import { readUp, type Tail, tail } from './reader.ts'
import { ServiceGroup } from './service-group.ts'
import { ensureTopics } from './topics.ts'

const keepTopicsEveryMs = 5_000

/**
 * The transport that sends events to Kafka, and takes those of other services from there. It connects at `start`, and
 * whenever the brokers are back: they may be away then, and come back without their data.
 */
export function kafkaTransport(
  settings: KafkaSettings,
  { log, outages }: { log: Logger; outages: Outages },
): EventTransport {
  const { prefix } = settings
  const kafka = createClient(settings, log)
  const admin = kafka.admin()
  const producer = new ReconnectingProducer(kafka)
  const stop = new AbortController()
  const { promise: connected, resolve: onConnected } = Promise.withResolvers<void>()
  const stopping = stop.signal
  const connection: KafkaConnection = { kafka, admin, prefix, log, outages, connected, stopping }
  const groups: { stop(): Promise<void> }[] = []
  const following = new Map<string, Promise<Tail>>()
  const feeds = new Map<string, Tail>()
  const madeAt = performance.now()
  let isStarted = false
  const nameOf = (topic: string): string => prefix + topic
  const groupOf = (service: string): string => `${prefix}plaza.${service}`

  const sink: OutboxSink = {
    window: 500,
    oneBatchAtATime: true,
    async dispatch(rows, done) {
      const messages = rows.flatMap((row) => {
        const message = toMessage(row)
        const contract = findEvent(row.type)
        return contract?.ends && contract.topic.kind === 'state' ? [message, tombstoneOf(message)] : [message]
      })
      await connected
      await producer.send(messages, nameOf)
      done(rows)
    },
  }

  /** Brokers without their data have no topics. */
  async function keepTopics(): Promise<void> {
    while (!stopping.aborted) {
      // A client that has known a topic asks for it first, and fails while it is missing.
      const anew = kafka.admin()
      try {
        await anew.connect()
        const wereMissing = await ensureTopics(anew, settings)
        await admin.connect()
        onConnected()
        if (wereMissing) await Promise.all([...feeds.values()].map((feed) => feed.rewind()))
      } catch (error) {
        if (!stopping.aborted) tellOf(error, connection, 'The Kafka topics could not be looked after')
      } finally {
        await anew.disconnect().catch(() => {})
      }
      await pause(keepTopicsEveryMs, stopping)
    }
    onConnected()
  }

  return {
    name: 'kafka',
    retention: 'short',
    async start() {
      outages.checkWith('broker', () => admin.describeCluster())
      if (!isStarted) void keepTopics()
      isStarted = true
    },
    async stop() {
      stop.abort()
      await Promise.all(groups.map((group) => group.stop()))
      await producer.disconnect()
      await admin.disconnect()
    },
    sink: () => sink,
    async consume(receiver) {
      if (receiver.topics.length === 0) return
      const group = new ServiceGroup(connection, { receiver, groupId: groupOf(receiver.service) })
      groups.push(group)
      await group.start()
    },
    async sendDeadLetter(message, headers) {
      await producer.send(
        [{ ...message, topic: `${message.topic}.dlq`, headers: { ...message.headers, ...headers } }],
        nameOf,
      )
    },
    live: {
      async follow(service, hub) {
        const names = allTopics.filter(({ producer }) => producer === service).map(({ name }) => name)
        const follow = async (): Promise<Tail> => {
          const reader = await tail(connection, names, null, async ({ batch, resolveOffset }) => {
            const name = batch.topic.slice(prefix.length)
            for (const message of batch.messages) {
              if (hub.wants(String(message.headers?.ce_type))) hub.emit(fromKafka(name, message))
            }
            resolveOffset(batch.lastOffset())
          })
          groups.push(reader)
          feeds.set(service, reader)
          return reader
        }
        const started = follow()
        following.set(service, started)
        await started
      },
      async past({ topic }, sinceMs, onMessage) {
        // Later events come by the feed that `follow` has opened.
        await following.get(topic.producer)
        await readUp(connection, topic.name, sinceMs, async (messages) => messages.forEach(onMessage))
        return () => {}
      },
      silentMs: (service) => feeds.get(service)?.silentMs() ?? performance.now() - madeAt,
      send: (message) => producer.send([message], nameOf),
    },
    async lag({ service, topics }) {
      return topics.length === 0 ? [] : lagOf(connection, groupOf(service), topics)
    },
    history: (topic, onMessages) => readUp(connection, topic, 0, onMessages),
  }
}
