import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client'
import matcher from '../generated/possible-types.ts'

/** The client of somebody who is not signed in: it sends no token, and has no socket. */
export const visitor = new ApolloClient({
  cache: new InMemoryCache({ possibleTypes: matcher.possibleTypes }),
  dataMasking: true,
  link: new HttpLink({ uri: '/graphql' }),
  defaultOptions: { watchQuery: { errorPolicy: 'all' }, query: { errorPolicy: 'all' } },
})
