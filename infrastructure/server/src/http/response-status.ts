import type { ApolloServerPlugin } from '@apollo/server'
import { httpOf } from '../errors/coded-error.ts'
import { acceptedBy } from './accept.ts'

/**
 * Gives a request that fails as a whole the status of its error's code; Apollo Server knows those of its own errors, and
 * takes 400 or 500 for all others.
 *
 * GraphQL over HTTP wants 200 when the document or variables are at fault and the answer is `application/json`: a client
 * of that older type can't tell whether a 400 comes from the server or from something in between. An answer
 * that is `application/graphql-response+json` has the 400.
 */
export const responseStatusPlugin: ApolloServerPlugin = {
  requestDidStart: async ({ request }) => ({
    willSendResponse: async ({ response: { http, body } }) => {
      if (body.kind !== 'single') return
      const { data, errors = [] } = body.singleResult
      const accepted = acceptedBy({ headers: { accept: request.http?.headers.get('accept') } })
      const asJson = accepted.json === 'application/json'
      const outage = errors.find(({ extensions }) => extensions?.code === 'SUBGRAPH_UNAVAILABLE')
      if (data == null && outage) for (const [name, value] of httpOf(outage).headers) http.headers.set(name, value)
      // Nothing is left of an answer whose non-null fields an outage has taken: a proxy may ask again by the status.
      if (data === null && outage && !asJson) http.status = httpOf(outage).status
      if (data !== undefined || (http.status !== 400 && http.status !== 500)) return
      // Of several errors, such as those of validation, the gravest says it.
      const [gravest] = errors
        .map((error) => httpOf(error, { asJson }))
        .toSorted((one, other) => other.status - one.status)
      if (!gravest) return
      http.status = gravest.status
      for (const [name, value] of gravest.headers) http.headers.set(name, value)
    },
  }),
}
