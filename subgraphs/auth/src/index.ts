import { defineSubgraph } from '@plaza/subgraph'
import { type AuthConfig, authConfig, authRules } from './config.ts'
import { type AuthContext, createContext } from './context.ts'
import { consumers } from './events/index.ts'
import type { DB } from './generated/database.ts'
import { jobs } from './jobs/index.ts'
import { resolvers } from './resolvers/index.ts'
import { createRoutes } from './routes.ts'
import { type AuthSetup, setUp } from './setup.ts'

export const auth = defineSubgraph<DB, AuthContext, AuthConfig, AuthSetup>({
  name: 'auth',
  root: new URL('..', import.meta.url),
  resolvers,
  openToRestricted: 'all',
  config: authConfig,
  settingRules: authRules,
  setup: setUp,
  teardown: (setup) => setup.mailer.stop(),
  createContext,
  consumers,
  jobs,
  routes: createRoutes,
})

export { listBrokenEntries } from './data/audit-log.ts'
export { listModerators } from './data/moderators.ts'
export { type Rotation, type RotationOptions, rotateSigningKeys, rotationOverlapMs } from './keys/rotate.ts'
export { deriveSecrets, readSecret } from './keys/secrets.ts'
export { changeRole } from './moderation/change-role.ts'
export type { AuthConfig, AuthSetup, DB as AuthDatabase }
export { authConfig }
