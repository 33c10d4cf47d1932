import { pause } from '../../concurrency/wake-signal.ts'
import type { TopicLag } from '../transport.ts'
import type { Admin, KafkaConnection } from './client.ts'

/** The ends of a topic's partitions, or where they were some time ago. */
export const offsetsOf = async (
  admin: Admin,
  topic: string,
  { ago, signal }: { ago?: number; signal: AbortSignal },
): Promise<{ partition: number; offset: string; high: string; low: string }[]> =>
  patiently(async () => {
    const ends = await admin.fetchTopicOffsets(topic)
    if (ago === undefined) return ends
    const then = await admin.fetchTopicOffsetsByTimestamp(topic, Date.now() - ago)
    return ends.map((end) => ({
      ...end,
      offset: then.find(({ partition }) => partition === end.partition)?.offset ?? end.high,
    }))
  }, signal)

/** What a group has not taken of topics, by their names without the prefix. */
export async function lagOf(
  { admin, prefix, stopping: signal }: KafkaConnection,
  groupId: string,
  topics: readonly string[],
): Promise<TopicLag[]> {
  const names = topics.map((topic) => prefix + topic)
  const committed = await patiently(() => admin.fetchOffsets({ groupId, topics: names }), signal)
  return Promise.all(
    topics.map(async (topic) => {
      const ofTopic = committed.find((each) => each.topic === prefix + topic)?.partitions ?? []
      const ends = await offsetsOf(admin, prefix + topic, { signal })
      const messages = ends.reduce((sum, { partition, high, low }) => {
        const at = Number(ofTopic.find((each) => each.partition === partition)?.offset ?? -1)
        return sum + Number(high) - Math.max(at, Number(low))
      }, 0)
      return { topic, messages }
    }),
  )
}

/** On a busy machine brokers take seconds to agree on who leads a new partition. */
const leaderWithinMs = 60_000

/** kafkajs itself does not try again where a partition is between two leaders, as a new one is. */
export async function patiently<Result>(ask: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  const deadline = performance.now() + leaderWithinMs
  for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, 1_000)) {
    try {
      return await ask()
    } catch (error) {
      const isOver = signal.aborted || performance.now() > deadline
      if (isOver || Reflect.get(Object(error), 'retriable') !== true) throw error
      await pause(waitMs, signal)
    }
  }
}
