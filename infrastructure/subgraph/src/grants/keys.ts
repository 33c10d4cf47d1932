import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto'
import { grantSigners } from '@plaza/schema/subgraphs'
import { z } from 'zod'

const okp = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().min(43).max(43) })
const keyId = z
  .string()
  .regex(/^[a-z-]+(:[\w-]{1,40})?$/, "must have keys whose `kid` is their issuer's name, or that and a mark: posts:2")
const privateJwk = okp.extend({ d: z.string().min(43).max(43), kid: keyId.optional() })
const publicJwk = okp.extend({ kid: keyId })

/** The Ed25519 keys of media grants. An id is the issuer's name, or that and a mark: `posts`, `posts:2`. */
export interface GrantKeys {
  /** By id; each service is handed its own and no other. */
  readonly privateKeys: Readonly<Record<string, KeyObject>>
  /** By id; for media alone. */
  readonly publicKeys: Readonly<Record<string, KeyObject>>
}

/** What a service signs its grants with. */
export interface GrantSigningKey {
  /** Undefined: the issuer's name. */
  readonly keyId?: string | undefined
  readonly privateKey: KeyObject
}

/** Whose a key is, as its id says. */
export const issuerOf = (id: string): string => id.split(':', 1)[0]!

/** Whether a key's id says that it is one of this issuer's. */
export const isKeyOf = (issuer: string, id: string): boolean => issuerOf(id) === issuer

/**
 * Makes a pair of keys for each id; without ids one for each issuer, for the start that runs everything in one process:
 * grants live five minutes, so their keys need not outlive it.
 */
export function generateGrantKeys(ids: readonly string[] = grantSigners): GrantKeys {
  const privateKeys: Record<string, KeyObject> = {}
  const publicKeys: Record<string, KeyObject> = {}
  for (const id of ids) {
    const pair = generateKeyPairSync('ed25519')
    privateKeys[id] = pair.privateKey
    publicKeys[id] = pair.publicKey
  }
  return { privateKeys, publicKeys }
}

/** The settings of services that run apart, as JSON: a private JWK by each id, and one JWKS of all public keys. */
export function exportGrantKeys(keys: GrantKeys): { privateJwks: Record<string, string>; publicJwks: string } {
  const jwk = ([kid, key]: [string, KeyObject]) => ({ ...key.export({ format: 'jwk' }), kid })
  const privateJwks = Object.entries(keys.privateKeys).map((entry) => [entry[0], JSON.stringify(jwk(entry))])
  return {
    privateJwks: Object.fromEntries(privateJwks),
    publicJwks: JSON.stringify({ keys: Object.entries(keys.publicKeys).map(jwk) }),
  }
}

/** The setting of a service that signs grants: its private Ed25519 JWK as JSON, with the `kid` that its grants name. */
export const grantPrivateKeySetting = z
  .string()
  .transform(json)
  .pipe(privateJwk)
  .transform(({ kid, ...jwk }): GrantSigningKey => ({ keyId: kid, privateKey: createPrivateKey(asJwk(jwk)) }))

/**
 * The setting of media, which verifies grants: the JWKS of all issuers as JSON, by `kid`. An issuer may have several keys,
 * so that grants of the former one are good until they end.
 */
export const grantPublicKeysSetting = z
  .string()
  .transform(json)
  .pipe(
    z.object({
      keys: z
        .array(publicJwk)
        .min(1)
        .refine(
          (keys) => new Set(keys.map(({ kid }) => kid)).size === keys.length,
          'must have one key of each `kid`; give a new one a mark, as in posts:2',
        ),
    }),
  )
  .transform(({ keys }): GrantKeys['publicKeys'] =>
    Object.fromEntries(keys.map(({ kid, ...jwk }) => [kid, createPublicKey(asJwk(jwk))])),
  )

const asJwk = (jwk: z.output<typeof okp>) => ({ key: jwk as JsonWebKey, format: 'jwk' }) as const

function json(text: string, ctx: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text)
  } catch {
    ctx.addIssue({ code: 'custom', message: 'is not JSON' })
    return z.NEVER
  }
}
