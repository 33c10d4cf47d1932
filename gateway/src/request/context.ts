import type { IncomingMessage } from 'node:http'
import { type IncomingRequest, type Logger, readIncomingRequest, type Viewer } from '@plaza/server'

/** What one request is to the gateway: who asks, and what goes on to the subgraphs. */
export interface GatewayContext {
  readonly viewer: Viewer | null
  readonly incoming: IncomingRequest
  readonly requestId: string
  readonly log: Logger
}

/** The closed list of what a subgraph elsewhere is told of a request. */
export function subgraphHeaders({ incoming }: GatewayContext): Record<string, string> {
  return {
    'x-request-id': incoming.requestId,
    ...(incoming.authorization && { authorization: incoming.authorization }),
    ...(incoming.traceparent && { traceparent: incoming.traceparent }),
    ...(incoming.client.ipAddress && { 'x-forwarded-for': incoming.client.ipAddress }),
    ...(incoming.client.userAgent && { 'user-agent': incoming.client.userAgent }),
  }
}

/** Reads a request, and makes its context once it is known who asks. */
export type ContextOf = (
  request: IncomingMessage,
  signal: AbortSignal,
) => { incoming: IncomingRequest; context(viewer: Viewer | null): GatewayContext }

export function contextReader(log: Logger, { trustsForwarding = false } = {}): ContextOf {
  return (request, signal) => {
    const incoming = readIncomingRequest(request, { trustsForwarding, signal })
    const { requestId } = incoming
    return { incoming, context: (viewer) => ({ viewer, incoming, requestId, log: log.child({ requestId }) }) }
  }
}
