import type { IncomingMessage, ServerResponse } from 'node:http'
import { clientGone, type OperationParams, sendEventStream, sendRefusal } from '@plaza/server'
import { GraphQLError } from 'graphql'
import type { Admission, Subscriptions } from './subscriptions.ts'

/** What the handler needs. */
export interface SseOptions {
  readonly subscriptions: Subscriptions
  /** Finds who asks; throws a GraphQLError to refuse them. The response has the status of its code. */
  readonly admit: (request: IncomingMessage, response: ServerResponse) => Promise<Admission>
  /** 12,000 unless given. */
  readonly heartbeatMs?: number
}

/** Makes a handler that answers an operation with a stream of its results. */
export function createSseHandler(
  options: SseOptions,
): (params: OperationParams, request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { subscriptions, admit, heartbeatMs } = options
  return async (params, request, response) => {
    const signal = clientGone(response)
    let admission: Admission
    try {
      admission = await admit(request, response)
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      return sendRefusal(response, error)
    }
    const operation = subscriptions.prepare(params, admission)
    const { result, http } = operation.refusal ?? {}
    // A refusal that is none to HTTP, where the answer is JSON, is an event; any other has its status here as well.
    if (result?.errors?.[0] && http?.status !== 200) return sendRefusal(response, result.errors[0], http)
    await sendEventStream(response, subscriptions.start(operation, admission, signal), { signal, heartbeatMs })
  }
}
