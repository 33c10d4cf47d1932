import type { Database } from '@plaza/database'
import { findTopic } from '@plaza/schema/events'
import type { Logger } from 'pino'
import { Semaphore } from '../../concurrency/semaphore.ts'
import { type Message, toMessage } from '../../envelope.ts'
import type { Receiver } from '../../inbox/receiver.ts'
import { type OutboxRow, outboxColumns, readHistory } from '../../outbox/rows.ts'
import type { OutboxSink } from '../../outbox/sink.ts'
import type { EventTransport } from '../transport.ts'
import { Partition } from './partition.ts'

/** How many partitions of one service deliver at once. */
const deliveriesAtOnce = 3

export interface InProcessOptions {
  /** The database of a registered service; undefined for others. */
  database(service: string): Database<unknown> | undefined
  log: Logger
}

/**
 * The transport that takes events from the outbox straight to the consumers of this process. It is as durable as the
 * database: an event counts as published when every consumer of it has committed.
 */
export function inProcessTransport({ database, log }: InProcessOptions): EventTransport {
  const receivers: Receiver[] = []
  const partitions = new Map<Receiver, Map<string, Partition>>()
  const deliveries = new Map<Receiver, Semaphore>()
  /** Services that somebody wants live events of, and that are not registered here. */
  const outOfReach = new Set<string>()

  function partitionOf(receiver: Receiver, message: Message): Partition {
    const ofReceiver = partitions.get(receiver) ?? new Map<string, Partition>()
    partitions.set(receiver, ofReceiver)
    const name = `${message.topic}/${hash(message.key) % (findTopic(message.topic)?.partitions ?? 1)}`
    const partition = ofReceiver.get(name) ?? new Partition(receiver, deliveries.get(receiver) ?? new Semaphore(1), log)
    ofReceiver.set(name, partition)
    return partition
  }

  const sink: OutboxSink = {
    window: 2_000,
    oneBatchAtATime: false,
    async dispatch(rows, done, signal) {
      const unhandled: OutboxRow[] = []
      for (const row of rows) {
        const interested = receivers.filter((receiver) => receiver.handles(row.type))
        let waitingFor = interested.length
        if (waitingFor === 0) unhandled.push(row)
        const message = toMessage(row)
        const received = (): void => {
          waitingFor -= 1
          if (waitingFor === 0) done([row])
        }
        for (const receiver of interested) partitionOf(receiver, message).push({ message, signal, done: received })
      }
      if (unhandled.length > 0) done(unhandled)
    },
  }

  const own = (topic: string): Database<unknown> | undefined => database(findTopic(topic)?.producer ?? '')

  return {
    name: 'in-process',
    retention: 'history',
    async start() {},
    async stop() {
      await Promise.all(
        [...partitions.values()].flatMap((each) => [...each.values()].map((partition) => partition.idle())),
      )
    },
    sink: () => sink,
    async consume(receiver) {
      receivers.push(receiver)
      deliveries.set(receiver, new Semaphore(deliveriesAtOnce))
    },
    live: {
      async follow(service) {
        // A registered service reads its own outbox; the outbox of another one is out of reach without Kafka.
        if (database(service) || outOfReach.has(service)) return
        outOfReach.add(service)
        log.info({ service }, 'a service outside this process has no live events here: set KAFKA_BROKERS')
      },
      async past({ topic, type }, sinceMs, onMessage) {
        const { rows } = (await own(topic.name)?.pool.query<OutboxRow>(
          `select ${outboxColumns} from outbox
            where type = $1 and created_at >= $2 and (published_at is null or published_at >= $2) order by position`,
          [type, new Date(Date.now() - sinceMs)],
        )) ?? { rows: [] }
        for (const row of rows) onMessage(toMessage(row))
        return () => {}
      },
      silentMs: () => 0,
      async send(message) {
        await own(message.topic)?.pool.query("select pg_notify('outbox_live', $1)", [JSON.stringify(message)])
      },
    },
    async lag() {
      return []
    },
    async history(topic, onMessages) {
      const source = own(topic)
      if (!source) throw new Error(`the service with the history of ${topic} is not registered with this event bus`)
      await readHistory(source, topic, (rows) => onMessages(rows.map(toMessage)))
    },
  }
}

/** FNV-1a: spreads keys over partitions. */
function hash(key: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < key.length; index += 1) {
    value = Math.imul(value ^ key.charCodeAt(index), 0x01000193)
  }
  return value >>> 0
}
