import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server'
import { type DocumentNode, GraphQLError, getOperationAST, OperationTypeNode } from 'graphql'
import { badRequest, httpOf, withHttp } from '../errors/coded-error.ts'
import type { AnswerKnown } from '../execution/known-operations.ts'
import { sendEventStream } from '../streams/event-stream.ts'
import { type Accepted, acceptedBy } from './accept.ts'
import { addVary, sendCompressed } from './answer.ts'
import { type OperationParams, readOperationParams } from './operation-params.ts'
import { sendRefusal } from './refusal.ts'
import { clientGone, type HttpRoute } from './server.ts'

type Read = ((text: string) => DocumentNode | undefined) | undefined

/** What a GraphQL route needs. */
export interface GraphQLRouteOptions<Context extends BaseContext> {
  server: ApolloServer<Context>
  /** `/graphql` unless given. */
  path?: string
  /** May throw a GraphQLError to refuse the request; the response has the status of its code. */
  context(request: IncomingMessage, response: ServerResponse): Promise<Context>
  /**
   * Answers an operation with a stream of its results; without it no operation has one.
   * Apollo Server, whose pipeline lets no stream through, has no part in it.
   */
  stream?(params: OperationParams, request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Finds the text of a persisted operation; may throw a GraphQLError to refuse the request. */
  resolve?(params: OperationParams): OperationParams
  /** Gives the document of a text that may be run, to see whether it streams; required where something may. */
  read?: Read
  /** A shorter way than Apollo Server's for some requests. */
  answerKnown?: AnswerKnown
  /** In bytes; 1 MiB unless given. */
  maxBodyBytes?: number
}

/**
 * Makes the route of GraphQL over HTTP. Here it is decided, once for every form of a request, what is refused before an
 * operation is looked at, and whether the answer is JSON, a stream or a page; Apollo Server does the rest.
 */
export function graphqlRoute<Context extends BaseContext>(options: GraphQLRouteOptions<Context>): HttpRoute {
  const { server, stream, resolve, read, answerKnown, maxBodyBytes = 1024 * 1024 } = options
  return {
    path: options.path ?? '/graphql',
    methods: ['GET', 'HEAD', 'POST'],
    async handle(request, response) {
      addVary(response, 'accept')
      const named = acceptedBy(request)
      const accepted = { ...named, eventStream: named.eventStream && stream !== undefined }
      const wantsPage = accepted.page && request.method !== 'POST'
      let params: OperationParams
      let streams = false
      try {
        params = await readOperationParams(request, maxBodyBytes)
        if (resolve) params = resolve(params)
        if (!wantsPage) streams = isStreamed(params, accepted, read)
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        return refuse(response, error, accepted)
      }
      if (streams && stream) {
        if (request.method !== 'HEAD') return stream(params, request, response)
        // The headers of a stream, and nothing of what it would cost.
        response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' }).end()
        return
      }
      if (await answerKnown?.(params, request, response)) return
      const answer = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: requestOf(params, request),
        context: () =>
          options.context(request, response).catch((error) => {
            throw error instanceof GraphQLError ? withHttp(error) : error
          }),
      })
      for (const [name, value] of answer.headers) response.setHeader(name, value)
      response.statusCode = answer.status ?? 200
      if (answer.body.kind === 'complete') return sendCompressed(response, answer.body.string)
      for await (const chunk of answer.body.asyncIterator) response.write(chunk)
      response.end()
    },
  }
}

/** An error that does not keep a response from being 200 is the only event of a stream, to a client that reads only those. */
async function refuse(response: ServerResponse, error: GraphQLError, { json, eventStream }: Accepted): Promise<void> {
  if (json || !eventStream || httpOf(error).status !== 200) return sendRefusal(response, error)
  await sendEventStream(response, Readable.from([{ errors: [error] }]), { signal: clientGone(response) })
}

/**
 * Whether an answer is a stream: that of a subscription is, and every other is JSON if the client accepts JSON at all.
 * @throws GraphQLError BAD_REQUEST, with 406, when the client accepts nothing that there is
 */
function isStreamed(params: OperationParams, accepted: Accepted, read: Read): boolean {
  if (isSubscription(params, read)) {
    if (accepted.eventStream) return true
    throw badRequest(
      'A subscription is answered with Server-Sent Events, or over a WebSocket: ask with `Accept: text/event-stream`, ' +
        'or connect to this path with the protocol graphql-transport-ws. There are no multipart answers.',
      {},
      { status: 406 },
    )
  }
  if (accepted.json || accepted.eventStream) return !accepted.json
  throw badRequest(
    'There is no answer of a type that you accept: send `Accept: application/graphql-response+json, application/json`.',
    {},
    { status: 406 },
  )
}

function isSubscription({ query, operationName }: OperationParams, read: Read): boolean {
  // Most documents do without the word, and need not be looked into.
  const document = query?.includes('subscription') ? read?.(query) : undefined
  return (
    document !== undefined && getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION
  )
}

/** A HEAD is a GET to Apollo Server; Node leaves the body of its answer out. */
function requestOf(params: OperationParams, request: IncomingMessage): HTTPGraphQLRequest {
  const { query = null, operationName = null, variables = null, extensions = null } = params
  const headers = headerMap(request)
  const body = { query, operationName, variables, extensions }
  if (request.method === 'POST') return { method: 'POST', headers, search: '', body }
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(body)) {
    if (value !== null) search.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  return { method: 'GET', headers, search: `?${search}`, body: {} }
}

function headerMap(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}
