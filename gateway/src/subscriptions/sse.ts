import type { IncomingMessage, ServerResponse } from 'node:http'
import { type OperationParams, readOperationParams, sendEventStream, sendRefusal } from '@plaza/server'
import { GraphQLError } from 'graphql'
import type { Admission, Subscriptions } from './subscriptions.ts'

/** What the handler needs. */
export interface SseOptions {
  readonly subscriptions: Subscriptions
  /** Finds who asks; throws a GraphQLError to refuse them. The response has the status of its code. */
  readonly admit: (request: IncomingMessage) => Promise<Admission>
  /** 12,000 unless given. */
  readonly heartbeatMs?: number
  /** 1 MiB unless given. */
  readonly maxBodyBytes?: number
}

/** Makes a handler that answers a request, which holds one operation, with a stream of its results. */
export function createSseHandler(
  options: SseOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { subscriptions, admit, heartbeatMs, maxBodyBytes = 1024 * 1024 } = options
  return async (request, response) => {
    const left = new AbortController()
    response.once('close', () => left.abort())
    let params: OperationParams
    let admission: Admission
    try {
      params = await readOperationParams(request, maxBodyBytes)
      admission = await admit(request)
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      return sendRefusal(response, error.toJSON())
    }
    const { signal } = left
    await sendEventStream(response, subscriptions.start(params, admission, signal), { signal, heartbeatMs })
  }
}
