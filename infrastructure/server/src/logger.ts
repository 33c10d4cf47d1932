import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/** Keys that never reach a log, whatever object they hang on. Bodies and addresses count as much as passwords. */
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

export interface LoggerOptions {
  level?: string
  /** Left out where one logger serves several services, each with a child of its own. */
  service?: string
  /** Where lines go; standard output unless given. */
  destination?: DestinationStream
}

/** JSON lines, data first: `log.info({ postId }, 'post published')`. */
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
