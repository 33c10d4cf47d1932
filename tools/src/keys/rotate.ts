import { exportGrantKeys, generateGrantKeys, isKeyOf } from '@plaza/subgraph'

/** What is set, one after the other, so that no grant is refused while a service gets a new key. */
export interface Rotation {
  /** For media: the new key beside those there are. */
  readonly both: string
  /** For the service that signs. */
  readonly privateJwk: string
  /** For media again: without the service's former keys. */
  readonly withoutFormer: string
}

interface Jwks {
  readonly keys: readonly { readonly kid: string }[]
}

/** Makes a key for an issuer, beside those of a JWKS. */
export function rotateGrantKey(publicJwks: string, issuer: string): Rotation {
  const { keys } = JSON.parse(publicJwks) as Jwks
  const marks = keys.filter(({ kid }) => isKeyOf(issuer, kid)).map(({ kid }) => Number(kid.split(':')[1] ?? 1) || 1)
  const id = `${issuer}:${Math.max(0, ...marks) + 1}`
  const made = exportGrantKeys(generateGrantKeys([id]))
  const added = (JSON.parse(made.publicJwks) as Jwks).keys
  const others = keys.filter(({ kid }) => !isKeyOf(issuer, kid))
  return {
    both: JSON.stringify({ keys: [...keys, ...added] }),
    privateJwk: made.privateJwks[id]!,
    withoutFormer: JSON.stringify({ keys: [...others, ...added] }),
  }
}
