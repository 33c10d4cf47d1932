import { type CryptoKey, importPKCS8, type JWK } from 'jose'
import type { Db } from '../data/db.ts'
import { listPublishedKeys, type SigningKeyRow } from '../data/signing-keys.ts'
import { openPrivateKey } from './private-key.ts'
import { ensureSigningKey } from './rotate.ts'

export interface SigningKey {
  readonly id: string
  readonly privateKey: CryptoKey
}

/** Replicas notice a rotation this late at the most, which is well before the new key signs. */
const maxAgeMs = 30_000

/** The signing keys as this process knows them, with the private halves decrypted in memory only. */
export class KeyRing {
  readonly #db: Db
  readonly #sealingKey: Buffer
  readonly #privateKeys = new Map<string, Promise<CryptoKey>>()
  #rows: readonly SigningKeyRow[] = []
  #readAt = 0
  #pending: Promise<void> | null = null

  constructor(db: Db, sealingKey: Buffer) {
    this.#db = db
    this.#sealingKey = sealingKey
  }

  /** The key that signs now. */
  async current(): Promise<SigningKey> {
    await this.#refresh()
    const now = new Date()
    const row = this.#rows.findLast((key) => key.signsFrom <= now && (key.signsUntil === null || now < key.signsUntil))
    if (!row) throw new Error('No signing key is in force')
    return { id: row.id, privateKey: await this.#privateKey(row) }
  }

  /** A published key by its id, to sign again what it has signed before. */
  async find(id: string): Promise<SigningKey | null> {
    await this.#refresh()
    const row = this.#rows.find((key) => key.id === id)
    return row ? { id, privateKey: await this.#privateKey(row) } : null
  }

  /** The public keys, as `/.well-known/jwks.json` shows them. */
  async publicKeys(): Promise<{ keys: JWK[] }> {
    await this.#refresh()
    const now = new Date()
    const published = this.#rows.filter((key) => key.publishedUntil === null || now < key.publishedUntil)
    return { keys: published.map((key) => key.publicKey) }
  }

  /** Reads the keys again now, e.g. after a rotation in this process. */
  async reload(): Promise<void> {
    this.#readAt = 0
    await this.#refresh()
  }

  async #refresh(): Promise<void> {
    if (Date.now() - this.#readAt < maxAgeMs) return
    this.#pending ??= this.#read().finally(() => {
      this.#pending = null
    })
    await this.#pending
  }

  async #read(): Promise<void> {
    let rows = await listPublishedKeys(this.#db)
    if (!rows.some((key) => key.signsUntil === null)) {
      await ensureSigningKey(this.#db, this.#sealingKey)
      rows = await listPublishedKeys(this.#db)
    }
    this.#rows = rows
    this.#readAt = Date.now()
  }

  #privateKey(row: SigningKeyRow): Promise<CryptoKey> {
    const known = this.#privateKeys.get(row.id)
    if (known) return known
    const opened = importPKCS8(openPrivateKey(row, this.#sealingKey), 'EdDSA')
    this.#privateKeys.set(row.id, opened)
    return opened
  }
}
