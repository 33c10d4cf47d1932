import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto'
import { grantSigners } from '@plaza/schema/subgraphs'
import { z } from 'zod'

const okp = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().min(43).max(43) })
const privateJwk = okp.extend({ d: z.string().min(43).max(43) })
const publicJwk = okp.extend({ kid: z.string().min(1) })

/** The Ed25519 keys of media grants. */
export interface GrantKeys {
  /** By issuer; each service is handed its own and no other. */
  readonly privateKeys: Readonly<Record<string, KeyObject>>
  /** By issuer; for media alone. */
  readonly publicKeys: Readonly<Record<string, KeyObject>>
}

/**
 * Makes a pair of keys for each issuer, for the start that runs everything in one process: grants live five minutes, so
 * their keys need not outlive it.
 */
export function generateGrantKeys(issuers: readonly string[] = grantSigners): GrantKeys {
  const privateKeys: Record<string, KeyObject> = {}
  const publicKeys: Record<string, KeyObject> = {}
  for (const issuer of issuers) {
    const pair = generateKeyPairSync('ed25519')
    privateKeys[issuer] = pair.privateKey
    publicKeys[issuer] = pair.publicKey
  }
  return { privateKeys, publicKeys }
}

/**
 * The two settings of services that run apart, as JSON: a private JWK for each issuer, and one JWKS of all public keys, each
 * with its issuer as `kid`.
 */
export function exportGrantKeys(keys: GrantKeys): { privateJwks: Record<string, string>; publicJwks: string } {
  const privateJwks: Record<string, string> = {}
  for (const [issuer, key] of Object.entries(keys.privateKeys)) {
    privateJwks[issuer] = JSON.stringify(key.export({ format: 'jwk' }))
  }
  const publicKeys = Object.entries(keys.publicKeys).map(([kid, key]) => ({ ...key.export({ format: 'jwk' }), kid }))
  return { privateJwks, publicJwks: JSON.stringify({ keys: publicKeys }) }
}

/** The setting of a service that signs grants: its private Ed25519 JWK as JSON. */
export const grantPrivateKeySetting = z
  .string()
  .transform(json)
  .pipe(privateJwk)
  .transform((jwk): KeyObject => createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' }))

/** The setting of media, which verifies grants: the JWKS of all issuers as JSON, each key's `kid` its issuer's name. */
export const grantPublicKeysSetting = z
  .string()
  .transform(json)
  .pipe(z.object({ keys: z.array(publicJwk).min(1) }))
  .transform(({ keys }): Readonly<Record<string, KeyObject>> => {
    const publicKeys: Record<string, KeyObject> = {}
    for (const { kid, ...jwk } of keys) {
      publicKeys[kid] = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' })
    }
    return publicKeys
  })

function json(text: string, ctx: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text)
  } catch {
    ctx.addIssue({ code: 'custom', message: 'is not JSON' })
    return z.NEVER
  }
}
