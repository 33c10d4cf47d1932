/** This folder: what a request goes through before its operation runs: context, origins, rate limits, the manifest. */

import type { IncomingMessage } from 'node:http'
import {
  gatewaySecretHeader,
  type IncomingRequest,
  type Logger,
  type ProxyTrust,
  readIncomingRequest,
  type Viewer,
} from '@plaza/server'
import type { PlanExecutionResult } from '../executor/index.ts'
import { type ClientVersion, clientOfHeaders } from '../usage/clients.ts'
import type { AskedTrace } from './traces.ts'

/** One request, as the gateway and its subgraphs need it: who asks, and what is passed on. */
export interface GatewayContext {
  readonly viewer: Viewer | null
  readonly incoming: IncomingRequest
  readonly requestId: string
  /** Which program asks, for recorded use alone: nobody has checked it. */
  readonly clientVersion: ClientVersion
  readonly log: Logger
  /** What the request says of labels of `@override`, where it may. */
  readonly labelPins: string | undefined
  /** What the request asks to be told of itself, where it may. */
  readonly asked?: AskedTrace | undefined
  /** The operation as it was begun before Apollo Server had the request, which takes the result from here. */
  readonly begun?: { readonly startedAt: number; readonly result: Promise<PlanExecutionResult> } | undefined
  /** Told of each error of a subgraph that is away; `cause` where the subgraph has given no answer at all. */
  readonly subgraphFailed: SubgraphFailed
}

/** Counts and logs what fails of a subgraph. */
export type SubgraphFailed = (name: string, cause: unknown) => void

/**
 * The headers of a fetch from a subgraph elsewhere: a closed list, so that nothing else of a request leaves the
 * gateway.
 * @param secret shows that it is the gateway who says from which address the request came
 */
export function subgraphHeaders({ incoming }: GatewayContext, secret: string | undefined): Record<string, string> {
  const { authorization, traceparent, client } = incoming
  const headers: Record<string, string> = { 'x-request-id': incoming.requestId }
  if (authorization) headers.authorization = authorization
  if (traceparent) headers.traceparent = traceparent
  if (secret) headers[gatewaySecretHeader] = secret
  if (client.ipAddress) headers['x-forwarded-for'] = client.ipAddress
  if (client.userAgent) headers['user-agent'] = client.userAgent
  return headers
}

/** Reads a request, and makes its context once it is known who asks. */
export type ContextOf = (
  request: IncomingMessage,
  signal: AbortSignal,
) => { incoming: IncomingRequest; context(viewer: Viewer | null): GatewayContext }

/** Pins labels of `@override` for one request: `percent(20)=on, new-search=off`. */
const labelsHeader = 'override-labels'

/** Makes the reader of requests; `trusts` says whose `X-Forwarded-For` is believed. */
export function contextReader(
  log: Logger,
  {
    trusts,
    subgraphFailed,
    maySetLabels = false,
  }: { trusts: ProxyTrust; subgraphFailed: SubgraphFailed; maySetLabels?: boolean },
): ContextOf {
  return (request, signal) => {
    const incoming = readIncomingRequest(request, { trusts, signal })
    const { requestId } = incoming
    const clientVersion = clientOfHeaders(request.headers)
    const labelPins = maySetLabels ? (request.headers[labelsHeader] as string | undefined) : undefined
    return {
      incoming,
      context(viewer) {
        let own: Logger | undefined
        return {
          ...{ viewer, incoming, requestId, clientVersion, labelPins, subgraphFailed },
          // Few requests have anything to say, and a logger costs as much as the rest of the context.
          get log() {
            own ??= log.child({ requestId })
            return own
          },
        }
      },
    }
  }
}
