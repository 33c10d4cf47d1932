import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { GatewayConfig } from '../config.ts'
import { isLocal } from './local.ts'

/** What a request asks to be told of itself. */
export interface AskedTrace {
  /** When it came, by `performance.now()`. */
  readonly startedAt: number
  /** `extensions.trace` */
  readonly trace: boolean
  /** `extensions.apolloQueryPlan` */
  readonly plan: boolean
}

/**
 * Makes the reader of what requests ask to be told of themselves; undefined where nobody is told. A request that may not ask
 * is answered as if it had not.
 */
export function traceReader({
  TRACE,
  TRACE_TOKEN,
}: Pick<GatewayConfig, 'TRACE' | 'TRACE_TOKEN'>): ((request: IncomingMessage) => AskedTrace | undefined) | undefined {
  if (TRACE === 'off') return undefined
  const mayAsk = TRACE === 'demo' ? isLocal : holdsToken(TRACE_TOKEN!)
  return (request) => {
    const trace = request.headers['plaza-trace'] === 'true'
    const plan = request.headers['apollo-expose-query-plan'] === 'true'
    return (trace || plan) && mayAsk(request) ? { startedAt: performance.now(), trace, plan } : undefined
  }
}

function holdsToken(token: string): (request: IncomingMessage) => boolean {
  const expected = digest(token)
  return ({ headers: { 'plaza-trace-token': given } }) =>
    typeof given === 'string' && timingSafeEqual(digest(given), expected)
}

/** Of equal length whatever was sent. */
const digest = (text: string) => createHash('sha256').update(text).digest()
