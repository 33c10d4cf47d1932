import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { type EventsSettings, kafkaSettings } from '../../config.ts'
import type { Message } from '../../envelope.ts'
import { createClient, sessionTimeoutMs } from '../../transports/kafka/client.ts'
import { offsetsOf, withRetries } from '../../transports/kafka/offsets.ts'
import { partitionOf } from '../../transports/kafka/partition.ts'
import { ensureTopics } from '../../transports/kafka/topics.ts'

/** A producer and a consumer and nothing else, over topics, settings and messages as the transport has them. */
export interface BareKafka extends AsyncDisposable {
  /** Milliseconds from the sending of each message to its arrival, of so many a second; the first second is left out. */
  latencies(perSecond: number, seconds: number): Promise<number[]>
  /** Messages a second that the broker acknowledges, sent 500 at a time. */
  sent(count: number): Promise<number>
}

const batchSize = 500

/**
 * What any way over this broker costs at the least: messages that come while others are being sent go out together.
 * @param options.commits whether the consumer commits its offset with each batch, as clients do that nothing tells otherwise,
 *   before it fetches again; else it keeps nothing of what it has done
 * @param make gives a new message each time, all of them of one topic
 * @throws when the settings name no broker
 */
export async function openBareKafka(
  settings: EventsSettings,
  make: () => Message,
  { commits }: { commits: boolean },
): Promise<BareKafka> {
  const kafka = kafkaSettings(settings)
  if (!kafka) throw new Error('A bare Kafka needs KAFKA_BROKERS.')
  const client = createClient(kafka, pino({ level: 'warn' }))
  const admin = client.admin()
  await admin.connect()
  // On a busy machine partitions get their leaders some time after they were made.
  const { signal } = new AbortController()
  await withRetries(() => ensureTopics(admin, kafka), signal)
  await offsetsOf(admin, kafka.prefix + make().topic, { signal })
  await admin.disconnect()
  const producer = client.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: () => (record) => partitionOf(String(record.message.key), record.partitionMetadata.length),
    allowAutoTopicCreation: false,
  })
  await producer.connect()
  const topicOf = ({ topic }: Message) => kafka.prefix + topic
  const send = (messages: readonly Message[]) =>
    producer.sendBatch({
      acks: -1,
      topicMessages: [
        {
          topic: topicOf(messages[0]!),
          messages: messages.map(({ key, value, headers }) => ({ key, value, headers })),
        },
      ],
    })

  const sentAt = new Map<string, number>()
  const taken: { at: number; ms: number }[] = []
  let onTaken = (): void => {}
  const consumer = client.consumer({
    groupId: `${kafka.prefix}bare.${randomUUID()}`,
    sessionTimeout: sessionTimeoutMs,
    maxWaitTimeInMs: 500,
  })
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve))
  await consumer.connect()
  await consumer.subscribe({ topics: [topicOf(make())], fromBeginning: true })
  await consumer.run({
    autoCommit: commits,
    partitionsConsumedConcurrently: 3,
    async eachBatch({ batch }) {
      const now = performance.now()
      for (const { headers } of batch.messages) {
        const id = String(headers?.ce_id)
        const at = sentAt.get(id)
        if (at === undefined) continue
        sentAt.delete(id)
        taken.push({ at, ms: now - at })
      }
      onTaken()
    },
  })
  await joined

  const waiting: Message[] = []
  let isSending = false
  async function sendAll(): Promise<void> {
    if (isSending) return
    isSending = true
    while (waiting.length > 0) await send(waiting.splice(0))
    isSending = false
  }

  return {
    async latencies(perSecond, seconds) {
      taken.length = 0
      const begun = performance.now()
      for (let sent = 0; sent < perSecond * seconds; ) {
        const due = Math.min(Math.floor(((performance.now() - begun) / 1_000) * perSecond) + 1, perSecond * seconds)
        for (; sent < due; sent++) {
          const message = make()
          sentAt.set(message.headers.ce_id!, performance.now())
          waiting.push(message)
          void sendAll()
        }
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
      await new Promise<void>((resolve) => {
        onTaken = () => {
          if (sentAt.size === 0) resolve()
        }
        onTaken()
      })
      return taken.filter(({ at }) => at > begun + 1_000).map(({ ms }) => ms)
    },
    async sent(count) {
      const messages = Array.from({ length: count }, make)
      const begun = performance.now()
      for (let at = 0; at < count; at += batchSize) await send(messages.slice(at, at + batchSize))
      return count / ((performance.now() - begun) / 1_000)
    },
    async [Symbol.asyncDispose]() {
      await consumer.disconnect()
      await producer.disconnect()
    },
  }
}
