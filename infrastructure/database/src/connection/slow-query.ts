import type { Logger } from 'pino'
import type { QueryListener } from './query.ts'

const longestText = 4_000

/** Logs what took longer than the threshold: the statement with its placeholders, never a parameter. */
export function logSlowQueries(log: Logger, thresholdMs: number): QueryListener {
  return ({ sql, milliseconds, rows, errorCode }) => {
    if (milliseconds < thresholdMs) return
    log.warn({ sql: sql.slice(0, longestText), milliseconds: Math.round(milliseconds), rows, errorCode }, 'slow query')
  }
}
