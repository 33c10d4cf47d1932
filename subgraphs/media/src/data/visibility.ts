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

const setGranted = statement(
  (_: Db, { ids }: { ids: string }) => sql`select set_config('app.granted_media', ${ids}, true)`,
)

const setEvidence = statement(
  (_: Db, { ids }: { ids: string }) => sql`select set_config('app.evidence_media', ${ids}, true)`,
)

/**
 * Tells the row policies of this transaction what `grantedIds` and `evidenceIds` say. Apart, since a read with the former alone may
 * be several viewers' at once.
 */
export async function applyGrants(db: Db, { grantedIds, evidenceIds }: Sight): Promise<void> {
  await Promise.all([
    grantedIds.length > 0 && setGranted.execute(db, { ids: asArray(grantedIds) }),
    evidenceIds.length > 0 && setEvidence.execute(db, { ids: asArray(evidenceIds) }),
  ])
}

const asArray = (ids: readonly string[]) => `{${ids.join(',')}}`
