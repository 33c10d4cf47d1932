import type { Outages } from '@plaza/database'
import { describe, type IncomingRequest, type Logger, maskError } from '@plaza/server'
import type { GraphQLSchema, OperationTypeNode } from 'graphql'
import type { SubgraphResult, SubgraphTransport } from '../executor/index.ts'
import type { GatewayContext } from '../request/context.ts'
import { createInProcessTransport } from './in-process.ts'

/** What a subgraph of the same process offers. */
export interface InProcessSubgraph {
  readonly name: string
  readonly schema: GraphQLSchema
  /** Where what fails of its outages is counted. */
  readonly outages?: Pick<Outages, 'failed'>
  /** A context value for one operation; released when the operation's result is complete. */
  openContext(request: IncomingRequest): Promise<{ readonly context: object; release(): Promise<void> }>
}

/** A transport to a subgraph of this process: it verifies the token itself, and each fetch has a context of its own. */
export function inProcessTransport(subgraph: InProcessSubgraph, log: Logger): SubgraphTransport {
  const transport = createInProcessTransport({
    schema: subgraph.schema,
    async withContext({ request, signal }, work) {
      const { incoming } = request as GatewayContext
      const opened = await subgraph.openContext({ ...incoming, signal })
      try {
        return await work(opened.context)
      } finally {
        // Writes are committed by now, so the answer doesn't wait until the connection is back in its pool.
        opened.release().catch((error) => log.warn({ err: describe(error) }, 'a request could not be released'))
      }
    },
  })
  // Over HTTP the subgraph's server masks faults; here nobody else does.
  const masked = (result: SubgraphResult, request: unknown, kind: OperationTypeNode): SubgraphResult => {
    if (!result.errors) return result
    const failed = { ...(request as GatewayContext), outages: subgraph.outages }
    return { ...result, errors: result.errors.map((error) => maskError(error, failed, kind)) }
  }

  return {
    async execute(fetch, context) {
      return masked(await transport.execute(fetch, context), context.request, fetch.operationKind)
    },
    async subscribe(fetch, context) {
      const events = await transport.subscribe!(fetch, context)
      return mapEvents(events, (result) => masked(result, context.request, fetch.operationKind))
    },
  }
}

async function* mapEvents<T>(events: AsyncIterableIterator<T>, change: (event: T) => T): AsyncGenerator<T, void, void> {
  for await (const event of events) yield change(event)
}
