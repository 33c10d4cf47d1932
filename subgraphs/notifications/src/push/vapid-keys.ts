import { ConfigError, seal, unseal } from '@plaza/server'
import webPush from 'web-push'
import type { Db } from '../data/db.ts'
import {
  deleteUnusedKeys,
  findVapidKeyInForce,
  listVapidKeys,
  lockVapidKeys,
  replaceVapidKey,
  type VapidKeyRow,
} from '../data/vapid-keys.ts'

export interface VapidKeyPair {
  publicKey: string
  privateKey: string
}

/** Other processes notice a new key this late at the most; what it replaced is good for longer. */
const maxAgeMs = 30_000

/** The keys by which push services know this service, as this process knows them; private halves are open in memory only. */
export class VapidKeys {
  readonly #db: Db
  readonly #sealingKey: Buffer
  #rows: readonly VapidKeyRow[] = []
  #readAt = 0

  constructor(db: Db, sealingKey: Buffer) {
    this.#db = db
    this.#sealingKey = sealingKey
  }

  /** What browsers subscribe with from now on. */
  async publicKey(): Promise<string> {
    return (await this.#read()).find(({ replacedAt }) => replacedAt === null)!.publicKey
  }

  /** Also one that was replaced: a browser is bound to the key that it has subscribed with. Null for one that is unknown. */
  async find(publicKey: string): Promise<VapidKeyPair | null> {
    const isIt = (row: VapidKeyRow) => row.publicKey === publicKey
    const row = (await this.#read()).find(isIt) ?? (await this.#read({ anew: true })).find(isIt)
    return row ? { publicKey, privateKey: this.#open(row) } : null
  }

  /** Makes the next key when the one in force is older, and forgets those that no browser has any more. */
  async rotate({ olderThan }: { olderThan: Date }): Promise<boolean> {
    const isReplaced = await this.#make((inForce) => inForce === undefined || inForce.createdAt < olderThan)
    await deleteUnusedKeys(this.#db)
    await this.#read({ anew: true })
    return isReplaced
  }

  async #read({ anew = false } = {}): Promise<readonly VapidKeyRow[]> {
    if (!anew && Date.now() - this.#readAt < maxAgeMs) return this.#rows
    let rows = await listVapidKeys(this.#db)
    if (!rows.some(({ replacedAt }) => replacedAt === null)) {
      await this.#make((inForce) => inForce === undefined)
      rows = await listVapidKeys(this.#db)
    }
    this.#rows = rows
    this.#readAt = Date.now()
    return rows
  }

  #make(isNeeded: (inForce: VapidKeyRow | undefined) => boolean): Promise<boolean> {
    return this.#db.transaction().execute(async (trx) => {
      await lockVapidKeys(trx)
      if (!isNeeded(await findVapidKeyInForce(trx))) return false
      const { publicKey, privateKey } = webPush.generateVAPIDKeys()
      await replaceVapidKey(trx, { publicKey, seal: (id) => seal(Buffer.from(privateKey), this.#sealingKey, id) })
      return true
    })
  }

  #open({ id, privateKeyEncrypted }: VapidKeyRow): string {
    try {
      return unseal(privateKeyEncrypted, this.#sealingKey, id).toString()
    } catch (error) {
      throw new ConfigError(
        'The key of Web Push cannot be decrypted: NOTIFICATIONS_SECRET is not the one it was encrypted with. Set the former one.',
        { cause: error },
      )
    }
  }
}
