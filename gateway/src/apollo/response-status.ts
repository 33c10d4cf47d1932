import type { ApolloServerPlugin } from '@apollo/server'
import { type ErrorEntry, errorRegistry, httpOf, isErrorCode } from '@plaza/server'
import type { GraphQLFormattedError } from 'graphql'

/**
 * Gives a request that fails as a whole the status of its error's code; Apollo Server knows those of its own errors, and
 * takes 400 or 500 for all others.
 *
 * GraphQL over HTTP wants 200 when the document or variables are at fault and the answer is `application/json`: a client
 * of that older type can't tell whether a 400 comes from the server or from something in between. A client that accepts
 * `application/graphql-response+json` gets the 400.
 */
export const responseStatusPlugin: ApolloServerPlugin = {
  requestDidStart: async ({ request }) => ({
    willSendResponse: async ({ response: { http, body } }) => {
      if (body.kind !== 'single') return
      const { data, errors = [] } = body.singleResult
      const asJson = !request.http?.headers.get('accept')?.includes('application/graphql-response+json')
      const outage = errors.find(({ extensions }) => extensions?.code === 'SUBGRAPH_UNAVAILABLE')
      if (data == null && outage) for (const [name, value] of httpOf(outage).headers) http.headers.set(name, value)
      // Nothing is left of an answer whose non-null fields an outage has taken: a proxy may ask again by the status.
      if (data === null && outage && !asJson) http.status = httpOf(outage).status
      if (data !== undefined || (http.status !== 400 && http.status !== 500)) return
      // Of several errors, such as those of validation, the gravest says it.
      const statuses = errors.map((error) => statusOf(error, asJson))
      if (statuses.length > 0) http.status = Math.max(...statuses)
    },
  }),
}

function statusOf({ extensions }: GraphQLFormattedError, asJson: boolean): number {
  const entry: ErrorEntry | undefined = isErrorCode(extensions?.code) ? errorRegistry[extensions.code] : undefined
  return (asJson && entry?.statusAsJson) || (entry?.status ?? 500)
}
