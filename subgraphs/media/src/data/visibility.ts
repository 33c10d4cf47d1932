import { statement, type ViewerId } from '@plaza/database'
import { type ExpressionBuilder, sql } from 'kysely'
import type { DB } from '../generated/database.ts'
import type { Db } from './db.ts'

/** Who asks, and for which files another service has vouched in this request (grants already verified). */
export interface Sight {
  readonly viewerId: ViewerId | null
  readonly grantedIds: readonly string[]
  /** Those of them that a moderator is shown as evidence, also when they were removed. */
  readonly evidenceIds: readonly string[]
}

type Files = DB & { f: DB['mediaFiles'] }

/** The rule of MediaFile: the owner sees all states; others see ready files that are granted or in a public collection, but what was removed. */
export function visibleFile({ viewerId, grantedIds, evidenceIds }: Sight) {
  return (eb: ExpressionBuilder<Files, 'f'>) => {
    const shown = eb.and([
      eb('f.state', '=', 'READY'),
      eb.or([eb('f.removedAt', 'is', null), eb('f.id', 'in', evidenceIds)]),
      eb.or([eb('f.id', 'in', grantedIds), sql<boolean>`in_public_collection(f.id)`]),
    ])
    return viewerId === null ? shown : eb.or([eb('f.ownerId', '=', viewerId), shown])
  }
}

const setGrants = statement(
  (_: Db, { granted, evidence }: { granted: string; evidence: string }) =>
    sql`select set_config('app.granted_media', ${granted}, true), set_config('app.evidence_media', ${evidence}, true)`,
)

/** Tells the row policies of this transaction what `grantedIds` says. */
export async function applyGrants(db: Db, { grantedIds, evidenceIds }: Sight): Promise<void> {
  if (grantedIds.length === 0) return
  await setGrants.execute(db, { granted: asArray(grantedIds), evidence: asArray(evidenceIds) })
}

const asArray = (ids: readonly string[]) => `{${ids.join(',')}}`
