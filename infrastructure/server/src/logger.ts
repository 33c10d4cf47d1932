import { type DestinationStream, type Logger, pino } from 'pino'

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
  return pino(
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
    ...(destination ? [destination] : []),
  )
}
