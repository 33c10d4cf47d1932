import { randomUUID } from 'node:crypto'
import { pause } from '../../concurrency/pause.ts'
import type { Message } from '../../envelope.ts'
import { type Consumer, type EachBatchPayload, fromKafka, type KafkaConnection, sessionTimeoutMs } from './client.ts'
import { offsetsOf } from './offsets.ts'

/**
 * Reads topics in a consumer group of its own and commits no offsets.
 *
 * @param names topics without their prefix
 * @param since milliseconds ago to begin at; 0 for the beginning of the topics, null for their ends
 * @returns how to stop, and where each partition that is not empty (`topic/partition`) ended at the start
 */
export async function tail(
  { kafka, admin, prefix, log, stopping }: KafkaConnection,
  names: readonly string[],
  since: number | null,
  onBatch: (payload: EachBatchPayload) => Promise<void>,
): Promise<{ stop(): Promise<void>; ends: Map<string, number> }> {
  const groupId = `${prefix}plaza.tail.${randomUUID()}`
  const topics = names.map((name) => prefix + name)
  const ends = new Map<string, number>()
  const next = new Map<string, { topic: string; partition: number; offset: string }>()
  for (const topic of topics) {
    for (const { partition, high, low } of await offsetsOf(admin, topic, { signal: stopping })) {
      if (Number(high) > Number(low)) ends.set(`${topic}/${partition}`, Number(high))
    }
    if (since === 0) continue
    const starts = await offsetsOf(admin, topic, { signal: stopping, ...(since !== null && { ago: since }) })
    for (const { partition, offset } of starts) next.set(`${topic}/${partition}`, { topic, partition, offset })
  }
  let consumer: Consumer | undefined
  async function open(): Promise<void> {
    const opened = kafka.consumer({ groupId, sessionTimeout: sessionTimeoutMs, maxWaitTimeInMs: 500 })
    consumer = opened
    // After an outage of the broker the group joins anew. It has committed nothing, and would begin with what comes then.
    opened.on(opened.events.GROUP_JOIN, () => {
      for (const position of next.values()) opened.seek(position)
    })
    opened.on(opened.events.CRASH, ({ payload }) => {
      if (!payload.restart && !stopping.aborted) void reopen(opened)
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
  async function reopen(crashed: Consumer): Promise<void> {
    await crashed.disconnect().catch(() => {})
    while (!stopping.aborted) {
      await pause(1_000, stopping)
      try {
        return await open()
      } catch (error) {
        log.warn({ err: error }, 'live events can not be read from Kafka; trying again')
        await consumer?.disconnect().catch(() => {})
      }
    }
  }
  await open()
  const stop = async (): Promise<void> => {
    await consumer?.disconnect().catch(() => {})
    // The group's name is random, so it is never used again.
    await admin.deleteGroups([groupId]).catch(() => {})
  }
  return { stop, ends }
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
