/** What an outage is of. */
export type OutageCause = 'database' | 'broker' | 'disk' | 'storage' | 'scanner'

/** Says which part of the surroundings is away, where the error of its client would not. */
export class OutageError extends Error {
  override name = 'OutageError'
  readonly of: OutageCause

  constructor(of: OutageCause, message: string, options?: ErrorOptions) {
    super(message, options)
    this.of = of
  }
}

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
])
const sqlStates = new Set([
  '57P01', // shut down by an administrator
  '57P02', // crash of another backend
  '57P03', // starting up
  '25006', // read-only: a standby after a failover
  '53000', // out of some resource
  '53200', // out of memory
  '53300', // too many connections
])
const fullDisk = new Set(['53100', 'ENOSPC', 'EDQUOT'])
const messages =
  /connection terminated|timeout exceeded when trying to connect|connection error|not queryable|after calling end/i
/** Of kafkajs: its client lost the brokers, or gave up on them. Its other errors are about what was asked. */
const brokerErrors =
  /^KafkaJS(Connection|RequestTimeout|BrokerNotFound|NumberOfRetriesExceeded|GroupCoordinatorNotFound|MetadataNotLoaded|TopicMetadataNotLoaded|LockTimeout)/
/** Errors wrap others: fetch, kafkajs and whoever adds words. */
const deepest = 5

/**
 * What is away or full when an error comes from an outage: a lost connection, a server that shuts down or starts, no room
 * in a pool, on a disk or in memory. Null for every other error.
 */
export function outageOf(error: unknown, depth = 0): OutageCause | null {
  if (!(error instanceof Error) || depth > deepest) return null
  if (error instanceof OutageError) return error.of
  const code = 'code' in error ? String(error.code) : ''
  if (error.name.startsWith('KafkaJS')) {
    return brokerErrors.test(error.name) || outageOf(error.cause, depth + 1) ? 'broker' : null
  }
  if (fullDisk.has(code)) return 'disk'
  // A socket of PostgreSQL's is a file, which is missing while the server is down; other missing files are no outage.
  const hasNoSocket = code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect'
  const isOfConnection = connectionCodes.has(code) || sqlStates.has(code) || code.startsWith('08') || hasNoSocket
  if (isOfConnection || messages.test(error.message)) return 'database'
  return outageOf(error.cause, depth + 1)
}

/** Whether an error says that a connection was never made, so that nothing can have come of what was to be sent over it. */
export function neverConnected(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > deepest) return false
  const code = 'code' in error ? String(error.code) : ''
  return refusals.has(code) || connectTimeouts.has(error.message) || neverConnected(error.cause, depth + 1)
}

const refusals = new Set([
  'ECONNREFUSED',
  'UND_ERR_CONNECT_TIMEOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P03',
  '53300',
])
/** Of pg: of its pool, and of one client. */
const connectTimeouts = new Set([
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
])
