import { type SubgraphName, subgraphs } from '@plaza/schema/subgraphs'
import type { Environment } from '@plaza/server'
import type { exportGrantKeys } from '@plaza/subgraph'

export type ExportedGrantKeys = ReturnType<typeof exportGrantKeys>

/** The settings by which a subgraph signs or verifies media grants: a signer gets its own key and no other. */
export function grantSettings(name: SubgraphName, { privateJwks, publicJwks }: ExportedGrantKeys): Environment {
  const { grants } = subgraphs[name]
  if (grants === 'signs') return { GRANT_PRIVATE_KEY: privateJwks[name] }
  return grants === 'verifies' ? { GRANT_PUBLIC_KEYS: publicJwks } : {}
}
