import { type Outages, outageOf } from '@plaza/database'
import { type Admin, Kafka, type KafkaMessage, type LogEntry, logLevel } from 'kafkajs'
import type { Logger } from 'pino'
import type { KafkaSettings } from '../../config.ts'
import type { Message } from '../../envelope.ts'

// The only file that imports kafkajs, because it has no maintainer.

export type { Admin, Consumer, EachBatchPayload, Kafka, Producer } from 'kafkajs'

/** When the partitions of a consumer that died go to another one. */
export const sessionTimeoutMs = 10_000

/** What the parts of the transport share. */
export interface KafkaConnection {
  readonly kafka: Kafka
  readonly admin: Admin
  /** In front of every topic and group. */
  readonly prefix: string
  readonly log: Logger
  readonly outages: Outages
  /** Resolves when the brokers have answered once and have all topics; never rejects. */
  readonly connected: Promise<void>
  /** Aborts when the transport stops. */
  readonly stopping: AbortSignal
}

/**
 * What to do about a failure that is tried again: brokers that are away are counted, and one that says "not yet", as each
 * does while it starts, is no news; anything else is a line.
 */
export function tellOf(error: unknown, { outages, log }: Pick<KafkaConnection, 'outages' | 'log'>, what: string): void {
  const away = outageOf(error)
  if (away) outages.failed(away, error)
  else log[Reflect.get(Object(error), 'retriable') === true ? 'debug' : 'warn']({ err: error }, `${what}; trying again`)
}

/** A kafkajs client that logs to pino; it connects when it is first used. */
export function createClient(settings: KafkaSettings, log: Logger): Kafka {
  return new Kafka({
    clientId: 'plaza',
    brokers: settings.brokers,
    ssl: typeof settings.ssl === 'boolean' ? settings.ssl : { ca: [settings.ssl.ca] },
    ...(settings.sasl && { sasl: settings.sasl as never }),
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 },
    logLevel: logLevel.INFO,
    logCreator: () => (entry) => writeLog(log, entry),
  })
}

/** Kafka's record as a `Message` of the topic without its prefix; of a header that comes twice the first. */
export function fromKafka(topic: string, { key, value, headers = {} }: KafkaMessage): Message {
  const text = Object.entries(headers).map(([name, header]) => [
    name,
    String(Array.isArray(header) ? header[0] : (header ?? '')),
  ])
  return {
    topic,
    key: key?.toString() ?? '',
    value: value?.toString() ?? null,
    headers: Object.fromEntries(text),
  }
}

function writeLog(log: Logger, { level, log: { message, logger: _, timestamp: __, ...details } }: LogEntry): void {
  // kafkajs logs as errors what it mostly mends itself by trying again.
  if (level <= logLevel.WARN) log.debug({ kafka: details }, message)
}

/**
 * Resolves when the brokers answer and have a controller; tries once.
 * @throws when they do not
 */
export async function pingKafka(brokers: string[]): Promise<void> {
  const retry = { retries: 0 }
  const admin = new Kafka({ brokers, connectionTimeout: 1_000, retry, logLevel: logLevel.NOTHING }).admin()
  try {
    await admin.connect()
    const { controller } = await admin.describeCluster()
    if (controller === null || controller < 0) throw new Error('the cluster has no controller yet')
  } finally {
    await admin.disconnect()
  }
}
