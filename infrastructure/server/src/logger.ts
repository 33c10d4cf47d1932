import { type DestinationStream, type Logger, pino } from 'pino'
import { type LogDestination, standardDestination } from './log-destination.ts'

export type { Logger } from 'pino'

/** Keys whose values never reach a log, down to the third level of an object: secrets, e-mail addresses and bodies. */
const secretKeys = [
  'authorization',
  'cookie',
  'password',
  'currentPassword',
  'newPassword',
  'passwordHash',
  'token',
  'accessToken',
  'refreshToken',
  'email',
  'newEmail',
  'identifier',
  'content',
  'variables',
  'parameters',
]

/** What a logger writes, and where. */
export interface LoggerOptions {
  /** The least level that is logged; `info` unless given. */
  level?: string
  /** Stands in each line; left out where several services share a logger and each has a child of it. */
  service?: string
  /** Standard output unless given. */
  destination?: DestinationStream
}

/** Creates a logger of JSON lines. Data comes first: `log.info({ postId }, 'post published')`. */
export function createLogger({ level = 'info', service, destination }: LoggerOptions): Logger {
  const log = pino(
    {
      level,
      base: service === undefined ? {} : { service },
      redact: {
        paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `req.headers.${key}`]),
        censor: '[redacted]',
      },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination ?? standardDestination.output(),
  )
  if (!destination) tellLosses(log, standardDestination.output())
  return log
}

/** Has the log say, once its destination can be written again, how many lines it has lost. */
export function tellLosses(log: Logger, destination: LogDestination): void {
  destination.onRecovery = (lost, code) =>
    log.warn({ lost, code }, 'the log could not be written for a while; it goes on here')
}
