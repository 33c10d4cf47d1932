/** This folder: what a request goes through before its operation runs: context, origins, rate limits, the manifest. */

import type { IncomingMessage } from 'node:http'
import { type IncomingRequest, type Logger, readIncomingRequest, type Viewer } from '@plaza/server'

/** One request, as the gateway and its subgraphs need it: who asks, and what is passed on. */
export interface GatewayContext {
  readonly viewer: Viewer | null
  readonly incoming: IncomingRequest
  readonly requestId: string
  readonly log: Logger
  /** Told of each error of a subgraph that is away; `cause` where the subgraph has given no answer at all. */
  readonly subgraphFailed: SubgraphFailed
}

/** Counts and logs what fails of a subgraph. */
export type SubgraphFailed = (name: string, cause: unknown) => void

/**
 * The headers of a fetch from a subgraph elsewhere: a closed list, so that nothing else of a request leaves the
 * gateway.
 */
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

/** Makes the reader of requests; `trustsForwarding` takes the client's address from `X-Forwarded-For`. */
export function contextReader(
  log: Logger,
  { trustsForwarding, subgraphFailed }: { trustsForwarding: boolean; subgraphFailed: SubgraphFailed },
): ContextOf {
  return (request, signal) => {
    const incoming = readIncomingRequest(request, { trustsForwarding, signal })
    const { requestId } = incoming
    return {
      incoming,
      context: (viewer) => ({ viewer, incoming, requestId, log: log.child({ requestId }), subgraphFailed }),
    }
  }
}
