import type { Database } from '@plaza/database'
import { sql, type Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Consumer, ReceivedEvent } from './consumer.ts'
import { InvalidEvent, type Message, parseMessage } from './envelope.ts'
import { claim, claimKey, lockProjection } from './inbox/claim.ts'
import type { EventTransport } from './transports/transport.ts'

export interface RebuildResult {
  events: number
  /** Events that the consumer can't handle: dead letters already, or when they are delivered. */
  skipped: number
}

/** The events would make fewer rows than there are: some were imported, say, and no event tells of them. */
export class IncompleteHistory extends Error {
  override name = 'IncompleteHistory'
}

export interface RebuildOptions {
  database: Database<unknown>
  consumer: Consumer<unknown>
  transport: EventTransport
  log: Logger
  /** Goes on when rows would be lost. */
  force?: boolean
}

/**
 * Empties a projection and makes it again from the events, in one transaction: readers see the old rows until the new ones
 * are complete, and deliveries to the projection wait.
 * @throws IncompleteHistory when there would be fewer rows than before and `force` is not set; then nothing is changed
 */
export async function rebuildProjection(options: RebuildOptions): Promise<RebuildResult> {
  const { database, consumer, transport, log, force } = options
  const [first, ...others] = consumer.tables
  if (!first) throw new Error(`${consumer.name} is not a projection: it names no tables`)
  const result: RebuildResult = { events: 0, skipped: 0 }
  await database.system.transaction().execute(async (trx) => {
    // A long history takes long to read, and between its pages the transaction waits for the broker.
    await sql`select set_config(name, '0', true) from unnest(array[
      'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) name`.execute(trx)
    await lockProjection(trx, consumer.name)
    const tables = [first, ...others]
    const before = await countRows(trx, tables)
    for (const table of tables.toReversed()) await sql`delete from ${sql.table(table)}`.execute(trx)
    await sql`delete from inbox where consumer = ${consumer.name}`.execute(trx)
    for (const { name } of consumer.topics) {
      await transport.history(name, async (messages) => {
        const events = messages.flatMap((message) => read(message, consumer, result))
        try {
          await atomically(trx, () => apply(trx, consumer, events, log))
          result.events += events.length
        } catch {
          for (const event of events) await applyAlone(trx, consumer, event, result, log)
        }
      })
    }
    const after = await countRows(trx, tables)
    if (after < before && !force) {
      throw new IncompleteHistory(`the events make ${after} rows where there are ${before}; nothing was changed`)
    }
  })
  return result
}

async function countRows(trx: Transaction<unknown>, tables: readonly string[]): Promise<number> {
  let count = 0
  for (const table of tables) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(trx)
    count += Number(rows[0]?.count)
  }
  return count
}

async function applyAlone(
  trx: Transaction<unknown>,
  consumer: Consumer<unknown>,
  event: ReceivedEvent,
  result: RebuildResult,
  log: Logger,
): Promise<void> {
  try {
    await atomically(trx, () => apply(trx, consumer, [event], log))
    result.events += 1
  } catch (error) {
    result.skipped += 1
    log.warn(
      { consumer: consumer.name, eventId: event.id, type: event.type, err: error },
      'the rebuild skipped an event that the consumer could not handle',
    )
  }
}

async function apply(
  trx: Transaction<unknown>,
  consumer: Consumer<unknown>,
  events: readonly ReceivedEvent[],
  log: Logger,
): Promise<void> {
  const fresh = await claim(
    trx,
    events.map(({ id }) => ({ consumer: consumer.name, eventId: id })),
  )
  for (const event of events) {
    if (!fresh.delete(claimKey(consumer.name, event.id))) continue
    await consumer.handlersByType.get(event.type)?.handle(trx, event, { log })
  }
}

async function atomically(trx: Transaction<unknown>, work: () => Promise<void>): Promise<void> {
  await sql`savepoint replay`.execute(trx)
  try {
    await work()
  } catch (error) {
    await sql`rollback to savepoint replay`.execute(trx)
    throw error
  }
  await sql`release savepoint replay`.execute(trx)
}

function read(message: Message, consumer: Consumer<unknown>, result: RebuildResult): ReceivedEvent[] {
  if (message.value === null || !consumer.handlersByType.has(message.headers.ce_type ?? '')) return []
  try {
    const event = parseMessage(message)
    return event ? [event] : []
  } catch (error) {
    if (!(error instanceof InvalidEvent)) throw error
    result.skipped += 1
    return []
  }
}
