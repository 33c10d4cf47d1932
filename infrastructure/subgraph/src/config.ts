import { databaseConfig } from '@plaza/database'
import { eventsConfig } from '@plaza/events'
import { grantSigners } from '@plaza/schema/subgraphs'
import { prefixedShape, serverConfig } from '@plaza/server'
import { z } from 'zod'
import { grantPrivateKeySetting, grantPublicKeysSetting } from './grants/index.ts'

/** The settings that every subgraph reads beside its own. */
export const subgraphConfig = z.object({
  ...serverConfig.shape,
  ...prefixedShape('DATABASE', databaseConfig),
  ...eventsConfig.shape,
  GRANT_PRIVATE_KEY: grantPrivateKeySetting
    .optional()
    .describe(
      `Private Ed25519 key, as a JWK, that signs media grants; each of ${grantSigners.join(', ')} needs its own`,
    ),
  GRANT_PUBLIC_KEYS: grantPublicKeysSetting
    .optional()
    .describe(
      'Public keys of all issuers, as a JWKS whose key ids are their names, that verify media grants; media needs it',
    ),
})
