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

  async #read(client: OutboxSession['client']): Promise<void> {
    const { rows } = await client.query<OutboxRow & { snapshot: string }>({
      name: 'outbox-tail',
      text: `select now.snapshot, seen.* from (select pg_current_snapshot()::text as snapshot) now left join (
          select ${outboxColumns} from outbox
          where transaction >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(transaction, $1::pg_snapshot)
            and type = any($2) order by position limit ${maxRows}
        ) seen on true order by seen.position`,
      values: [this.#snapshot, this.#hub.types],
    })
    this.#snapshot = rows[0]?.snapshot
    if (rows.length === maxRows)
      this.#log.warn({ events: maxRows }, 'too many live events at once: the rest of the burst was dropped')
    for (const row of rows) if (row.id) this.#hub.emit(toMessage(row))
  }
}
