import type { TransactionSettings } from 'kysely'
import type { DatabaseViewer } from '../database.ts'
import { parseId } from '../ids.ts'

const traceContext = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/

/** The statement that makes the transaction it runs in the viewer's, for reads: role, viewer, trace. */
const readSettings =
  `select set_config('role',$1,true),set_config('app.current_user_id',$2,true),` +
  `set_config('app.traceparent',$3,true),set_config('transaction_read_only','on',true)`

/** What makes a transaction a viewer's. All of it ends with the transaction. */
export class ViewerSettings {
  /** The first statement of reads that are sent together. */
  readonly read: { sql: string; parameters: readonly string[] }
  readonly #write: string

  constructor(service: string, viewer: DatabaseViewer) {
    const { id, traceparent } = viewer
    if (id !== null && parseId(id) === null) throw new TypeError('The viewer id is not a UUID')
    if (!/^[a-z_]+$/.test(service)) throw new TypeError('The service name must consist of lower case letters')
    const trace = traceparent !== undefined && traceContext.test(traceparent) ? traceparent : ''
    this.read = { sql: readSettings, parameters: [`${service}_app`, id ?? '', trace] }
    this.#write =
      `select set_config('role','${service}_app',true),` +
      `set_config('app.current_user_id','${id ?? ''}',true),` +
      `set_config('app.traceparent','${trace}',true)`
  }

  /**
   * The statements that open a write transaction, as one text for the simple protocol: one message instead of two. That
   * protocol has no parameters, so every value from outside is checked against its pattern above.
   */
  beginWrite({ isolationLevel, accessMode }: TransactionSettings): string {
    const isolation = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`
    const access = accessMode === undefined ? '' : ` ${accessMode}`
    return `begin${isolation}${access};${this.#write}`
  }
}
