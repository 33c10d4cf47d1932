import { pause } from '../../concurrency/pause.ts'
import { persist } from '../../concurrency/persist.ts'
import type { Message } from '../../envelope.ts'
import type { Receiver } from '../../inbox/receiver.ts'
import { Unavailable } from '../../outage.ts'
import {
  type Consumer,
  type EachBatchPayload,
  fromKafka,
  type KafkaConnection,
  sessionTimeoutMs,
  tellOf,
} from './client.ts'
import { OffsetCommitter } from './offset-committer.ts'

interface ServiceGroupOptions {
  receiver: Receiver
  groupId: string
}

/** The consumer group of a service: its processes share the partitions. */
export class ServiceGroup {
  readonly #options: KafkaConnection & ServiceGroupOptions
  readonly #offsets: OffsetCommitter
  #consumer: Consumer | undefined

  constructor(connection: KafkaConnection, options: ServiceGroupOptions) {
    this.#options = { ...connection, ...options }
    this.#offsets = new OffsetCommitter(async (offsets) => this.#consumer?.commitOffsets(offsets), connection.log)
  }

  /** Resolves when the group has been joined, however late the brokers are there; never rejects. */
  async start(): Promise<void> {
    const { connected, groupId, stopping: signal } = this.#options
    await connected
    const what = `The Kafka consumer group ${groupId} could not start`
    await persist(() => this.#open(), { signal, onFailure: (error) => tellOf(error, this.#options, what) })
  }

  async #open(): Promise<void> {
    await this.#consumer?.disconnect().catch(() => {})
    const { kafka, receiver, groupId, prefix, stopping } = this.#options
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
      tellOf(payload.error, this.#options, `The Kafka consumer group ${groupId} crashed`)
      if (!payload.restart && !stopping.aborted) void this.start()
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

  async #take(payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset, heartbeat, isRunning, isStale } = payload
    const { receiver, prefix, stopping } = this.#options
    const topic = batch.topic.slice(prefix.length)
    const offsetOf = new Map<Message, string>()
    for (const message of batch.messages) offsetOf.set(fromKafka(topic, message), message.offset)
    try {
      await receiver.receive([...offsetOf.keys()], {
        signal: stopping,
        heartbeat: async () => {
          if (!isRunning() || isStale()) throw new Unavailable('the partition has gone to another process')
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
      if (isRunning() && !isStale()) this.#pauseUntilAvailable(payload, error)
    }
  }

  /** Takes nothing from this partition until the database answers again; the group's heartbeats go on. */
  #pauseUntilAvailable({ pause: pausePartition, batch }: EachBatchPayload, error: Unavailable): void {
    const { receiver, log, stopping } = this.#options
    const resume = pausePartition()
    const { topic, partition } = batch
    log.warn(
      { service: receiver.service, topic, partition, err: error.cause ?? error },
      'the database does not answer: partition paused',
    )
    const wait = async (): Promise<void> => {
      for (let ms = 200; !stopping.aborted; ms = Math.min(ms * 2, 2_000)) {
        await pause(ms, stopping)
        const isAvailable = await receiver.ping().then(
          () => true,
          () => false,
        )
        if (isAvailable) break
      }
      if (!stopping.aborted) resume()
      log.info({ service: receiver.service, topic, partition }, 'partition resumed')
    }
    void wait()
  }
}
