import {
  type Context,
  context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import type { EventContract } from '@plaza/schema/events'
import type { ReceivedEvent } from '../consumer.ts'
import { childTrace, parseTraceparent, type Trace, traceOf } from './trace.ts'

// Nothing of it is recorded before somebody registers an OpenTelemetry SDK. Names and attributes are those of its
// conventions for messaging and for CloudEvents.

const tracer = trace.getTracer('@plaza/events')

/**
 * Says that the transaction of the active span makes an event; what follows from it belongs to the span that is made.
 * Without an active span the transaction's own settings say which trace it is.
 * @returns the trace to store with the event; undefined leaves it to the transaction
 */
export async function inProducerSpan<Result>(
  { type, topic }: EventContract,
  id: string,
  work: (traceparent: string | undefined) => Promise<Result>,
): Promise<Result> {
  if (!trace.getActiveSpan()?.isRecording()) return work(undefined)
  const span = tracer.startSpan(`create ${topic.name}`, {
    kind: SpanKind.PRODUCER,
    attributes: {
      'messaging.operation.type': 'create',
      'messaging.operation.name': 'create',
      'messaging.destination.name': topic.name,
      'messaging.message.id': id,
      'cloudevents.event_id': id,
      'cloudevents.event_type': type,
      'cloudevents.event_source': `/${topic.producer}`,
    },
  })
  return recorded(span, () => work(traceOf(span.spanContext()).traceparent))
}

export interface Handling {
  service: string
  consumer: string
  /** How the event came. */
  system: string
}

/**
 * Runs a handler in a span below the one that made the event, and tells it its trace. An event whose batch is rolled back
 * is handled again, in a span of its own.
 */
export async function inConsumerSpan<Result>(
  event: ReceivedEvent,
  { service, consumer, system }: Handling,
  work: (trace: Trace | null) => Promise<Result>,
): Promise<Result> {
  const parent = parseTraceparent(event.traceparent)
  // Not below whatever happens to be active where the transport runs.
  const origin = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT
  const span = tracer.startSpan(`process ${event.topic}`, { kind: SpanKind.CONSUMER }, origin)
  const own = span.spanContext()
  // Without an SDK the span is the parent's, or none: logs and what the handler says still get an id of their own.
  if (!isSpanContextValid(own) || own.spanId === parent?.spanId) return work(childTrace(parent))
  if (span.isRecording()) {
    span.setAttributes({
      'messaging.system': system,
      'messaging.operation.type': 'process',
      'messaging.operation.name': 'process',
      'messaging.destination.name': event.topic,
      'messaging.consumer.group.name': `plaza.${service}`,
      'messaging.message.id': event.id,
      'cloudevents.event_id': event.id,
      'cloudevents.event_type': event.type,
      'cloudevents.event_source': event.source,
      'plaza.service': service,
      'plaza.consumer': consumer,
    })
  }
  return recorded(span, () => work(traceOf(own)), origin)
}

async function recorded<Result>(
  span: Span,
  work: () => Promise<Result>,
  under: Context = context.active(),
): Promise<Result> {
  try {
    return await context.with(trace.setSpan(under, span), work)
  } catch (error) {
    span.setAttribute('error.type', error instanceof Error ? error.name : 'Error')
    span.setStatus({ code: SpanStatusCode.ERROR })
    throw error
  } finally {
    span.end()
  }
}
