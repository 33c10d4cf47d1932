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

// Nothing of this is recorded before an OpenTelemetry SDK is registered in the process. Names and attributes are those of its
// conventions for messaging and for CloudEvents.

const tracer = trace.getTracer('@plaza/events')

/**
 * Runs `work`, which stores an event, in a producer span below the active span; consumers' spans hang below that one.
 * `work` gets the `traceparent` to store with the event, or undefined without a recorded span: then the transaction's own
 * setting says which trace it is.
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
  /** Name of the transport that brought the event. */
  system: string
}

/**
 * Runs a handler in a consumer span below the span that made the event, and passes it that span's ids (null without a
 * trace). An event whose batch is rolled back is handled again, in a new span.
 */
export async function inConsumerSpan<Result>(
  event: ReceivedEvent,
  { service, consumer, system }: Handling,
  work: (trace: Trace | null) => Promise<Result>,
): Promise<Result> {
  const parent = parseTraceparent(event.traceparent)
  // The span that is active where the transport runs has nothing to do with the event.
  const origin = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT
  const span = tracer.startSpan(`process ${event.topic}`, { kind: SpanKind.CONSUMER }, origin)
  const own = span.spanContext()
  // Without an SDK this span is the parent's, or none: logs and the handler's events still get a span id of their own.
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
