import { randomBytes } from 'node:crypto'

const shape = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

export interface Trace {
  readonly traceId: string
  readonly parentSpanId: string
  readonly spanId: string
  /** To pass on: same trace, this span. */
  readonly traceparent: string
}

/** A span below the one of a W3C `traceparent`; null without a valid one. */
export function childTrace(traceparent: string | null): Trace | null {
  const [, traceId, parentSpanId, flags] = shape.exec(traceparent ?? '') ?? []
  if (!traceId || !parentSpanId) return null
  const spanId = randomBytes(8).toString('hex')
  return { traceId, parentSpanId, spanId, traceparent: `00-${traceId}-${spanId}-${flags}` }
}
