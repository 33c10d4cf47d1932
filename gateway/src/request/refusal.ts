import { GraphQLError } from 'graphql'

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
