import type { Logger } from 'pino'
import type { QueryListener } from './query.ts'

/** Characters of a statement in the log. */
const longestText = 4_000

/** A listener that logs statements which take `thresholdMs` or longer, with their placeholders and without parameters. */
export function logSlowQueries(log: Logger, thresholdMs: number): QueryListener {
  return ({ sql, milliseconds, rows, errorCode }) => {
    if (milliseconds < thresholdMs) return
    log.warn({ sql: sql.slice(0, longestText), milliseconds: Math.round(milliseconds), rows, errorCode }, 'slow query')
  }
}
