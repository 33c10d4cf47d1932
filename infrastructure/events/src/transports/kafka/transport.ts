import { topics as allTopics, findEvent } from '@plaza/schema/events'
import type { Logger } from 'pino'
import type { KafkaSettings } from '../../config.ts'
import { toMessage, tombstoneOf } from '../../envelope.ts'
import type { OutboxSink } from '../../outbox/sink.ts'
import type { EventTransport } from '../transport.ts'
import { createClient, fromKafka, type KafkaConnection } from './client.ts'
import { lagOf } from './offsets.ts'
import { ReconnectingProducer } from './producer.ts'
import { readUp, tail } from './reader.ts'
import { ServiceGroup } from './service-group.ts'
import { ensureTopics } from './topics.ts'

/** The transport that sends events to Kafka, and takes those of other services from there; connects at `start`. */
export function kafkaTransport(settings: KafkaSettings, { log }: { log: Logger }): EventTransport {
  const { prefix } = settings
  const kafka = createClient(settings, log)
  const admin = kafka.admin()
  const producer = new ReconnectingProducer(kafka)
  const stop = new AbortController()
  const connection: KafkaConnection = { kafka, admin, prefix, log, stopping: stop.signal }
  const groups: { stop(): Promise<void> }[] = []
  const following = new Map<string, Promise<void>>()
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
      await producer.send(messages, nameOf)
      done(rows)
    },
  }

  return {
    name: 'kafka',
    retention: 'short',
    async start() {
      await admin.connect()
      await ensureTopics(admin, settings)
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
        const follow = async (): Promise<void> => {
          const reader = await tail(connection, names, null, async ({ batch, resolveOffset }) => {
            const name = batch.topic.slice(prefix.length)
            for (const message of batch.messages) {
              if (hub.wants(String(message.headers?.ce_type))) hub.emit(fromKafka(name, message))
            }
            resolveOffset(batch.lastOffset())
          })
          groups.push(reader)
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
      send: (message) => producer.send([message], nameOf),
    },
    async lag({ service, topics }) {
      return topics.length === 0 ? [] : lagOf(connection, groupOf(service), topics)
    },
    history: (topic, onMessages) => readUp(connection, topic, 0, onMessages),
  }
}
