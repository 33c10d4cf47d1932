import { type CryptoKey, createRemoteJWKSet, customFetch, type JWK, type RemoteJWKSet } from 'jose'

/** A JSON Web Key Set. */
export interface Jwks {
  readonly keys: readonly JWK[]
}

/** Where the public keys come from: auth's JWKS URL, or a function that reads them in the same process. */
export type JwksSource = string | URL | (() => Promise<Jwks>)

/** When keys are fetched. */
export interface KeySetOptions {
  /** Keys older than this are fetched again in the background while the held ones serve on; 60,000 unless given. */
  readonly maxAgeMs?: number
  /** At least this long between two fetches, so that made-up key ids never flood auth with requests; 1,000 unless given. */
  readonly cooldownMs?: number
  /** 5,000 unless given; a function as the source is waited for without an end. */
  readonly fetchTimeoutMs?: number
  /** Told of each fetch that failed. */
  readonly onError?: (error: unknown) => void
  /** Milliseconds since 1970; only tests give their own. */
  readonly now?: () => number
}

/**
 * The keys that may have signed a token. Auth publishes a key well before it signs with it and keeps it published until
 * its last token has expired, so a service that asks at least once every `maxAgeMs` always holds the key it needs.
 *
 * jose fetches, validates and imports. When to fetch is decided here: jose's own rule makes a request wait for a set that
 * is old, fails it while auth is away, and has no cooldown after a fetch that failed.
 */
export class KeySet {
  readonly #remote: RemoteJWKSet
  readonly #options: Required<Omit<KeySetOptions, 'fetchTimeoutMs'>>
  #keys: ReadonlyMap<string, CryptoKey> = new Map()
  #fetchedAt = Number.NEGATIVE_INFINITY
  #triedAt = Number.NEGATIVE_INFINITY
  #pending: Promise<boolean> | null = null

  constructor(source: JwksSource, { fetchTimeoutMs = 5_000, ...options }: KeySetOptions = {}) {
    this.#options = { maxAgeMs: 60_000, cooldownMs: 1_000, onError: () => {}, now: Date.now, ...options }
    const isLocal = typeof source === 'function'
    this.#remote = createRemoteJWKSet(new URL(isLocal ? 'local:keys' : source), {
      timeoutDuration: fetchTimeoutMs,
      cacheMaxAge: Number.POSITIVE_INFINITY,
      cooldownDuration: Number.POSITIVE_INFINITY,
      ...(isLocal && { [customFetch]: async () => Response.json(await source()) }),
    })
  }

  /** Whether a key is still published. Never waits; refreshes in the background when the set is old. */
  holds(keyId: string): boolean {
    if (this.#options.now() - this.#fetchedAt > this.#options.maxAgeMs) void this.#refresh()
    return this.#keys.has(keyId)
  }

  /** The key of that id, fetched if need be; undefined when it is not published. */
  async find(keyId: string): Promise<CryptoKey | undefined> {
    if (!this.holds(keyId)) await this.#refresh()
    return this.#keys.get(keyId)
  }

  /** False until keys have been read once: before that nobody can tell a good token from a bad one. */
  get isLoaded(): boolean {
    return this.#fetchedAt > Number.NEGATIVE_INFINITY
  }

  /** Reads the keys now, whatever the cooldown. True when they were read, false when the source gave none. */
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
      await this.#remote.reload()
      const ids = (this.#remote.jwks()?.keys ?? []).filter(isOurs).map(({ kid }) => kid)
      this.#keys = new Map(await Promise.all(ids.map(async (id) => [id, await this.#import(id)] as const)))
      this.#fetchedAt = this.#options.now()
      return true
    } catch (error) {
      // The held keys stay in use: auth being away for a while signs nobody out.
      this.#options.onError(error)
      return false
    }
  }

  #import(keyId: string): Promise<CryptoKey> {
    return this.#remote({ alg: 'EdDSA', kid: keyId })
  }
}

const isOurs = (jwk: JWK): jwk is JWK & { kid: string } =>
  jwk.kid !== undefined && jwk.kty === 'OKP' && jwk.crv === 'Ed25519' && jwk.d === undefined
