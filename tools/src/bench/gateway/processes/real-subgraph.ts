import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { createEventBus, type EventsSettings } from '@plaza/events'
import type { SubgraphName } from '@plaza/schema/subgraphs'
import { createTokenVerifier, readIncomingRequest, trustHops } from '@plaza/server'
import { type OpenedContext, type RequestContext, type RunningSubgraph, startSubgraph } from '@plaza/subgraph'
import { grantSettings } from '../../../start/grants.ts'
import { subgraphDefinitions } from '../../../subgraphs.ts'
import { benchLog, readRealSettings, realEnvironment } from '../real/settings.ts'
import { serving } from './serve.ts'

/** One service alone, behind its own server and behind a stock one. */
const name = process.argv[2] as SubgraphName
const settings = readRealSettings()
const env = {
  ...realEnvironment(settings),
  PORT: '0',
  DATABASE_URL: settings.urls[name],
  ...grantSettings(name, settings.grantKeys),
}
const service: RunningSubgraph = await startSubgraph(subgraphDefinitions.find((one) => one.name === name)!, {
  env,
  log: benchLog,
  // Nothing happens while feeds are read, so nobody starts it.
  bus: createEventBus(env as EventsSettings, { log: benchLog }),
  verifier: createTokenVerifier({
    keys: async () => {
      const url = settings.jwksUrl ?? new URL('/.well-known/jwks.json', service.url)
      return (await (await fetch(url)).json()) as never
    },
  }),
})
const opened = new WeakMap<object, OpenedContext>()
const server = new ApolloServer<RequestContext>({
  schema: service.schema,
  plugins: [
    {
      requestDidStart: async ({ contextValue }) => ({
        willSendResponse: async () => opened.get(contextValue.db)?.release(),
      }),
    },
  ],
})
const stock = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  async context({ req }) {
    const one = await service.openContext(readIncomingRequest(req, { trusts: trustHops(1) }))
    opened.set(one.context.db, one)
    return one.context
  },
})
serving(service.url, new URL('/graphql', stock.url).href)
