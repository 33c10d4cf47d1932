import type { ServerResponse } from 'node:http'
import { sendJson } from '@plaza/server'
import { GraphQLError } from 'graphql'

/** How a refusal looks as an HTTP response; Apollo Server reads the same. */
interface HttpExtension {
  readonly status?: number
  readonly headers?: ReadonlyMap<string, string>
}

/** Answers a request that is refused before it has become an operation. */
export function sendRefusal(response: ServerResponse, error: GraphQLError): void {
  const { status = 403, headers = new Map<string, string>() } = (error.extensions.http ?? {}) as HttpExtension
  for (const [name, value] of headers) response.setHeader(name, value)
  sendJson(response, status, { errors: [withoutHttp(error).toJSON()] })
}

/** As it goes to a client that has its response already, or none of HTTP's. */
export function withoutHttp(error: GraphQLError): GraphQLError {
  const { http, ...extensions } = error.extensions
  if (http === undefined) return error
  const { nodes, path, originalError } = error
  return new GraphQLError(error.message, {
    nodes: nodes ?? null,
    path: path ?? null,
    originalError: originalError ?? null,
    extensions,
  })
}
