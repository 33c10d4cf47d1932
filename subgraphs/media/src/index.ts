import { defineSubgraph } from '@plaza/subgraph'
import { mediaConfig, setUp } from './config.ts'
import { createContext } from './context.ts'
import { consumers } from './events/keep-people.ts'
import { jobs } from './jobs/index.ts'
import { resolvers } from './resolvers/index.ts'
import { fileRoute } from './routes.ts'

export const media = defineSubgraph({
  name: 'media',
  root: new URL('..', import.meta.url),
  config: mediaConfig,
  setup: setUp,
  resolvers,
  createContext,
  consumers,
  jobs,
  routes: (service) => [fileRoute(service.setup)],
})
