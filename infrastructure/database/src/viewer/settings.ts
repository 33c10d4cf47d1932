import type { TransactionSettings } from 'kysely'
import type { DatabaseViewer } from '../database.ts'
import { parseId } from '../ids.ts'

const traceContext = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/

/**
 * The statements that open a viewer transaction, as one text for the simple protocol: one message instead of three.
 * That protocol has no parameters, so every value from outside is checked against its pattern here.
 */
export class ViewerSettings {
  readonly #settings: string

  constructor(service: string, viewer: DatabaseViewer) {
    const { id, traceparent } = viewer
    if (id !== null && parseId(id) === null) throw new TypeError('The viewer id is not a UUID')
    if (!/^[a-z_]+$/.test(service)) throw new TypeError('The service name must consist of lower case letters')
    const trace = traceparent !== undefined && traceContext.test(traceparent) ? traceparent : ''
    this.#settings =
      `select set_config('role','${service}_app',true),` +
      `set_config('app.current_user_id','${id ?? ''}',true),` +
      `set_config('app.traceparent','${trace}',true)`
  }

  beginRead(): string {
    return `begin read only;${this.#settings}`
  }

  beginWrite({ isolationLevel, accessMode }: TransactionSettings): string {
    const isolation = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`
    const access = accessMode === undefined ? '' : ` ${accessMode}`
    return `begin${isolation}${access};${this.#settings}`
  }
}
