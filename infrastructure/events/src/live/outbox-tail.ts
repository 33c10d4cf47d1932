import type { Logger } from 'pino'
import { pause } from '../concurrency/wake-signal.ts'
import { toMessage } from '../envelope.ts'
import { type OutboxRow, outboxColumns } from '../outbox/rows.ts'
import type { OutboxSession } from '../outbox/session.ts'
import type { LiveHub } from './hub.ts'

const pollMs = 1_000
/** Events of one moment are read together. */
const gatherMs = 3
/** A burst beyond this is none that a person follows live. */
const most = 10_000

/**
 * Reads what has been committed between two snapshots: every row that the last look could not see and this one can. A row
 * is neither missed, however late it commits, nor told twice, also across sessions.
 */
export class OutboxTail {
  readonly #hub: LiveHub
  readonly #log: Logger
  #snapshot: string | undefined

  constructor(hub: LiveHub, log: Logger) {
    this.#hub = hub
    this.#log = log
  }

  async run({ client, signal, tailPulse }: OutboxSession, onReady: () => void): Promise<void> {
    if (!this.#snapshot) {
      const { rows } = await client.query('select pg_current_snapshot()::text as snapshot')
      this.#snapshot = rows[0].snapshot
    }
    onReady()
    while (!signal.aborted) {
      if (await tailPulse.wait(pollMs, signal)) await pause(gatherMs, signal)
      if (!signal.aborted) await this.#look(client)
    }
  }

  async #look(client: OutboxSession['client']): Promise<void> {
    const { rows } = await client.query<OutboxRow & { snapshot: string }>({
      name: 'outbox-tail',
      text: `select now.snapshot, seen.* from (select pg_current_snapshot()::text as snapshot) now left join (
          select ${outboxColumns} from outbox
          where transaction >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(transaction, $1::pg_snapshot)
            and type = any($2) order by position limit ${most}
        ) seen on true order by seen.position`,
      values: [this.#snapshot, this.#hub.types],
    })
    this.#snapshot = rows[0]?.snapshot
    if (rows.length === most) this.#log.warn({ events: most }, 'a burst of live events was cut short')
    for (const row of rows) if (row.id) this.#hub.emit(toMessage(row))
  }
}
