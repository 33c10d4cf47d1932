import { type ViewerDatabase, viewerInSession } from '@plaza/database'
import { type IncomingRequest, identify, type TokenVerifier, type Viewer } from '@plaza/server'
import type { RequestContext, ServiceInstance, Subgraph } from './define-subgraph.ts'
import type { Audience, Listener, Run } from './live/ask.ts'
import { type AudienceContexts, createAudience } from './live/audience.ts'
import { watched } from './live/watched.ts'

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

/** Makes the contexts of a service's requests, and of what its listeners are shown. */
export interface ContextFactory {
  readonly open: OpenContext
  readonly audience: Audience
}

/** Makes the functions that open the contexts of a service. */
export function createContextFactory(options: {
  definition: Subgraph
  instance: ServiceInstance
  verifier: TokenVerifier
}): ContextFactory {
  const { definition, instance, verifier } = options

  const common = (request: IncomingRequest) => ({
    log: instance.log.child({ requestId: request.requestId }),
    requestId: request.requestId,
    outages: instance.database.outages,
    live: instance.live,
    grants: instance.grants,
    revocations: instance.revocations,
  })

  function open({ request, viewer }: Listener, { isLive = false } = {}): OpenedContext {
    const database: ViewerDatabase<unknown> = instance.database.forViewer({
      ...{ id: viewer?.id ?? null, isLive },
      ...(request.traceparent && { traceparent: request.traceparent }),
    })
    const context = definition.createContext(
      {
        ...common(request),
        viewer,
        viewerId: viewer?.id ?? null,
        isViewer: (userId) => isSame(viewer, userId),
        db: database.db,
        traceparent: request.traceparent,
        signal: request.signal,
        client: request.client,
        fork: () => open({ request, viewer }, { isLive: true }),
        lookAt: (event, look, values) =>
          audience.answer({ run: look as Run<never>, variables: values, event, listener: { request, viewer } }),
      },
      instance,
    )
    return { context, release: () => database.release() }
  }

  const contexts: AudienceContexts = {
    alone: (listener) => open(listener, { isLive: true }),
    shared({ request, viewer }, run, db) {
      const personal = () => run.becomePersonal()
      return definition.createContext(
        {
          ...common(request),
          viewer: viewer && watched(viewer, personal),
          viewerId: viewer && viewerInSession,
          isViewer: (userId) => run.isViewer(userId),
          db,
          // The one who leaves must not take the answer from the others.
          signal: undefined,
          client: watched(request.client, personal),
          fork() {
            personal()
            return open({ request, viewer }, { isLive: true })
          },
          // The audience would wait for itself.
          lookAt: async () => {
            throw new Error('What watches for an event looks at it, not what shows it')
          },
        },
        instance,
      )
    },
  }
  const audience = createAudience(instance.database, contexts)
  return {
    audience,
    open: async (request) => open({ request, viewer: await identify(request, verifier) }),
  }
}

const isSame = (viewer: Viewer | null, userId: string | null) => viewer !== null && viewer.id === userId
