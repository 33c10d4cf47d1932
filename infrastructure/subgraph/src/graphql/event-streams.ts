import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  BodyError,
  type ErrorCode,
  errorCodes,
  type IncomingRequest,
  type Logger,
  maskError,
  readIncomingRequest,
  readJson,
  sendBodyError,
  sendJson,
} from '@plaza/server'
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql'
import type { OpenContext } from '../context.ts'
import type { RequestContext } from '../define-subgraph.ts'
import { endWithSession, serviceIsStopping, untilAborted } from './stream-lifetime.ts'

export interface EventStreams {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Ends all that are open, and each that is asked for from now on; their clients are told why. */
  end(): void
}

type Args = ExecutionArgs & { contextValue: RequestContext }

const maxBodyBytes = 1024 * 1024
/** Nothing is sent for so long at most, so that proxies keep the connection. */
const heartbeatMs = 12_000

/** Whether a request asks for a stream of results, which Apollo Server has no way to give. */
export const wantsEventStream = (request: IncomingMessage) =>
  request.headers.accept?.includes('text/event-stream') ?? false

/**
 * Subscriptions over Server-Sent Events, in graphql-sse's mode of distinct connections. Its own handler takes events
 * faster than a client reads them, and ends a source that waits only at its next event, so these lines are ours.
 */
export function createEventStreams(options: {
  schema: GraphQLSchema
  openContext: OpenContext
  log: Logger
}): EventStreams {
  const { schema, openContext, log } = options
  const open = new Set<AbortController>()
  let ended = false

  /** The context of the stream only says who listens; each event is answered in one of its own. */
  async function prepare(request: IncomingMessage, incoming: IncomingRequest): Promise<Args> {
    const { query, operationName, variables } = await readParams(request)
    const document = parse(query)
    const { context, release } = await openContext(incoming)
    await release()
    return { schema, document, contextValue: context, operationName, variableValues: variables }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const ending = new AbortController()
    response.once('close', () => ending.abort())
    const incoming = readIncomingRequest(request, { trustsForwarding: true, signal: ending.signal })
    let args: Args
    try {
      args = await prepare(request, incoming)
    } catch (error) {
      return refuse(response, error, { log, requestId: incoming.requestId })
    }
    open.add(ending)
    if (ended) ending.abort(serviceIsStopping())
    const forget = endWithSession(ending, args.contextValue)
    try {
      await send(response, await resultsOf(args, ending.signal), ending.signal)
    } finally {
      forget()
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

interface Params {
  query: string
  operationName: string | null
  variables: Record<string, unknown>
}

async function readParams(request: IncomingMessage): Promise<Params> {
  const given = request.method === 'POST' ? await readJson(request, maxBodyBytes) : searchOf(request)
  const { query, operationName = null, variables } = (given ?? {}) as { [Name in keyof Params]?: unknown }
  if (typeof query !== 'string') throw new BodyError(400, 'There is no `query` in the request.')
  if (operationName !== null && typeof operationName !== 'string')
    throw new BodyError(400, 'The operation name is no text.')
  if (!isMap(variables ?? {})) throw new BodyError(400, 'The variables are no object.')
  return { query, operationName, variables: (variables ?? {}) as Params['variables'] }
}

function searchOf(request: IncomingMessage): Record<string, unknown> {
  const { variables = 'null', ...rest } = Object.fromEntries(new URL(request.url ?? '', 'http://host').searchParams)
  try {
    return { ...rest, variables: JSON.parse(variables) }
  } catch {
    // What JSON.parse says quotes what it could not read.
    throw new BodyError(400, 'The variables are not JSON.')
  }
}

const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Resolves when nothing that happens from now on will be missed. */
async function resultsOf(args: Args, signal: AbortSignal): Promise<AsyncIterable<ExecutionResult>> {
  const problems = validate(args.schema, args.document)
  if (problems.length > 0) return only({ errors: problems }, args)
  const operation = getOperationAST(args.document, args.operationName)
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
    return only({ errors: [new GraphQLError('Only a subscription is answered with a stream of events.')] }, args)
  }
  const source = await createSourceEventStream(args)
  return Symbol.asyncIterator in source ? perEvent(untilAborted(source, signal), args) : only(source, args)
}

async function* only(result: ExecutionResult, { contextValue }: Args): AsyncGenerator<ExecutionResult> {
  yield masked(result, contextValue)
}

/** Each event is executed in a context of its own, so that no loader remembers what an earlier event has shown. */
async function* perEvent(source: AsyncIterable<unknown>, args: Args): AsyncGenerator<ExecutionResult> {
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

async function send(
  response: ServerResponse,
  results: AsyncIterable<ExecutionResult>,
  signal: AbortSignal,
): Promise<void> {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    // Proxies that gather an answer before they pass it on would hold events back.
    'x-accel-buffering': 'no',
  })
  // Some browsers take headers for an answer only when something follows them.
  response.write(':\n\n')
  const heartbeat = setInterval(() => response.write(':\n\n'), heartbeatMs)
  try {
    for await (const result of results) {
      if (signal.aborted) break
      heartbeat.refresh()
      const goesOn = response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`)
      // Whoever reads slowly is waited for; only the ids of events gather meanwhile.
      if (!goesOn) await once(response, 'drain', { signal }).catch(() => {})
    }
    if (signal.reason instanceof GraphQLError) {
      response.write(`event: next\ndata: ${JSON.stringify({ errors: [signal.reason] })}\n\n`)
    }
    response.end('event: complete\ndata: \n\n')
  } finally {
    clearInterval(heartbeat)
  }
}

/** Before any stream has begun the answer is a plain one. */
function refuse(response: ServerResponse, error: unknown, request: { log: Logger; requestId: string }): void {
  if (error instanceof BodyError) {
    sendBodyError(response, error)
    return
  }
  const { extensions: { http, ...extensions } = {}, ...masked } = maskError(error, request)
  const status = (http as { status?: number } | undefined)?.status ?? errorCodes[extensions.code as ErrorCode] ?? 500
  sendJson(response, status, { errors: [{ ...masked, extensions }] })
}
