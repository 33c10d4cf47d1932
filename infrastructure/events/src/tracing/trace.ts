import { randomBytes } from 'node:crypto'
import type { SpanContext } from '@opentelemetry/api'

const shape = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

/** A span as logs and events name it. */
export interface Trace {
  readonly traceId: string
  readonly spanId: string
  /** W3C trace context, to pass on. */
  readonly traceparent: string
}

/** The span that a W3C `traceparent` names; null when it is missing or not valid. */
export function parseTraceparent(traceparent: string | null): SpanContext | null {
  const [, traceId, spanId, flags] = shape.exec(traceparent ?? '') ?? []
  if (!traceId || !spanId || !flags) return null
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true }
}

/** A span's ids, and the `traceparent` that names it. */
export function traceOf({ traceId, spanId, traceFlags }: SpanContext): Trace {
  const flags = traceFlags.toString(16).padStart(2, '0')
  return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-${flags}` }
}

/** A new span, with a random id, below the parent; null without a parent. */
export function childTrace(parent: SpanContext | null): Trace | null {
  return parent && traceOf({ ...parent, spanId: randomBytes(8).toString('hex') })
}
