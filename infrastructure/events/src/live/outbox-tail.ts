import type { Logger } from 'pino'
import { pause } from '../concurrency/pause.ts'
import { toMessage } from '../envelope.ts'
import { type OutboxRow, outboxColumns } from '../outbox/rows.ts'
import type { OutboxSession } from '../outbox/session.ts'
import type { LiveHub } from './hub.ts'

const pollMs = 1_000
/** Pause before a read, so that events of one moment are read together. */
const gatherMs = 3
/** No person follows a longer burst live. */
const maxRows = 10_000

/**
 * Feeds the hub with rows committed between two snapshots: all that the last read could not see and this one can. A row is
 * neither missed, however late it commits, nor emitted twice, also across sessions.
 */
export class OutboxTail {
  readonly #hub: LiveHub
  readonly #log: Logger
  #snapshot: string | undefined

  constructor(hub: LiveHub, log: Logger) {
    this.#hub = hub
    this.#log = log
  }

  async run({ client, signal, tailWake }: OutboxSession, onReady: () => void): Promise<void> {
    if (!this.#snapshot) {
      const { rows } = await client.query('select pg_current_snapshot()::text as snapshot')
      this.#snapshot = rows[0].snapshot
    }
    onReady()
    while (!signal.aborted) {
      if (await tailWake.wait(pollMs, signal)) await pause(gatherMs, signal)
      if (!signal.aborted) await this.#read(client)
    }
  }

  /**
   * A subscription may begin while the read is on its way, and an event of its type be committed before the read sees the
   * outbox: what the read has left out of the same stretch is then read for the types that were added.
   */
  async #read(client: OutboxSession['client']): Promise<void> {
    const types = this.#hub.types
    const { rows } = await client.query<OutboxRow & { snapshot: string }>({
      name: 'outbox-tail',
      text: `select now.snapshot, seen.* from (select pg_current_snapshot()::text as snapshot) now left join (
          select ${outboxColumns} from outbox where ${newSince} order by position limit ${maxRows}
        ) seen on true order by seen.position`,
      values: [this.#snapshot, types],
    })
    const snapshot = rows[0]?.snapshot
    this.#emit(rows)
    const known = new Set(types)
    for (let added = this.#typesBeyond(known); added.length > 0; added = this.#typesBeyond(known)) {
      for (const type of added) known.add(type)
      const missed = await client.query<OutboxRow>({
        name: 'outbox-tail-added',
        text: `select ${outboxColumns} from outbox where ${newSince} and pg_visible_in_snapshot(transaction, $3::pg_snapshot)
          order by position limit ${maxRows}`,
        values: [this.#snapshot, added, snapshot],
      })
      this.#emit(missed.rows)
    }
    this.#snapshot = snapshot
  }

  #typesBeyond(known: ReadonlySet<string>): string[] {
    return this.#hub.types.filter((type) => !known.has(type))
  }

  #emit(rows: readonly OutboxRow[]): void {
    if (rows.length === maxRows)
      this.#log.warn({ events: maxRows }, 'too many live events at once: the rest of the burst was dropped')
    for (const row of rows) if (row.id) this.#hub.emit(toMessage(row))
  }
}

/** Rows of the types `$2` that the snapshot `$1` could not see. */
const newSince = `transaction >= pg_snapshot_xmin($1::pg_snapshot)
  and not pg_visible_in_snapshot(transaction, $1::pg_snapshot) and type = any($2)`
