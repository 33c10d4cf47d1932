import { type Bindings, type ChildLoggerOptions, type DestinationStream, type LogFn, type Logger, pino } from 'pino'
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

/** What pino writes of itself. Data under these names gets another one, so that no key stands in a line twice. */
const ownKeys = ['level', 'time', 'msg']

/** What a logger writes, and where. */
export interface LoggerOptions {
  /** The least level that is logged; `info` unless given. */
  level?: string
  /** Stands in each line; left out where several services share a logger and each has a child of it. */
  service?: string
  /** Standard output unless given. */
  destination?: DestinationStream
}

/**
 * Creates a logger of JSON lines. Data comes first: `log.info({ postId }, 'post published')`. A key that a logger is bound to
 * and that its child or a line gives again stands in the line once, with the latest value.
 */
export function createLogger({ level = 'info', service, destination }: LoggerOptions): Logger {
  const bound = new WeakMap<object, Bindings>()
  const log = pino(
    {
      // A level that there is none of is told with the other settings, once they are read.
      level: level in pino.levels.values || level === 'silent' ? level : 'info',
      base: {},
      redact: {
        paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `req.headers.${key}`]),
        censor: '[redacted]',
      },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: {
        logMethod(args, method) {
          method.apply(this, withBindings(bound.get(this) ?? {}, args))
        },
      },
    },
    destination ?? standardDestination.output(),
  )
  bound.set(log, service === undefined ? {} : { service })
  // pino writes a child's bindings beside its parent's, whatever they are called; here the line's data has them all.
  type CreateChild = (this: Logger, bindings: Bindings, options?: ChildLoggerOptions) => Logger
  const createChild = log.child as unknown as CreateChild
  const child: CreateChild = function (bindings, options) {
    const made = createChild.call(this, {}, options)
    bound.set(made, { ...bound.get(this), ...bindings })
    return made
  }
  log.child = child as unknown as Logger['child']
  if (!destination) tellLosses(log, standardDestination.output())
  return log
}

/** Has the log say, once its destination can be written again, how many lines it has lost. */
export function tellLosses(log: Logger, destination: LogDestination): void {
  destination.onRecovery = (lost, code) =>
    log.warn({ lost, code }, 'the log could not be written for a while; it goes on here')
}

/** The arguments of a logging call, with the logger's bindings among its data. */
function withBindings(bindings: Bindings, args: Parameters<LogFn>): Parameters<LogFn> {
  const [first, ...rest] = args as unknown[]
  if (typeof first !== 'object' || first === null) return [bindings, ...args] as unknown as Parameters<LogFn>
  const data: Record<string, unknown> = { ...bindings, ...(first instanceof Error ? { err: first } : first) }
  for (const key of ownKeys) {
    if (!(key in data)) continue
    data[`${key}_`] = data[key]
    delete data[key]
  }
  return [data, ...rest] as unknown as Parameters<LogFn>
}
