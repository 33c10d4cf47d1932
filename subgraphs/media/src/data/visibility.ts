import { statement, type ViewerId } from '@plaza/database'
import { type ExpressionBuilder, sql } from 'kysely'
import type { DB } from '../generated/database.ts'
import type { Db } from './db.ts'

/** Who asks, and for which files another service has vouched in this request (grants already verified). */
export interface Sight {
  readonly viewerId: ViewerId | null
  readonly grantedIds: readonly string[]
}

type Files = DB & { f: DB['mediaFiles'] }

/** The rule of MediaFile: the owner sees all states; others see ready files that are granted or in a public collection. */
export function visibleFile({ viewerId, grantedIds }: Sight) {
  return (eb: ExpressionBuilder<Files, 'f'>) => {
    const shown = eb.and([
      eb('f.state', '=', 'READY'),
      eb('f.removedAt', 'is', null),
      eb.or([eb('f.id', 'in', grantedIds), sql<boolean>`in_public_collection(f.id)`]),
    ])
    return viewerId === null ? shown : eb.or([eb('f.ownerId', '=', viewerId), shown])
  }
}

const setGrants = statement(
  (_: Db, { granted }: { granted: string }) => sql`select set_config('app.granted_media', ${granted}, true)`,
)

/** Tells the row policies of this transaction what `grantedIds` says. */
export async function applyGrants(db: Db, { grantedIds }: Sight): Promise<void> {
  if (grantedIds.length === 0) return
  await setGrants.execute(db, { granted: `{${grantedIds.join(',')}}` })
}
