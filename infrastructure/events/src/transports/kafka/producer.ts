import type { Message } from '../../envelope.ts'
import type { Kafka, Producer } from './client.ts'
import { partitionOf } from './partition.ts'

/** An idempotent producer that connects anew after a failure; the caller sends again what failed. */
export class ReconnectingProducer {
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
