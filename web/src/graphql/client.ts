import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink } from '@apollo/client'
import { SetContextLink } from '@apollo/client/link/context'
import { ErrorLink } from '@apollo/client/link/error'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { OperationTypeNode } from 'graphql'
import { glassLink } from '../glass/glass.ts'
import type { Session } from '../session/session.ts'
import { createCache } from './cache.ts'
import { clientName } from './client-name.ts'
import { keepKnown } from './keep-known.ts'
import { createLive, type Live } from './live.ts'
import { resumeStreams } from './resume-streams.ts'

export interface PlazaClient {
  readonly apollo: ApolloClient
  readonly live: Live
  /** Ends what is live and forgets all that was read. */
  close(): void
}

/** The client of one signed-in person, with a cache and a socket of its own. */
export function createPlazaClient(session: Session): PlazaClient {
  const cache = createCache()
  const live = createLive(session)
  const authorize = new SetContextLink(async ({ headers }) => {
    const token = await session.accessToken()
    return { token, headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) } }
  })
  const askAgain = new ErrorLink(({ error, operation, forward }) => {
    const isRefused =
      CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')
    const { token, isRepeated } = operation.getContext() as { token?: string; isRepeated?: boolean }
    if (!isRefused || isRepeated || !token) return
    session.refuse(token)
    operation.setContext({ isRepeated: true })
    return forward(operation)
  })
  const apollo = new ApolloClient({
    cache,
    clientAwareness: { name: clientName },
    dataMasking: true,
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      ApolloLink.from([resumeStreams(live), new GraphQLWsLink(live.client)]),
      ApolloLink.from([keepKnown(cache), askAgain, authorize, glassLink, new HttpLink({ uri: '/graphql' })]),
    ),
    defaultOptions: {
      watchQuery: { errorPolicy: 'all' },
      query: { errorPolicy: 'all' },
    },
  })
  return {
    apollo,
    live,
    close() {
      live.close()
      apollo.stop()
      void apollo.clearStore()
    },
  }
}

declare module '@apollo/client' {
  namespace ApolloClient {
    namespace DeclareDefaultOptions {
      interface WatchQuery {
        errorPolicy: 'all'
      }
      interface Query {
        errorPolicy: 'all'
      }
    }
  }
}
