import { databaseConfig } from '@plaza/database'
import { eventsConfig, eventsRules } from '@plaza/events'
import { grantSigners, isSubgraphName, subgraphs } from '@plaza/schema/subgraphs'
import {
  type Environment,
  gatewaySecretRule,
  neededInProduction,
  prefixedShape,
  readSettings,
  type SettingRule,
  serverConfig,
} from '@plaza/server'
import { z } from 'zod'
import type { Subgraph } from './define-subgraph.ts'
import { type GrantSigningKey, grantPrivateKeySetting, grantPublicKeysSetting, isKeyOf } from './grants/index.ts'

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
      'Public keys of all issuers, as a JWKS, that verify media grants; media needs it. A key id is its issuer, as `posts`, or that and a mark, as `posts:2`: an issuer may have several',
    ),
})

/** The settings of one service: its own join the common ones, so that every problem is told at once. */
export const settingsOf = ({ config }: Subgraph) =>
  z.object({ ...subgraphConfig.shape, ...config?.shape }) as unknown as typeof subgraphConfig

/** What a service's settings must be together. */
export function settingRulesOf({ name, settingRules = [] }: Subgraph): readonly SettingRule[] {
  // A subgraph that is being tried out is not in the list yet.
  const { grants } = isSubgraphName(name) ? subgraphs[name] : {}
  const ofGrants = grants
    ? [neededInProduction(grantKeys[grants], 'Without it nobody sees a file that others may not.')]
    : []
  return [gatewaySecretRule, poolRule, ...eventsRules, ownKeyRule(name), ...ofGrants, ...settingRules]
}

const grantKeys = { signs: 'GRANT_PRIVATE_KEY', verifies: 'GRANT_PUBLIC_KEYS' } as const

const ownKeyRule =
  (issuer: string): SettingRule =>
  ({ GRANT_PRIVATE_KEY: key }) => {
    const { keyId } = (key as GrantSigningKey | undefined) ?? {}
    if (keyId === undefined || isKeyOf(issuer, keyId)) return []
    return [`GRANT_PRIVATE_KEY: must be a key of ${issuer}, not "${keyId}"; run \`pnpm keys rotate ${issuer}\`.`]
  }

const poolRule: SettingRule = ({
  DATABASE_POOL_MIN: min,
  DATABASE_POOL_MAX: max,
  DATABASE_SYSTEM_POOL_MAX: systemMax,
}) => [
  ...(Number(min) > Number(max) ? [`DATABASE_POOL_MIN: must be at most DATABASE_POOL_MAX (${max}), not ${min}.`] : []),
  ...(Number(systemMax) < 2
    ? [`DATABASE_SYSTEM_POOL_MAX: must be 2 or more, not ${systemMax}: the locks of jobs take one connection.`]
    : []),
]

/** What is wrong with the settings that a service would be started with. */
export function findSettingProblems(definition: Subgraph, env: Environment, names?: readonly string[]): string[] {
  return readSettings(settingsOf(definition), env, { rules: settingRulesOf(definition), ...(names && { names }) })
    .problems
}
