import { defineSubgraph } from '@plaza/subgraph'
import { checks } from './checks.ts'
import { mediaConfig, mediaRules } from './config.ts'
import { createContext } from './context.ts'
import { consumers } from './events/index.ts'
import type { DB } from './generated/database.ts'
import { jobs, sweeps } from './jobs/index.ts'
import { processUploads } from './processing/process-uploads.ts'
import { resolvers } from './resolvers/index.ts'
import { createRoutes } from './routes.ts'
import { setUp, tearDown } from './setup.ts'

export const media = defineSubgraph({
  name: 'media',
  root: new URL('..', import.meta.url),
  config: mediaConfig,
  settingRules: mediaRules,
  setup: setUp,
  teardown: tearDown,
  resolvers,
  openToRestricted: ['deleteMediaFile', 'deleteMediaCollection', 'removeMediaCollectionItems', 'reportMediaFile'],
  createContext,
  consumers,
  jobs,
  workers: [processUploads],
  checks,
  routes: createRoutes,
})

export { formatBytes } from './rules/uploads.ts'
export type { DB as MediaDatabase }
export { mediaConfig, mediaRules, setUp, sweeps }
