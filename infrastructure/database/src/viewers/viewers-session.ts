import type { CompiledQuery } from 'kysely'
import type pg from 'pg'
import { isOutdated } from '../connection/prepared-statements.ts'
import { errorCodeOf, type QueryListener, withoutValues } from '../connection/query.ts'
import { parseId } from '../ids.ts'
import { rolesOf } from '../migrations/bootstrap.ts'
import { argumentText } from './argument-text.ts'
import { type EachViewerStatements, ViewerRows } from './each-viewer.ts'
import { type Grants, withGrants } from './grants.ts'

/** Most viewers that one statement is run as. */
export const maxViewers = 1_000

/** Rows by the viewer's id, which is the empty text for nobody. */
export type RowsByViewer = ReadonlyMap<string, ViewerRows>

const asText: pg.CustomTypesConfig = { getTypeParser: () => (value: string) => value }
const typesHaveChanged = '42804'

/** The statements that each connection has prepared, and of which generation they are. */
const prepared = new WeakMap<pg.ClientBase, { generation: number; names: Set<string> }>()

/** One read-only transaction on one connection, whose statements are each run as several viewers. */
export class ViewersSession {
  readonly #pool: pg.Pool
  readonly #begin: string
  readonly #statements: EachViewerStatements
  readonly #listener: QueryListener
  /** Whether a connection may keep what it has prepared. */
  readonly #keepsPrepared: boolean
  #client: Promise<pg.PoolClient> | undefined

  constructor(
    pool: pg.Pool,
    service: string,
    options: { statements: EachViewerStatements; listener: QueryListener; keepsPrepared: boolean },
  ) {
    this.#pool = pool
    this.#begin =
      `begin read only;select set_config('role','${rolesOf(service).app}',true),` +
      `set_config('app.current_user_id','',true),set_config('app.traceparent','',true),set_config('plan_cache_mode','force_generic_plan',true)`
    this.#statements = options.statements
    this.#listener = options.listener
    this.#keepsPrepared = options.keepsPrepared
  }

  /**
   * Runs a read as each of the viewers; everybody is in the answer.
   * @param grants hold for this read alone
   * @throws TypeError when an id is no UUID, or a grant is none
   * @throws pg's error, after which the session goes on in a new transaction
   */
  async readAs(
    viewerIds: readonly string[],
    { sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>,
    grants: Grants = new Map(),
  ): Promise<RowsByViewer> {
    for (const id of viewerIds) if (id !== '' && parseId(id) !== id) throw new TypeError('A viewer id is not a UUID')
    const started = performance.now()
    const found = new Map<string, ViewerRows>()
    const texts = parameters.map(argumentText)
    try {
      for (let first = 0; first < viewerIds.length; first += maxViewers) {
        await this.#read(viewerIds.slice(first, first + maxViewers), { sql, texts, grants }, found)
      }
    } catch (error) {
      const errorCode = errorCodeOf(error) ?? 'unknown'
      this.#listener({ sql, milliseconds: performance.now() - started, rows: 0, errorCode })
      throw withoutValues(error)
    }
    let rows = 0
    for (const { length } of found.values()) rows += length
    this.#listener({ sql, milliseconds: performance.now() - started, rows })
    return found
  }

  /** Ends the transaction and returns the connection. The session may be used again. */
  async release(): Promise<void> {
    const pending = this.#client
    this.#client = undefined
    const client = await pending?.catch(() => undefined)
    if (client) await this.#giveBack(client, 'commit')
  }

  async #read(
    viewerIds: readonly string[],
    { sql, texts, grants }: { sql: string; texts: readonly (string | null)[]; grants: Grants },
    found: Map<string, ViewerRows>,
  ): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      this.#client ??= this.#open()
      const pending = this.#client
      try {
        const client = await pending
        const { name, prepare, call, fields } = await this.#statements.find(sql, texts, client)
        if (!this.#namesOn(client).has(name)) {
          this.#namesOn(client).add(name)
          client.query(prepare).catch(() => this.#namesOn(client).delete(name))
        }
        const asked: pg.QueryArrayConfig = {
          ...(this.#keepsPrepared && { name: `call_${name}` }),
          text: call,
          values: [viewerIds.map((id) => id || null), texts],
          rowMode: 'array',
          types: asText,
        }
        const { rows } = await withGrants(client, grants, () => client.query<(string | null)[]>(asked))
        for (const id of viewerIds) found.set(id, new ViewerRows(fields))
        for (const row of rows) found.get(row[0] ?? '')?.add(row)
        return
      } catch (error) {
        await this.#abandon(pending)
        const isStale = isOutdated(error) || errorCodeOf(error) === typesHaveChanged
        if (!isStale || attempt > 1) throw error
        this.#statements.forget()
      }
    }
  }

  /** Its first statement has been answered: what comes after it runs in the transaction, or not at all. */
  async #open(): Promise<pg.PoolClient> {
    const client = await this.#pool.connect()
    try {
      await client.query(this.#begin)
      return client
    } catch (error) {
      client.release(true)
      throw error
    }
  }

  /** PostgreSQL refuses all statements after a failed one. */
  async #abandon(pending: Promise<pg.PoolClient>): Promise<void> {
    if (this.#client !== pending) return
    this.#client = undefined
    const client = await pending.catch(() => undefined)
    if (client) await this.#giveBack(client, 'rollback')
  }

  async #giveBack(client: pg.PoolClient, end: 'commit' | 'rollback'): Promise<void> {
    try {
      await client.query(this.#keepsPrepared ? end : `${end};deallocate all`)
      if (!this.#keepsPrepared) prepared.delete(client)
      client.release(client.getTransactionStatus() !== 'I')
    } catch {
      client.release(true)
    }
  }

  #namesOn(client: pg.ClientBase): Set<string> {
    const { generation } = this.#statements
    let known = prepared.get(client)
    if (known?.generation !== generation) {
      known = { generation, names: new Set() }
      prepared.set(client, known)
    }
    return known.names
  }
}
