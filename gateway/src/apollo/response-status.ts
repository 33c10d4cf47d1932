import type { ApolloServerPlugin } from '@apollo/server'

/** A well-formed request whose document or variables are at fault. */
const requestErrors = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'])

/**
 * GraphQL over HTTP wants 200 for these when the answer is `application/json`: a client of that older type can't tell
 * whether a 400 comes from the server or from something in between. Who accepts `application/graphql-response+json`
 * gets the 400.
 */
export const responseStatusPlugin: ApolloServerPlugin = {
  requestDidStart: async ({ request }) => ({
    willSendResponse: async ({ response }) => {
      if (response.http.status !== 400 || response.body.kind !== 'single') return
      if (request.http?.headers.get('accept')?.includes('application/graphql-response+json')) return
      const { errors = [] } = response.body.singleResult
      if (errors.every(({ extensions }) => requestErrors.has(String(extensions?.code)))) response.http.status = 200
    },
  }),
}
