import { type CryptoKey, importJWK, type JWK } from 'jose'

export interface Jwks {
  readonly keys: readonly JWK[]
}

/** Where the public keys come from: auth's JWKS URL, or a function that reads them in the same process. */
export type JwksSource = string | URL | (() => Promise<Jwks>)

export interface KeySetOptions {
  /** Keys older than this are fetched again in the background while the held ones serve on. */
  readonly maxAgeMs?: number
  /** At least this long between two fetches, so that made-up key ids can't turn into a flood of requests to auth. */
  readonly cooldownMs?: number
  readonly fetchTimeoutMs?: number
  readonly onError?: (error: unknown) => void
  readonly now?: () => number
}

/**
 * The keys that may have signed a token. Auth publishes a key well before it signs with it and keeps it published until its
 * last token has expired; so whoever asks at least once a `maxAgeMs` always holds the one it needs.
 */
export class KeySet {
  readonly #source: JwksSource
  readonly #options: Required<KeySetOptions>
  #keys: ReadonlyMap<string, CryptoKey> = new Map()
  #fetchedAt = Number.NEGATIVE_INFINITY
  #triedAt = Number.NEGATIVE_INFINITY
  #pending: Promise<boolean> | null = null

  constructor(source: JwksSource, options: KeySetOptions = {}) {
    this.#source = source
    this.#options = {
      maxAgeMs: 60_000,
      cooldownMs: 1_000,
      fetchTimeoutMs: 5_000,
      onError: () => {},
      now: Date.now,
      ...options,
    }
  }

  /** Whether a key is still published; never waits, and refreshes in the background when the set is old. */
  holds(keyId: string): boolean {
    if (this.#options.now() - this.#fetchedAt > this.#options.maxAgeMs) void this.#refresh()
    return this.#keys.has(keyId)
  }

  /** The key of that id, fetched if need be; undefined when it is not published. */
  async find(keyId: string): Promise<CryptoKey | undefined> {
    if (!this.holds(keyId)) await this.#refresh()
    return this.#keys.get(keyId)
  }

  /** False until keys have been read once: till then nobody can tell a good token from a bad one. */
  get isLoaded(): boolean {
    return this.#fetchedAt > Number.NEGATIVE_INFINITY
  }

  /** Reads the keys now. True when they were read, false when the source could not be reached. */
  async load(): Promise<boolean> {
    this.#triedAt = Number.NEGATIVE_INFINITY
    return this.#refresh()
  }

  #refresh(): Promise<boolean> {
    if (this.#pending) return this.#pending
    const now = this.#options.now()
    if (now - this.#triedAt < this.#options.cooldownMs) return Promise.resolve(false)
    this.#triedAt = now
    this.#pending = this.#fetch().finally(() => {
      this.#pending = null
    })
    return this.#pending
  }

  async #fetch(): Promise<boolean> {
    try {
      const { keys } = await readJwks(this.#source, this.#options.fetchTimeoutMs)
      this.#keys = await importKeys(keys)
      this.#fetchedAt = this.#options.now()
      return true
    } catch (error) {
      // The held keys stay in use: auth being away for a while signs nobody out.
      this.#options.onError(error)
      return false
    }
  }
}

async function readJwks(source: JwksSource, timeoutMs: number): Promise<Jwks> {
  if (typeof source === 'function') return source()
  const response = await fetch(source, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' })
  if (!response.ok) throw new Error(`The key set at ${source} answered ${response.status}.`)
  const body = (await response.json()) as Partial<Jwks> | null
  if (!Array.isArray(body?.keys)) throw new Error(`The key set at ${source} has no keys.`)
  return { keys: body.keys }
}

async function importKeys(keys: readonly JWK[]): Promise<ReadonlyMap<string, CryptoKey>> {
  const imported = new Map<string, CryptoKey>()
  for (const jwk of keys) {
    if (!jwk.kid || jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || jwk.d !== undefined) continue
    imported.set(jwk.kid, (await importJWK(jwk, 'EdDSA')) as CryptoKey)
  }
  return imported
}
