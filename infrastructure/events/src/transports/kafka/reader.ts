import { randomUUID } from 'node:crypto'
import { persist } from '../../concurrency/persist.ts'
import type { Message } from '../../envelope.ts'
import {
  type Consumer,
  type EachBatchPayload,
  fromKafka,
  type KafkaConnection,
  sessionTimeoutMs,
  tellOf,
} from './client.ts'
import { offsetsOf } from './offsets.ts'

/** Reads topics until it is stopped. */
export interface Tail {
  stop(): Promise<void>
  /** Where each partition that is not empty (`topic/partition`) ended at the start. */
  readonly ends: Map<string, number>
  /** Goes back to the beginning of topics that were made anew: brokers that lost their data begin to count again. */
  rewind(): Promise<void>
  /** Milliseconds since the brokers last answered, with or without messages. */
  silentMs(): number
}

/**
 * Reads topics in a consumer group of its own and commits no offsets. Resolves when it reads, however late the brokers are
 * there.
 *
 * @param names topics without their prefix
 * @param since milliseconds ago to begin at; 0 for the beginning of the topics, null for their ends
 */
export async function tail(
  connection: KafkaConnection,
  names: readonly string[],
  since: number | null,
  onBatch: (payload: EachBatchPayload) => Promise<void>,
): Promise<Tail> {
  const { kafka, admin, prefix, stopping: signal } = connection
  const groupId = `${prefix}plaza.tail.${randomUUID()}`
  const topics = names.map((name) => prefix + name)
  const ends = new Map<string, number>()
  const next = new Map<string, { topic: string; partition: number; offset: string }>()
  let consumer: Consumer | undefined
  let heardAt = performance.now()
  const onFailure = (error: unknown) => tellOf(error, connection, 'Live events can not be read from Kafka')

  async function measure(): Promise<void> {
    for (const topic of topics) {
      for (const { partition, high, low } of await offsetsOf(admin, topic, { signal })) {
        if (Number(high) > Number(low)) ends.set(`${topic}/${partition}`, Number(high))
      }
      if (since === 0) continue
      const starts = await offsetsOf(admin, topic, { signal, ...(since !== null && { ago: since }) })
      for (const { partition, offset } of starts) next.set(`${topic}/${partition}`, { topic, partition, offset })
    }
  }
  async function open(): Promise<void> {
    await consumer?.disconnect().catch(() => {})
    const opened = kafka.consumer({ groupId, sessionTimeout: sessionTimeoutMs, maxWaitTimeInMs: 500 })
    consumer = opened
    // After an outage of the broker the group joins anew. It has committed nothing, and would begin with what comes then.
    opened.on(opened.events.GROUP_JOIN, () => {
      for (const position of next.values()) opened.seek(position)
    })
    opened.on(opened.events.FETCH, () => {
      heardAt = performance.now()
    })
    opened.on(opened.events.CRASH, ({ payload }) => {
      onFailure(payload.error)
      if (!payload.restart && !signal.aborted) void persist(open, { signal, onFailure })
    })
    await opened.connect()
    await opened.subscribe({ topics, fromBeginning: since === 0 })
    await opened.run({
      autoCommit: false,
      async eachBatch(payload) {
        await onBatch(payload)
        const { topic, partition } = payload.batch
        const offset = String(Number(payload.batch.lastOffset()) + 1)
        next.set(`${topic}/${partition}`, { topic, partition, offset })
      },
    })
  }
  await connection.connected
  await persist(measure, { signal, onFailure })
  await persist(open, { signal, onFailure })
  return {
    ends,
    silentMs: () => performance.now() - heardAt,
    async stop() {
      await consumer?.disconnect().catch(() => {})
      // The group's name is random, so it is never used again.
      await admin.deleteGroups([groupId]).catch(() => {})
    },
    async rewind() {
      for (const topic of topics) {
        for (const { partition, high, low } of await offsetsOf(admin, topic, { signal })) {
          const position = next.get(`${topic}/${partition}`)
          if (!position || Number(position.offset) <= Number(high)) continue
          position.offset = low
          consumer?.seek(position)
        }
      }
    },
  }
}

/**
 * Reads one topic from `since` milliseconds ago (0: from its beginning) to its present end, then resolves.
 * @throws what `onMessages` throws
 */
export async function readUp(
  connection: KafkaConnection,
  name: string,
  since: number,
  onMessages: (messages: Message[]) => Promise<void>,
): Promise<void> {
  const { admin, prefix, stopping } = connection
  const topic = prefix + name
  const finished = Promise.withResolvers<void>()
  const reached = new Map<string, number>()
  let ends: Map<string, number> | undefined
  const check = (): void => {
    if (ends && [...ends].every(([partition, end]) => (reached.get(partition) ?? 0) >= end)) finished.resolve()
  }
  const reader = await tail(connection, [name], since, async ({ batch, resolveOffset, heartbeat }) => {
    try {
      await onMessages(batch.messages.map((message) => fromKafka(name, message)))
    } catch (error) {
      finished.reject(error)
      throw error
    }
    resolveOffset(batch.lastOffset())
    await heartbeat()
    reached.set(`${batch.topic}/${batch.partition}`, Number(batch.lastOffset()) + 1)
    check()
  })
  ends = reader.ends
  if (since > 0) {
    // A partition with nothing that recent is read from its end, and so never reports progress.
    const starts = await offsetsOf(admin, topic, { ago: since, signal: stopping })
    for (const { partition, offset } of starts) {
      const id = `${topic}/${partition}`
      if (Number(offset) >= (ends.get(id) ?? 0)) ends.delete(id)
    }
  }
  check()
  try {
    await finished.promise
  } finally {
    await reader.stop()
  }
}
