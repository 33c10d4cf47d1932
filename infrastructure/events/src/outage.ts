/** The database or broker is at fault, not the event: the delivery is tried again later, and no dead letter is made. */
export class Unavailable extends Error {
  override name = 'Unavailable'
}

const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  '57P01', // shut down by an administrator
  '57P02', // crash of another backend
  '57P03', // starting up
  '25006', // read-only: a standby after a failover
  '53100', // disk full
  '53200', // out of memory
  '53300', // too many connections
])
const messages =
  /connection terminated|timeout exceeded when trying to connect|connection error|not queryable|after calling end/i

/** Whether an error says that the database is unavailable (connection lost, shut down, read-only, out of resources). */
export function isOutage(error: unknown): boolean {
  if (error instanceof Unavailable) return true
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return codes.has(code) || code.startsWith('08') || messages.test(error.message)
}
