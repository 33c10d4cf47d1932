import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
} from 'graphql'
import { createHandler } from 'graphql-sse/lib/use/http'
import type { OpenContext } from './context.ts'
import { maskError } from './errors.ts'
import { readIncomingRequest } from './request.ts'
import type { RequestContext } from './subgraph.ts'

type StreamContext = RequestContext & Record<PropertyKey, unknown>

/** Whether a request asks for a stream of results, which Apollo Server has no way to give. */
export const wantsEventStream = (request: IncomingMessage) =>
  request.headers.accept?.includes('text/event-stream') ?? false

/** Subscriptions over Server-Sent Events, one connection each (graphql-sse, distinct connections). */
export function createEventStreamHandler(options: {
  schema: GraphQLSchema
  openContext: OpenContext
}): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return createHandler<StreamContext>({
    schema: options.schema,
    // Only distinct connections: a stream belongs to one request and ends with it.
    authenticate: () => null,
    async context({ raw }) {
      const aborted = new AbortController()
      raw.once('close', () => aborted.abort())
      try {
        const opened = await options.openContext(
          readIncomingRequest(raw, { trustsForwarding: true, signal: aborted.signal }),
        )
        await opened.release()
        const { viewer, service } = opened.context
        // Whoever is signed out hears no more, although the token was good when the stream began.
        if (viewer)
          raw.once(
            'close',
            service.revocations.onEnded(viewer.sessionId, () => aborted.abort()),
          )
        return opened.context as StreamContext
      } catch (error) {
        if (error instanceof GraphQLError) throw new RefusedStream(error)
        throw error
      }
    },
    subscribe: (args) => subscribePerEvent(args as ExecutionArgs & { contextValue: RequestContext }),
  })
}

/** A token that was refused; the answer is a plain 401 before any stream has begun. */
export class RefusedStream extends Error {
  readonly error: GraphQLError
  constructor(error: GraphQLError) {
    super(error.message)
    this.error = error
  }
}

/** Each event is executed in a context of its own, so that no loader remembers what an earlier event has shown. */
export async function subscribePerEvent(
  args: ExecutionArgs & { contextValue: RequestContext },
): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const source = await createSourceEventStream(args)
  if (!(Symbol.asyncIterator in source)) return masked(source, args.contextValue)
  return run(source, args)
}

async function* run(
  source: AsyncIterable<unknown>,
  args: ExecutionArgs & { contextValue: RequestContext },
): AsyncGenerator<ExecutionResult, void, void> {
  for await (const rootValue of source) {
    const { context, release } = args.contextValue.fork()
    try {
      yield masked(await execute({ ...args, rootValue, contextValue: context }), context)
    } finally {
      await release()
    }
  }
}

function masked(result: ExecutionResult, context: RequestContext): ExecutionResult {
  if (!result.errors) return result
  return { ...result, errors: result.errors.map((error) => maskError(error, context) as unknown as GraphQLError) }
}
