import type { Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Consumer, HandlerContext, ReceivedEvent } from '../consumer.ts'
import { inDelivery } from '../delivery-scope.ts'
import { inConsumerSpan } from '../tracing/spans.ts'
import type { Trace } from '../tracing/trace.ts'

export interface HandlingOptions {
  service: string
  /** Name of the transport that brought the event. */
  transport: string
  log: Logger
}

/**
 * Runs a consumer's handler for one event: in a span of its own, with a log that names the event, and with what the handler
 * publishes attributed to the event's actor and trace.
 * @throws what the handler throws
 */
export async function handleEvent(
  trx: Transaction<unknown>,
  consumer: Consumer<unknown>,
  event: ReceivedEvent,
  { service, transport, log }: HandlingOptions,
): Promise<void> {
  await inConsumerSpan(event, { service, consumer: consumer.name, system: transport }, async (span) => {
    const bindings = { consumer: consumer.name, ...logFieldsOf(event), ...traceFieldsOf(span) }
    const scope = { actorId: event.actorId, traceparent: span?.traceparent ?? null }
    const context = contextWith(log, bindings)
    await inDelivery(scope, async () => consumer.handlersByType.get(event.type)?.handle(trx, event, context))
    log.debug(bindings, 'event handled')
  })
}

/** What a log line says of an event: ids and type, never its data. */
export function logFieldsOf({ id, type, traceparent }: ReceivedEvent): Record<string, string> {
  const traceId = traceparent?.split('-')[1]
  return { eventId: id, eventType: type, ...(traceId ? { traceId } : {}) }
}

function traceFieldsOf(span: Trace | null): Record<string, string> {
  return span ? { traceId: span.traceId, spanId: span.spanId } : {}
}

/** Most handlers log nothing, so the child logger is made when it is first used. */
function contextWith(root: Logger, bindings: Record<string, string>): HandlerContext {
  let log: Logger | undefined
  return {
    get log() {
      log ??= root.child(bindings)
      return log
    },
  }
}
