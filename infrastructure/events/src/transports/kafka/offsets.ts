import { pause } from '../../concurrency/pause.ts'
import type { TopicLag } from '../transport.ts'
import type { Admin, KafkaConnection } from './client.ts'

/** The ends of a topic's partitions, or where they were `ago` milliseconds ago; the topic with its prefix. */
export const offsetsOf = async (
  admin: Admin,
  topic: string,
  { ago, signal }: { ago?: number; signal: AbortSignal },
): Promise<{ partition: number; offset: string; high: string; low: string }[]> =>
  withRetries(async () => {
    const ends = await admin.fetchTopicOffsets(topic)
    if (ago === undefined) return ends
    const then = await admin.fetchTopicOffsetsByTimestamp(topic, Date.now() - ago)
    return ends.map((end) => ({
      ...end,
      offset: then.find(({ partition }) => partition === end.partition)?.offset ?? end.high,
    }))
  }, signal)

/** How many messages of each topic a consumer group has not taken; topics without their prefix. */
export async function lagOf(
  { admin, prefix, stopping: signal }: KafkaConnection,
  groupId: string,
  topics: readonly string[],
): Promise<TopicLag[]> {
  const names = topics.map((topic) => prefix + topic)
  const committed = await withRetries(() => admin.fetchOffsets({ groupId, topics: names }), signal)
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

/** On a busy machine brokers take seconds to elect the leader of a new partition. */
const leaderWithinMs = 60_000

/**
 * Asks again, with back-off and for up to a minute, while Kafka answers with an error that it calls retriable: kafkajs does
 * not do so where a partition has no leader yet.
 * @throws the last error
 */
export async function withRetries<Result>(ask: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
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
