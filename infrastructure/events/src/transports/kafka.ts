import { randomUUID } from 'node:crypto'
import { topics as allTopics, findEvent } from '@plaza/schema/events'
import {
  type Admin,
  type Consumer,
  type EachBatchPayload,
  Kafka,
  type KafkaMessage,
  type LogEntry,
  logLevel,
  type Producer,
} from 'kafkajs'
import type { Logger } from 'pino'
import type { KafkaSettings } from '../config.ts'
import { type Message, toMessage, tombstoneOf } from '../envelope.ts'
import type { Receiver } from '../inbox/receiver.ts'
import { Unavailable } from '../outage.ts'
import type { OutboxSink } from '../outbox/relay.ts'
import { pause } from '../pulse.ts'
import { OffsetCommitter } from './offset-committer.ts'
import { partitionOf } from './partition.ts'
import { topicsToCreate } from './topics.ts'
import type { EventTransport } from './transport.ts'

// The only file that knows kafkajs, because it has no maintainer.

/** A consumer that dies is taken over after this. */
const sessionTimeoutMs = 10_000

export function kafkaTransport(settings: KafkaSettings, { log }: { log: Logger }): EventTransport {
  const { prefix } = settings
  const kafka = new Kafka({
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
  const admin = kafka.admin()
  const producer = new ReconnectingProducer(kafka)
  const stopping = new AbortController()
  const groups: { stop(): Promise<void> }[] = []
  const following = new Map<string, Promise<void>>()
  const nameOf = (topic: string): string => prefix + topic
  const groupOf = (service: string): string => `${prefix}plaza.${service}`

  /** The ends of a topic's partitions, or where they were some time ago. */
  const offsetsOf = async (
    topic: string,
    ago?: number,
  ): Promise<{ partition: number; offset: string; high: string; low: string }[]> =>
    patiently(async () => {
      const ends = await admin.fetchTopicOffsets(topic)
      if (ago === undefined) return ends
      const then = await admin.fetchTopicOffsetsByTimestamp(topic, Date.now() - ago)
      return ends.map((end) => ({
        ...end,
        offset: then.find(({ partition }) => partition === end.partition)?.offset ?? end.high,
      }))
    }, stopping.signal)

  /** Reads topics by a group of its own from given offsets on, which are never committed. */
  async function tail(
    names: readonly string[],
    since: number | null,
    onBatch: (payload: EachBatchPayload) => Promise<void>,
  ): Promise<{ stop(): Promise<void>; ends: Map<string, number> }> {
    const groupId = `${prefix}plaza.tail.${randomUUID()}`
    const ends = new Map<string, number>()
    const next = new Map<string, { topic: string; partition: number; offset: string }>()
    for (const topic of names.map(nameOf)) {
      for (const { partition, high, low } of await offsetsOf(topic)) {
        if (Number(high) > Number(low)) ends.set(`${topic}/${partition}`, Number(high))
      }
      if (since === 0) continue
      const starts = since === null ? await offsetsOf(topic) : await offsetsOf(topic, since)
      for (const { partition, offset } of starts) next.set(`${topic}/${partition}`, { topic, partition, offset })
    }
    let consumer: Consumer | undefined
    async function open(): Promise<void> {
      const opened = kafka.consumer({ groupId, sessionTimeout: sessionTimeoutMs, maxWaitTimeInMs: 500 })
      consumer = opened
      // After a broker was away the group joins anew. It has committed nothing, and would go on with what comes then.
      opened.on(opened.events.GROUP_JOIN, () => {
        for (const position of next.values()) opened.seek(position)
      })
      opened.on(opened.events.CRASH, ({ payload }) => {
        if (!payload.restart && !stopping.signal.aborted) void reopen(opened)
      })
      await opened.connect()
      await opened.subscribe({ topics: names.map(nameOf), fromBeginning: since === 0 })
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
      while (!stopping.signal.aborted) {
        await pause(1_000, stopping.signal)
        try {
          return await open()
        } catch (error) {
          log.warn({ err: error }, 'live events can not be followed')
          await consumer?.disconnect().catch(() => {})
        }
      }
    }
    await open()
    const stop = async (): Promise<void> => {
      await consumer?.disconnect().catch(() => {})
      // Nobody joins this group again.
      await admin.deleteGroups([groupId]).catch(() => {})
    }
    return { stop, ends }
  }

  /** Reads topics from some time ago up to what they hold now. */
  async function readUp(
    name: string,
    since: number,
    onMessages: (messages: Message[]) => Promise<void>,
  ): Promise<void> {
    const finished = Promise.withResolvers<void>()
    const reached = new Map<string, number>()
    let ends: Map<string, number> | undefined
    const check = (): void => {
      if (ends && [...ends].every(([partition, end]) => (reached.get(partition) ?? 0) >= end)) finished.resolve()
    }
    const reader = await tail([name], since, async ({ batch, resolveOffset, heartbeat }) => {
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
      // Nothing that young in a partition: its reader starts at the end.
      const starts = await offsetsOf(nameOf(name), since)
      for (const { partition, offset } of starts) {
        const id = `${nameOf(name)}/${partition}`
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
      stopping.abort()
      await Promise.all(groups.map((group) => group.stop()))
      await producer.disconnect()
      await admin.disconnect()
    },
    sink: () => sink,
    async consume(receiver) {
      if (receiver.topics.length === 0) return
      const group = new ServiceGroup({
        kafka,
        receiver,
        prefix,
        groupId: groupOf(receiver.service),
        log,
        stopping: stopping.signal,
      })
      groups.push(group)
      await group.start()
    },
    async bury(message, headers) {
      await producer.send(
        [{ ...message, topic: `${message.topic}.dlq`, headers: { ...message.headers, ...headers } }],
        nameOf,
      )
    },
    live: {
      async follow(service, hub) {
        const names = allTopics.filter(({ producer }) => producer === service).map(({ name }) => name)
        const follow = async (): Promise<void> => {
          const reader = await tail(names, null, async ({ batch, resolveOffset }) => {
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
        // What comes after the past is the followed feed's.
        await following.get(topic.producer)
        await readUp(topic.name, sinceMs, async (messages) => messages.forEach(onMessage))
        return () => {}
      },
      send: (message) => producer.send([message], nameOf),
    },
    async lag(receiver) {
      if (receiver.topics.length === 0) return []
      const groupId = groupOf(receiver.service)
      const topics = receiver.topics.map(nameOf)
      const committed = await patiently(() => admin.fetchOffsets({ groupId, topics }), stopping.signal)
      return Promise.all(
        receiver.topics.map(async (topic) => {
          const ofTopic = committed.find((each) => each.topic === nameOf(topic))?.partitions ?? []
          const messages = (await offsetsOf(nameOf(topic))).reduce((sum, { partition, high, low }) => {
            const at = Number(ofTopic.find((each) => each.partition === partition)?.offset ?? -1)
            return sum + Number(high) - Math.max(at, Number(low))
          }, 0)
          return { topic, messages }
        }),
      )
    },
    history: (topic, onMessages) => readUp(topic, 0, onMessages),
  }
}

/** On a busy machine brokers take seconds to agree on who leads a new partition. */
const leaderWithinMs = 60_000

/** kafkajs itself does not try again where a partition is between two leaders, as a new one is. */
async function patiently<Result>(ask: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
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

interface ServiceGroupOptions {
  kafka: Kafka
  receiver: Receiver
  prefix: string
  groupId: string
  log: Logger
  stopping: AbortSignal
}

/** The consumer group of a service: its instances share the partitions. */
class ServiceGroup {
  readonly #options: ServiceGroupOptions
  readonly #offsets: OffsetCommitter
  #consumer: Consumer | undefined

  constructor(options: ServiceGroupOptions) {
    this.#options = options
    this.#offsets = new OffsetCommitter(async (offsets) => this.#consumer?.commitOffsets(offsets), options.log)
  }

  async start(): Promise<void> {
    const { kafka, receiver, groupId, prefix, log, stopping } = this.#options
    const consumer = kafka.consumer({
      groupId,
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: 15_000,
      heartbeatInterval: 1_000,
      maxWaitTimeInMs: 500,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 20 },
    })
    this.#consumer = consumer
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      log.warn({ groupId, err: payload.error, restart: payload.restart }, 'consumer group crashed')
      if (!payload.restart && !stopping.aborted) void this.#startAgain()
    })
    await consumer.connect()
    await consumer.subscribe({ topics: receiver.topics.map((topic) => prefix + topic), fromBeginning: true })
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 3,
      eachBatch: (payload) => this.#take(payload),
    })
  }

  async stop(): Promise<void> {
    // The group's fetch loop ends first, so that the last offsets are those of committed effects.
    await this.#consumer?.stop().catch(() => {})
    await this.#offsets.flush()
    await this.#consumer?.disconnect().catch(() => {})
  }

  async #startAgain(): Promise<void> {
    const { log, groupId, stopping } = this.#options
    await this.#consumer?.disconnect().catch(() => {})
    while (!stopping.aborted) {
      await pause(1_000, stopping)
      try {
        return await this.start()
      } catch (error) {
        log.warn({ groupId, err: error }, 'consumer group could not start')
        await this.#consumer?.disconnect().catch(() => {})
      }
    }
  }

  async #take(payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset, heartbeat, isRunning, isStale } = payload
    const { receiver, prefix, stopping } = this.#options
    const topic = batch.topic.slice(prefix.length)
    const offsetOf = new Map<Message, string>()
    for (const message of batch.messages) offsetOf.set(fromKafka(topic, message), message.offset)
    try {
      await receiver.receive([...offsetOf.keys()], {
        signal: stopping,
        beat: async () => {
          if (!isRunning() || isStale()) throw new Unavailable('the partition has been taken away')
          await heartbeat()
        },
        onProgress: (message) => {
          const offset = offsetOf.get(message) ?? batch.lastOffset()
          resolveOffset(offset)
          this.#offsets.done(batch.topic, batch.partition, offset)
        },
      })
      await heartbeat()
    } catch (error) {
      if (stopping.aborted) return
      if (!(error instanceof Unavailable)) throw error
      if (isRunning() && !isStale()) this.#pauseUntilBack(payload, error)
    }
  }

  /** Takes nothing from this partition until the database answers again; the group goes on beating. */
  #pauseUntilBack({ pause: pausePartition, batch }: EachBatchPayload, error: Unavailable): void {
    const { receiver, log, stopping } = this.#options
    const resume = pausePartition()
    const { topic, partition } = batch
    log.warn({ service: receiver.service, topic, partition, err: error.cause ?? error }, 'partition paused')
    const wait = async (): Promise<void> => {
      for (let ms = 200; !stopping.aborted; ms = Math.min(ms * 2, 2_000)) {
        await pause(ms, stopping)
        const isBack = await receiver.ping().then(
          () => true,
          () => false,
        )
        if (isBack) break
      }
      if (!stopping.aborted) resume()
      log.info({ service: receiver.service, topic, partition }, 'partition resumed')
    }
    void wait()
  }
}

/** Idempotent within one connection; after a failure a new one, and whoever sent sends again. */
class ReconnectingProducer {
  readonly #kafka: Kafka
  #connected: Promise<Producer> | undefined

  constructor(kafka: Kafka) {
    this.#kafka = kafka
  }

  async send(messages: readonly Message[], nameOf: (topic: string) => string): Promise<void> {
    this.#connected ??= this.#connect()
    const connected = this.#connected
    try {
      const producer = await connected
      const byTopic = Map.groupBy(messages, ({ topic }) => topic)
      await producer.sendBatch({
        acks: -1,
        topicMessages: [...byTopic].map(([topic, ofTopic]) => ({
          topic: nameOf(topic),
          messages: ofTopic.map(({ key, value, headers }) => ({ key, value, headers })),
        })),
      })
    } catch (error) {
      if (this.#connected === connected) this.#connected = undefined
      connected.then((producer) => producer.disconnect()).catch(() => {})
      throw error
    }
  }

  async disconnect(): Promise<void> {
    await this.#connected?.then((producer) => producer.disconnect()).catch(() => {})
  }

  async #connect(): Promise<Producer> {
    const producer = this.#kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: () => (record) => partitionOf(String(record.message.key), record.partitionMetadata.length),
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 50, maxRetryTime: 1_000, retries: 5 },
    })
    await producer.connect()
    return producer
  }
}

/** Makes the topics that are missing; those that are there keep their settings. */
async function ensureTopics(admin: Admin, { prefix, replicationFactor }: KafkaSettings): Promise<void> {
  const existing = new Set(await admin.listTopics())
  const missing = topicsToCreate(prefix, replicationFactor).filter(({ topic }) => !existing.has(topic))
  if (missing.length === 0) return
  try {
    await admin.createTopics({ topics: missing, waitForLeaders: true })
  } catch (error) {
    // Another instance starts at the same moment.
    const now = new Set(await admin.listTopics())
    if (missing.some(({ topic }) => !now.has(topic))) throw error
  }
}

function fromKafka(topic: string, { key, value, headers = {} }: KafkaMessage): Message {
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
  // What it calls errors it mostly cures itself by trying again.
  if (level <= logLevel.WARN) log.debug({ kafka: details }, message)
}

/** Resolves when the brokers answer. */
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
