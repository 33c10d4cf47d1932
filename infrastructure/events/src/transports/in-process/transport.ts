import type { Database } from '@plaza/database'
import { findTopic } from '@plaza/schema/events'
import type { Logger } from 'pino'
import { type Message, toMessage } from '../../envelope.ts'
import type { Receiver } from '../../inbox/receiver.ts'
import type { OutboxSink } from '../../outbox/relay.ts'
import { type OutboxRow, outboxColumns, readHistory } from '../../outbox/rows.ts'
import type { EventTransport } from '../transport.ts'
import { Lane, Slots } from './partition.ts'

/** Deliveries of one service at once. */
const deliveriesAtOnce = 3

export interface InProcessOptions {
  /** The database of a service that is attached; undefined for others. */
  database(service: string): Database<unknown> | undefined
  log: Logger
}

/**
 * From the outbox straight to the consumers. As durable as the database: an event counts as published when every consumer
 * of it has committed.
 */
export function inProcessTransport({ database, log }: InProcessOptions): EventTransport {
  const receivers: Receiver[] = []
  const lanes = new Map<Receiver, Map<string, Lane>>()
  const slots = new Map<Receiver, Slots>()
  const strangers = new Set<string>()

  function laneOf(receiver: Receiver, message: Message): Lane {
    const ofReceiver = lanes.get(receiver) ?? new Map<string, Lane>()
    lanes.set(receiver, ofReceiver)
    const partition = `${message.topic}/${hash(message.key) % (findTopic(message.topic)?.partitions ?? 1)}`
    const lane = ofReceiver.get(partition) ?? new Lane(receiver, slots.get(receiver) ?? new Slots(1), log)
    ofReceiver.set(partition, lane)
    return lane
  }

  const sink: OutboxSink = {
    window: 2_000,
    oneBatchAtATime: false,
    async dispatch(rows, done, signal) {
      const nobodys: OutboxRow[] = []
      for (const row of rows) {
        const interested = receivers.filter((receiver) => receiver.handles(row.type))
        let waitingFor = interested.length
        if (waitingFor === 0) nobodys.push(row)
        const message = toMessage(row)
        const received = (): void => {
          waitingFor -= 1
          if (waitingFor === 0) done([row])
        }
        for (const receiver of interested) laneOf(receiver, message).push({ message, signal, done: received })
      }
      if (nobodys.length > 0) done(nobodys)
    },
  }

  const own = (topic: string): Database<unknown> | undefined => database(findTopic(topic)?.producer ?? '')

  return {
    name: 'in-process',
    retention: 'history',
    async start() {},
    async stop() {
      await Promise.all([...lanes.values()].flatMap((each) => [...each.values()].map((lane) => lane.idle())))
    },
    sink: () => sink,
    async consume(receiver) {
      receivers.push(receiver)
      slots.set(receiver, new Slots(deliveriesAtOnce))
    },
    live: {
      async follow(service) {
        // An attached service tails its own outbox; another one can't be heard from here.
        if (database(service) || strangers.has(service)) return
        strangers.add(service)
        log.info({ service }, 'no live events from a service outside this process without Kafka')
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
      async send(message) {
        await own(message.topic)?.pool.query("select pg_notify('outbox_live', $1)", [JSON.stringify(message)])
      },
    },
    async lag() {
      return []
    },
    async history(topic, onMessages) {
      const source = own(topic)
      if (!source) throw new Error(`the outbox with the history of ${topic} is not attached`)
      await readHistory(source, topic, (rows) => onMessages(rows.map(toMessage)))
    },
  }
}

/** FNV-1a: spreads keys over lanes. */
function hash(key: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < key.length; index += 1) {
    value = Math.imul(value ^ key.charCodeAt(index), 0x01000193)
  }
  return value >>> 0
}
