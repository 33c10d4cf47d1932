import type { IncomingMessage, Server } from 'node:http'
import { endWithSession, identify, type TokenVerifier } from '@plaza/server'
import type { ContextOf, GatewayContext } from '../request/context.ts'
import type { RateLimits } from '../request/rate-limits.ts'
import { clientOfParams, unknown } from '../usage/clients.ts'
import { readAuthorization } from './connection-params.ts'
import {
  type Admission,
  createSseHandler,
  mountWebSocket,
  type PrepareOperation,
  Subscriptions,
  shuttingDown,
} from './index.ts'

/** What live operations need of the gateway. */
export interface LiveOptions {
  prepare: PrepareOperation
  /** Null when tokens are passed on to the subgraphs unread. */
  verifier: TokenVerifier | null
  contextOf: ContextOf
  allowsOrigin(request: IncomingMessage): boolean
  /** Operations that may be open at once, and what may wait for the client of one. */
  limits: { perPerson: number; total: number; backlogCharacters: number }
  rateLimits: RateLimits
  /** Of a request, and of a message on a WebSocket. */
  maxBodyBytes: number
}

/**
 * Serves operations that stream beside Apollo Server, whose pipeline lets no stream through: by Server-Sent Events and by
 * WebSocket, on the path that takes the others.
 */
export function createLive(options: LiveOptions) {
  const { prepare, verifier, contextOf, allowsOrigin, limits, rateLimits, maxBodyBytes } = options
  const subscriptions = new Subscriptions(prepare, { perOwner: limits.perPerson, ...limits })

  /**
   * @param holder ends, by closing, what is admitted here
   * @param params of a WebSocket
   */
  async function admit(request: IncomingMessage, holder: Holder, params: Params = {}): Promise<Admission> {
    const authorization = readAuthorization(params)
    const ending = new AbortController()
    const { incoming, context } = contextOf(request, ending.signal)
    const asking = authorization !== undefined ? { ...incoming, authorization } : incoming
    const viewer = verifier && (await identify(asking, verifier))
    if (viewer) {
      await rateLimits.takePerson(viewer.id)
      const stopWatching = endWithSession(ending, viewer, verifier.revocations)
      // The client may have left while it was found out who it is.
      if (holder.closed) stopWatching()
      else holder.once('close', stopWatching)
    }
    return {
      context: withParams(context(viewer), params, authorization),
      owner: viewer?.id ?? incoming.client.ipAddress ?? 'unknown',
      signal: ending.signal,
    }
  }

  return {
    subscriptions,
    // An HTTP connection outlives the streams on it, so what belongs to a stream ends with its response.
    stream: createSseHandler({ subscriptions, admit: (request, response) => admit(request, response) }),
    overWebSocket: (server: Server, path: string) =>
      mountWebSocket({
        server,
        path,
        subscriptions,
        admit: async (request, params) => admit(request, request.socket, params),
        allowsOrigin,
        maxConnections: limits.total,
        maxMessageBytes: maxBodyBytes,
        takeConnection: rateLimits.takeAddress,
        async takeOperation(request, { context }) {
          await rateLimits.takeAddress(request)
          const { viewer } = context as GatewayContext
          if (viewer) await rateLimits.takePerson(viewer.id)
        },
      }),
    /** Ends all operations, tells their clients why, and lets no new one start. */
    close: () => subscriptions.closeAll(shuttingDown()),
  }
}

/** A response or a socket. */
interface Holder {
  readonly closed: boolean
  once(event: 'close', listener: () => void): unknown
}

type Params = Readonly<Record<string, unknown>>

/** A browser can set no header on a WebSocket, so its token and its name come in the first message. */
function withParams(context: GatewayContext, params: Params, authorization: string | undefined): GatewayContext {
  const clientVersion = clientOfParams(params)
  return {
    ...context,
    ...(clientVersion.name !== unknown && { clientVersion }),
    ...(authorization !== undefined && { incoming: { ...context.incoming, authorization } }),
  }
}
