import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { tokenRefused } from '../errors/coded-error.ts'
import { readBearerToken } from './bearer.ts'
import { addressOf, type ProxyTrust } from './forwarding.ts'
import type { TokenVerifier } from './token-verifier.ts'
import type { Viewer } from './viewer.ts'

/** What a server reads of a request besides its body, whether it came over HTTP or from a gateway in the same process. */
export interface IncomingRequest {
  /** The `Authorization` header. */
  readonly authorization: string | null
  /** The caller's `x-request-id` where it is a sound one, or else a new UUID. */
  readonly requestId: string
  /** W3C trace context. */
  readonly traceparent: string | undefined
  readonly client: { readonly ipAddress: string | null; readonly userAgent: string | null }
  /** Aborts when the client leaves before its answer is complete. */
  readonly signal: AbortSignal | undefined
}

const requestIdPattern = /^[\w-]{8,64}$/
const traceparentPattern = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/

/**
 * Reads who sent a request and which one it is.
 * @param trusts whose `X-Forwarded-For` is believed
 */
export function readIncomingRequest(
  request: IncomingMessage,
  { trusts, signal }: { trusts: ProxyTrust; signal?: AbortSignal },
): IncomingRequest {
  const { headers } = request
  return {
    authorization: headers.authorization ?? null,
    requestId: requestIdOf(request),
    traceparent: matching(first(headers.traceparent), traceparentPattern),
    client: {
      ipAddress: addressOf(request, trusts),
      userAgent: headers['user-agent']?.slice(0, 400) ?? null,
    },
    signal,
  }
}

/** On the request itself: a collector of garbage looks through a map of what lives for milliseconds each time. */
const idOfRequest = Symbol('request id')

/** The one id of a request, in its answer, its errors and the log: the caller's `x-request-id` where it is sound. */
export function requestIdOf(request: IncomingMessage & { [idOfRequest]?: string }): string {
  request[idOfRequest] ??= matching(first(request.headers['x-request-id']), requestIdPattern) ?? randomUUID()
  return request[idOfRequest]
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
const matching = (value: string | undefined, pattern: RegExp) => (value && pattern.test(value) ? value : undefined)

/**
 * The viewer of a request; null when it has no token. A token that is not accepted refuses the whole request: answering as
 * if nobody were signed in would show a person a page without their own things and hide why.
 * @throws GraphQLError UNAUTHENTICATED, or SUBGRAPH_UNAVAILABLE when the token cannot be checked
 */
export async function identify(request: IncomingRequest, verifier: TokenVerifier): Promise<Viewer | null> {
  const token = readBearerToken(request.authorization)
  if (token === null) return null
  const { viewer, refused } = await verifier.verify(token)
  if (viewer) return viewer
  throw tokenRefused(refused)
}
