import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server'
import { GraphQLError } from 'graphql'
import { withHttp } from '../errors/coded-error.ts'
import type { AnswerKnown } from '../execution/known-operations.ts'
import { readJson } from './body.ts'
import { sendRefusal } from './refusal.ts'
import type { HttpRoute } from './server.ts'

/** What a GraphQL route needs. */
export interface GraphQLRouteOptions<Context extends BaseContext> {
  server: ApolloServer<Context>
  /** `/graphql` unless given. */
  path?: string
  /** May throw a GraphQLError to refuse the request; the response has the status of its code. */
  context(request: IncomingMessage, response: ServerResponse): Promise<Context>
  /** A shorter way than Apollo Server's for some requests. */
  answerKnown?: AnswerKnown
  /** In bytes; 1 MiB unless given. */
  maxBodyBytes?: number
}

/** Makes the route that hands HTTP requests to Apollo Server, which knows GraphQL over HTTP but not Node's server. */
export function graphqlRoute<Context extends BaseContext>(options: GraphQLRouteOptions<Context>): HttpRoute {
  const maxBodyBytes = options.maxBodyBytes ?? 1024 * 1024
  return {
    path: options.path ?? '/graphql',
    methods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
    async handle(request, response) {
      let body: unknown
      try {
        body = isJson(request) ? await readJson(request, maxBodyBytes) : {}
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        return sendRefusal(response, error.toJSON())
      }
      if (await options.answerKnown?.(body, request, response)) return
      const url = request.url ?? ''
      const search = url.indexOf('?')
      const answer = await options.server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method?.toUpperCase() ?? 'GET',
          headers: headerMap(request),
          search: search < 0 ? '' : url.slice(search),
          body,
        },
        context: () =>
          options.context(request, response).catch((error) => {
            throw error instanceof GraphQLError ? withHttp(error) : error
          }),
      })
      for (const [name, value] of answer.headers) response.setHeader(name, value)
      response.statusCode = answer.status ?? 200
      if (answer.body.kind === 'complete') {
        response.setHeader('content-length', Buffer.byteLength(answer.body.string))
        response.end(answer.body.string)
        return
      }
      for await (const chunk of answer.body.asyncIterator) response.write(chunk)
      response.end()
    },
  }
}

const isJson = (request: IncomingMessage) => /\bjson\b/i.test(request.headers['content-type'] ?? '')

function headerMap(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}
