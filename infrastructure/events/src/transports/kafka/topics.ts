import { type Topic, topics } from '@plaza/schema/events'
import type { KafkaSettings } from '../../config.ts'
import type { Admin } from './client.ts'

const day = 86_400_000
const deadLettersKeptMs = 30 * day
/** How long a tombstone, and the event that ends its key, stay readable for a rebuild. */
const tombstonesKeptMs = 7 * day

interface TopicToCreate {
  topic: string
  numPartitions: number
  replicationFactor: number
  configEntries: { name: string; value: string }[]
}

/** The topics of all contracts, and for each that is stored the topic of its dead letters. */
function topicsToCreate(prefix: string, replicationFactor: number): TopicToCreate[] {
  return topics.flatMap((topic) => {
    const own = {
      topic: prefix + topic.name,
      numPartitions: topic.partitions,
      replicationFactor,
      configEntries: entries(settingsOf(topic)),
    }
    if (topic.transient) return [own]
    const configEntries = entries({ 'retention.ms': deadLettersKeptMs })
    return [own, { topic: `${own.topic}.dlq`, numPartitions: 1, replicationFactor, configEntries }]
  })
}

function settingsOf({ kind, retentionMs }: Topic): Record<string, string | number> {
  if (kind === 'state') {
    return {
      'cleanup.policy': 'compact',
      'delete.retention.ms': tombstonesKeptMs,
      // A tombstone must not remove the event before it until every consumer has had time to read that.
      'min.compaction.lag.ms': 7 * day,
      'max.compaction.lag.ms': 8 * day,
    }
  }
  const kept = retentionMs ?? -1
  return { 'cleanup.policy': 'delete', 'retention.ms': kept, 'segment.ms': Math.min(retentionMs ?? day, day) }
}

const entries = (settings: Record<string, string | number>): { name: string; value: string }[] =>
  Object.entries(settings).map(([name, value]) => ({ name, value: String(value) }))

/**
 * Makes the topics that are missing, with one dead-letter topic each; topics that exist keep their settings.
 * @returns whether any was missing
 */
export async function ensureTopics(admin: Admin, { prefix, replicationFactor }: KafkaSettings): Promise<boolean> {
  const existing = new Set(await admin.listTopics())
  const missing = topicsToCreate(prefix, replicationFactor).filter(({ topic }) => !existing.has(topic))
  if (missing.length === 0) return false
  try {
    await admin.createTopics({ topics: missing, waitForLeaders: true })
  } catch (error) {
    // Another process may have made them at the same moment.
    const now = new Set(await admin.listTopics())
    if (missing.some(({ topic }) => !now.has(topic))) throw error
  }
  return true
}
