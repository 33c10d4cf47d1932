import type { ViewerDatabase } from '@plaza/database'
import { type IncomingRequest, identify, type TokenVerifier, type Viewer } from '@plaza/server'
import type { RequestContext, ServiceInstance, Subgraph } from './define-subgraph.ts'

/** A request's context and how to end it. */
export interface OpenedContext {
  readonly context: RequestContext
  /** Gives back the request's database connection. The context may be used again after that, e.g. by a loader that is late. */
  release(): Promise<void>
}

/**
 * Makes the context of one request; release it when the answer is complete.
 * @throws GraphQLError when the request's access token is refused
 */
export type OpenContext = (request: IncomingRequest) => Promise<OpenedContext>

/** Makes the function that opens the contexts of a service's requests. */
export function createContextFactory(options: {
  definition: Subgraph
  instance: ServiceInstance
  verifier: TokenVerifier
}): OpenContext {
  const { definition, instance, verifier } = options

  function open(request: IncomingRequest, viewer: Viewer | null): OpenedContext {
    const database: ViewerDatabase<unknown> = instance.database.forViewer({
      id: viewer?.id ?? null,
      ...(request.traceparent && { traceparent: request.traceparent }),
    })
    const context = definition.createContext(
      {
        viewer,
        db: database.db,
        log: instance.log.child({ requestId: request.requestId }),
        requestId: request.requestId,
        outages: instance.database.outages,
        traceparent: request.traceparent,
        signal: request.signal,
        client: request.client,
        live: instance.live,
        grants: instance.grants,
        revocations: instance.revocations,
        fork: () => open(request, viewer),
      },
      instance,
    )
    return { context, release: () => database.release() }
  }

  return async (request) => open(request, await identify(request, verifier))
}
