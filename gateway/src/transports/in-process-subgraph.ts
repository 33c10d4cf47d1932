import type { Outages } from '@plaza/database'
import { FellBehind } from '@plaza/events'
import { describe, type IncomingRequest, type Logger, maskError, readerTooSlow } from '@plaza/server'
import type { ExecutionResult, GraphQLSchema, OperationTypeNode } from 'graphql'
import type { SubgraphResult, SubgraphTransport } from '../executor/index.ts'
import type { GatewayContext } from '../request/context.ts'
import { createInProcessTransport, type TogetherAsk } from './in-process.ts'

/** What a subgraph of the same process offers. */
export interface InProcessSubgraph {
  readonly name: string
  readonly schema: GraphQLSchema
  /** Where what fails of its outages is counted. */
  readonly outages?: Pick<Outages, 'failed'>
  /** A context value for one operation; released when the operation's result is complete. */
  openContext(request: IncomingRequest): Promise<{ readonly context: object; release(): Promise<void> }>
  /** Answers together what many ask at the same moment. The result may be one object for many. */
  answerTogether?(request: IncomingRequest, ask: TogetherAsk): Promise<ExecutionResult>
}

/** A transport to a subgraph of this process: it verifies the token itself, and each fetch has a context of its own. */
export function inProcessTransport(subgraph: InProcessSubgraph, log: Logger): SubgraphTransport {
  const transport = createInProcessTransport({
    schema: subgraph.schema,
    ...(subgraph.answerTogether && {
      answerTogether: ({ request, signal }, ask) =>
        subgraph.answerTogether!({ ...(request as GatewayContext).incoming, signal }, ask),
    }),
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
  // One object for all who share a result, whose errors are told the log once.
  const maskedResults = new WeakMap<SubgraphResult, SubgraphResult>()
  // Over HTTP the subgraph's server masks faults; here nobody else does.
  const masked = (result: SubgraphResult, request: unknown, kind: OperationTypeNode): SubgraphResult => {
    if (!result.errors) return result
    const known = maskedResults.get(result)
    if (known) return known
    const failed = { ...(request as GatewayContext), outages: subgraph.outages }
    const told = { ...result, errors: result.errors.map((error) => maskError(error, failed, kind)) }
    maskedResults.set(result, told)
    return told
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

async function* mapEvents(
  events: AsyncIterableIterator<SubgraphResult>,
  change: (event: SubgraphResult) => SubgraphResult,
): AsyncGenerator<SubgraphResult, void, void> {
  try {
    for await (const event of events) yield change(event)
  } catch (error) {
    if (!(error instanceof FellBehind)) throw error
    yield change({ errors: [readerTooSlow()] })
  }
}
