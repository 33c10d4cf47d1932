import { createHash } from 'node:crypto'
import { type Database, parseId } from '@plaza/database'
import type { Pool } from 'pg'
import type { Message } from '../envelope.ts'

export interface DeadLetter {
  id: string
  /** `*` when the message could not be read, so that it reached no consumer. */
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

/** Follows from consumer and message, so that a message which fails there again is one dead letter, not two. */
function letterId(consumer: string, { topic, key, value, headers }: Message): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([consumer, topic, key, headers.ce_id ?? value]))
    .digest('hex')
  // The shape of a UUIDv8.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/** PostgreSQL's text and jsonb can hold every character but U+0000. */
const storable = <Text extends string | null>(text: Text): Text => text?.replaceAll('\0', '�') as Text

/** Stores a message that a consumer could not handle; a message that failed there before adds to its attempts. */
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
  /** Lists replayed letters too; when left out, only with an `id`. */
  all?: boolean
}

/** At most 1,000 dead letters, oldest first; unless the filter says otherwise, those that were not replayed. */
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

/** How many dead letters wait for somebody to look at them, by consumer and topic. */
export async function countDeadLetters(database: Pick<Database<unknown>, 'pool'>): Promise<DeadLetterCount[]> {
  const { rows } = await database.pool.query<DeadLetterCount>(
    `select consumer, topic, count(*)::int as count from dead_letters where replayed_at is null
      group by consumer, topic order by consumer, topic`,
  )
  return rows
}
