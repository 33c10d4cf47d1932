import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Outages } from '@plaza/database'
import { FellBehind } from '@plaza/events'
import {
  badRequest,
  badUserInput,
  type DocumentReader,
  endWithSession,
  type IncomingRequest,
  isPassedOver,
  type Logger,
  maskError,
  type OperationParams,
  type ProxyTrust,
  type RunOperation,
  readerTooSlow,
  readIncomingRequest,
  recurringOperation,
  sendEventStream,
  sendRefusal,
  trustGateway,
  unavailable,
  untilAborted,
} from '@plaza/server'
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  OperationTypeNode,
} from 'graphql'
import type { OpenContext } from '../context.ts'
import type { RequestContext } from '../define-subgraph.ts'
import type { Ask, Audience } from '../live/ask.ts'

/** Whom a service believes about the address of a client. */
export type TrustOf = (request: IncomingMessage) => ProxyTrust

/** The open subscriptions of a service. */
export interface EventStreams {
  /** Answers an operation with a stream, or with its refusal. */
  handle(params: OperationParams, request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Ends every open stream, and each that is asked for from now on; their clients are told why. */
  end(): void
}

type Args = ExecutionArgs & {
  contextValue: RequestContext
  /** Executes the operation for one event. */
  answer(event: unknown): Promise<ExecutionResult>
  /** Why the document is refused; empty for one that may be run. */
  refused: readonly GraphQLError[]
}

const nothing: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] }

/** Serves a subgraph's subscriptions over Server-Sent Events; each ends with the session of its viewer. */
export function createEventStreams(options: {
  schema: GraphQLSchema
  documents: DocumentReader
  openContext: OpenContext
  /** Answers those who listen to the same event together; each is answered alone without it. */
  audience?: Audience
  outages: Outages
  log: Logger
  /** Nobody is believed unless given. */
  trustOf?: TrustOf
}): EventStreams {
  const { schema, documents, openContext, audience, outages, log, trustOf = trustGateway(undefined) } = options
  const operations = new Operations(schema)
  const open = new Set<AbortController>()
  let ended = false

  /** The context of a stream only says who listens; each event is answered in a context of its own. */
  async function prepare(
    { query, operationName, variables }: OperationParams,
    incoming: IncomingRequest,
  ): Promise<Args> {
    if (typeof query !== 'string') throw badRequest('There is no `query` in the request.')
    const { document = nothing, errors: refused = [] } = documents.read(query, schema)
    if (refused[0]?.extensions.code === 'GRAPHQL_PARSE_FAILED') throw refused[0]
    const { context, release } = await openContext(incoming)
    await release()
    const listener = { viewer: context.viewer, request: incoming }
    const answer = async (event: unknown) => {
      const ask = {
        run: operations.find(document, operationName ?? undefined),
        variables: variables ?? undefined,
        event,
      }
      return audience ? audience.answer({ ...ask, listener }) : answerAlone(ask, context)
    }
    return { schema, document, refused, contextValue: context, operationName, variableValues: variables, answer }
  }

  async function handle(params: OperationParams, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const ending = new AbortController()
    const { signal } = ending
    if (response.closed) return
    response.once('close', () => ending.abort())
    const incoming = readIncomingRequest(request, { trusts: trustOf(request), signal })
    let args: Args
    try {
      args = await prepare(params, incoming)
    } catch (error) {
      return sendRefusal(response, maskError(error, { log, requestId: incoming.requestId, outages }))
    }
    open.add(ending)
    if (ended) ending.abort(serviceIsStopping())
    const { viewer, revocations } = args.contextValue
    const stopWatching = viewer && endWithSession(ending, viewer, revocations)
    try {
      await sendEventStream(response, await resultsOf(args, signal), { signal })
    } finally {
      stopWatching?.()
      open.delete(ending)
      ending.abort()
    }
  }

  return {
    handle,
    end() {
      ended = true
      for (const ending of open) ending.abort(serviceIsStopping())
    },
  }
}

const serviceIsStopping = () => unavailable('This service is stopping; subscribe again in a moment.')

/** Resolves when nothing that happens from now on will be missed. */
async function resultsOf(args: Args, signal: AbortSignal): Promise<AsyncIterable<ExecutionResult>> {
  if (args.refused.length > 0) return only({ errors: args.refused }, args)
  const operation = getOperationAST(args.document, args.operationName)
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
    return only(
      {
        errors: [
          badUserInput(
            'Only a subscription is answered with a stream of events; ask for this without `Accept: text/event-stream`.',
          ),
        ],
      },
      args,
    )
  }
  const source = await createSourceEventStream(args)
  return Symbol.asyncIterator in source ? perEvent(untilAborted(source, signal), args) : only(source, args)
}

async function* only(result: ExecutionResult, { contextValue }: Args): AsyncGenerator<ExecutionResult> {
  yield masked(result, contextValue)
}

async function* perEvent(source: AsyncIterable<unknown>, args: Args): AsyncGenerator<ExecutionResult> {
  try {
    for await (const event of source) {
      const result = await args.answer(event)
      if (!isPassedOver(result)) yield masked(result, args.contextValue)
    }
  } catch (error) {
    // The source has failed; its client is told as of any other failure, and subscribes again.
    const told = error instanceof FellBehind ? readerTooSlow() : (error as GraphQLError)
    yield masked({ errors: [told] }, args.contextValue)
  }
}

/** In a context of the event's own, so that no loader remembers what an earlier one has shown. */
async function answerAlone({ run, variables, event }: Omit<Ask<ExecutionResult>, 'listener'>, stream: RequestContext) {
  const { context, release } = stream.fork()
  try {
    return await run(context, variables, event)
  } finally {
    await release()
  }
}

/** Operations made ready once; documents of one text are one object. */
class Operations {
  readonly #schema: GraphQLSchema
  readonly #known = new WeakMap<DocumentNode, Map<string | undefined, RunOperation>>()

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  find(document: DocumentNode, operationName: string | undefined): RunOperation {
    const named = this.#known.get(document) ?? new Map<string | undefined, RunOperation>()
    this.#known.set(document, named)
    const run = named.get(operationName) ?? recurringOperation(this.#schema, { document, operationName })
    named.set(operationName, run)
    return run
  }
}

/** One object for all who share a result, whose errors are told the log once. */
const maskedResults = new WeakMap<ExecutionResult, ExecutionResult>()

function masked(result: ExecutionResult, context: RequestContext): ExecutionResult {
  if (!result.errors) return result
  const known = maskedResults.get(result)
  if (known) return known
  const errors = result.errors.map((error) => maskError(error, context) as unknown as GraphQLError)
  const told = { ...result, errors }
  maskedResults.set(result, told)
  return told
}
