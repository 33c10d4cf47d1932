import { statement } from '@plaza/database'
import { type DeliverySettings, defaultSettings } from '../rules/due-time.ts'
import type { Db, Trx } from './db.ts'

const columns = ['emailFrequency', 'quietFrom', 'quietUntil', 'timeZone'] as const

const settingsOf = statement((db: Db, { userId }: { userId: string }) =>
  db.selectFrom('deliverySettings').select(columns).where('userId', '=', userId),
)

/** What the person chose, or the defaults. */
export async function getDeliverySettings(db: Db, userId: string): Promise<DeliverySettings> {
  const [row] = await settingsOf.execute(db, { userId })
  return row ?? defaultSettings
}

/** What is not given stays as it is. What waits to be sent is judged anew. */
export async function upsertDeliverySettings(
  trx: Trx,
  userId: string,
  changes: Partial<DeliverySettings>,
): Promise<void> {
  await trx
    .insertInto('deliverySettings')
    .values({ userId, ...changes })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet({ userId, ...changes }))
    .execute()
}
