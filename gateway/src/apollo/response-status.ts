import type { ApolloServerPlugin } from '@apollo/server'
import { httpOf } from '@plaza/server'

/** A well-formed request whose document or variables are at fault. */
const requestErrors = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'])

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
      if (body.kind !== 'single' || body.singleResult.data !== undefined) return
      const { errors: [error, ...more] = [] } = body.singleResult
      if (!error || (http.status !== 400 && http.status !== 500)) return
      http.status = httpOf(error).status
      if (http.status !== 400 || request.http?.headers.get('accept')?.includes('application/graphql-response+json'))
        return
      if ([error, ...more].every(({ extensions }) => requestErrors.has(String(extensions?.code)))) http.status = 200
    },
  }),
}
