import { randomBytes } from 'node:crypto'

const shape = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

/** Somebody's place in a trace, as OpenTelemetry has it. */
export interface Place {
  readonly traceId: string
  readonly spanId: string
  readonly traceFlags: number
}

export interface Trace {
  readonly traceId: string
  readonly spanId: string
  /** W3C, to pass on. */
  readonly traceparent: string
}

/** Null without a valid W3C `traceparent`. */
export function parseTraceparent(traceparent: string | null): (Place & { readonly isRemote: true }) | null {
  const [, traceId, spanId, flags] = shape.exec(traceparent ?? '') ?? []
  if (!traceId || !spanId || !flags) return null
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true }
}

export function traceOf({ traceId, spanId, traceFlags }: Place): Trace {
  const flags = traceFlags.toString(16).padStart(2, '0')
  return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-${flags}` }
}

/** A new span below that place. */
export function childTrace(parent: Place | null): Trace | null {
  return parent && traceOf({ ...parent, spanId: randomBytes(8).toString('hex') })
}
