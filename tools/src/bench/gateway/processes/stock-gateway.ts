import { readFileSync } from 'node:fs'
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { serving } from './serve.ts'

/** The gateway as Apollo's documentation starts one. */
const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(process.env.SUPERGRAPH_FILE!, 'utf8'),
  buildService: ({ url }) =>
    new RemoteGraphQLDataSource<{ authorization?: string }>({
      ...(url && { url }),
      willSendRequest({ request, context }) {
        if (context.authorization) request.http?.headers.set('authorization', context.authorization)
      },
    }),
})
const server = new ApolloServer<{ authorization?: string }>({ gateway })
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async ({ req: { headers } }) => ({
    ...(headers.authorization && { authorization: headers.authorization }),
  }),
})
serving(new URL('/graphql', url).href)
