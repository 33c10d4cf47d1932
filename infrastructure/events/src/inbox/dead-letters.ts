import { createHash } from 'node:crypto'
import { type Database, parseId } from '@plaza/database'
import type { Pool } from 'pg'
import type { Message } from '../envelope.ts'
import type { Receiver } from './receiver.ts'

export interface DeadLetter {
  id: string
  /** `*` when the message could not be read, so that nobody got it. */
  consumer: string
  topic: string
  key: string | null
  eventId: string | null
  type: string | null
  headers: Record<string, string>
  value: string | null
  error: string
  attempts: number
  failedAt: Date
  replayedAt: Date | null
}

const columns = `id, consumer, topic, key, event_id as "eventId", type, headers, value, error, attempts,
  failed_at as "failedAt", replayed_at as "replayedAt"`

/** The same message failing at the same consumer again is the same dead letter. */
function letterId(consumer: string, { topic, key, value, headers }: Message): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([consumer, topic, key, headers.ce_id ?? value]))
    .digest('hex')
  // The shape of a UUIDv8.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/** PostgreSQL's text and jsonb hold every character but this one. */
const storable = <Text extends string | null>(text: Text): Text => text?.replaceAll('\0', '�') as Text

export async function insertDeadLetter(
  pool: Pool,
  consumer: string,
  message: Message,
  cause: { error: string; attempts: number },
): Promise<void> {
  const { ce_id = null, ce_type = null } = message.headers
  await pool.query(
    `insert into dead_letters (id, consumer, topic, key, event_id, type, headers, value, error, attempts)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (id) do update set error = excluded.error, attempts = dead_letters.attempts + excluded.attempts,
        failed_at = excluded.failed_at, replayed_at = null`,
    [
      letterId(consumer, message),
      consumer,
      message.topic,
      storable(message.key),
      parseId(ce_id),
      storable(ce_type),
      storable(JSON.stringify(message.headers)).replaceAll('\\u0000', '�'),
      storable(message.value),
      storable(cause.error),
      cause.attempts,
    ],
  )
}

export interface DeadLetterFilter {
  id?: string
  /** Also those that were replayed. */
  all?: boolean
}

/** Oldest first. */
export async function listDeadLetters(pool: Pool, filter: DeadLetterFilter = {}): Promise<DeadLetter[]> {
  const { rows } = await pool.query(
    `select ${columns} from dead_letters
      where ($1::uuid is null or id = $1) and ($2 or replayed_at is null) order by failed_at, id limit 1000`,
    [filter.id ?? null, filter.all ?? filter.id !== undefined],
  )
  return rows
}

export interface DeadLetterCount {
  consumer: string
  topic: string
  count: number
}

/** Those that wait for somebody to look at them. */
export async function countDeadLetters(database: Pick<Database<unknown>, 'pool'>): Promise<DeadLetterCount[]> {
  const { rows } = await database.pool.query<DeadLetterCount>(
    `select consumer, topic, count(*)::int as count from dead_letters where replayed_at is null
      group by consumer, topic order by consumer, topic`,
  )
  return rows
}

/** Takes a dead letter to its consumer once more; what fails again stays, and the error is thrown. */
export async function replayDeadLetter(receiver: Receiver, pool: Pool, letter: DeadLetter): Promise<void> {
  const { topic, key, value, headers } = letter
  await receiver.replay({ topic, key: key ?? '', value, headers }, letter.consumer)
  await pool.query('update dead_letters set replayed_at = now() where id = $1', [letter.id])
}
