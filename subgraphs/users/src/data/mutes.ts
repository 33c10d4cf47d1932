import { keyset, type Page, statement, type ViewerId } from '@plaza/database'
import { type Selectable, sql } from 'kysely'
import type { Mutes } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'
import { mayKnow } from './people.ts'

export type MuteRow = Selectable<Mutes>

/** What the viewer is told of a mute of theirs. */
export type Mute = Pick<MuteRow, 'mutedId' | 'createdAt' | 'expiresAt'>

/** The cursor of the list of mutes. */
export const mutePlace = ['time', 'uuid'] as const
export const placeOfMute = ({ createdAt, mutedId }: Mute): readonly unknown[] => [createdAt, mutedId]

const columns = ['muterId', 'mutedId', 'createdAt', 'expiresAt', 'version'] as const
const holds = sql<boolean>`(mutes.expires_at is null or mutes.expires_at > now())`

function mutesOf(db: Db, viewerId: ViewerId) {
  return db
    .selectFrom('mutes')
    .select(['mutes.mutedId', 'mutes.createdAt', 'mutes.expiresAt'])
    .where('mutes.muterId', '=', viewerId)
    .where(holds)
}

const mutesByIds = statement((db: Db, { viewerId, ids }: { viewerId: ViewerId; ids: readonly string[] }) =>
  mutesOf(db, viewerId).where('mutes.mutedId', 'in', ids),
)

/** The viewer's mutes of these people that hold now, by person. */
export async function listMutesByIds(db: Db, viewerId: ViewerId, ids: readonly string[]): Promise<Map<string, Mute>> {
  const rows = await mutesByIds.execute(db, { viewerId, ids })
  return new Map(rows.map((row) => [row.mutedId, row]))
}

const mutedPeople = statement((db: Db, { viewerId, page }: { viewerId: string; page: Page }) =>
  keyset(
    mutesOf(db, viewerId).where(({ ref }) => mayKnow(ref('mutes.mutedId'))),
    page,
    ['mutes.createdAt', 'mutes.mutedId'],
    'desc',
  ),
)

/** Of people whom the viewer may know of, newest mute first. */
export async function listMutes(db: Db, viewerId: string, page: Page): Promise<Mute[]> {
  return await mutedPeople.execute(db, { viewerId, page })
}

/** One that holds keeps its beginning. The caller holds the pair's lock. */
export async function upsertMute(
  trx: Trx,
  mute: { muterId: string; mutedId: string; expiresAt: Date | null },
): Promise<MuteRow> {
  return await trx
    .insertInto('mutes')
    .values(mute)
    .onConflict((conflict) =>
      conflict.columns(['muterId', 'mutedId']).doUpdateSet({
        expiresAt: mute.expiresAt,
        createdAt: sql<Date>`case when ${holds} then mutes.created_at else now() end`,
        version: sql<number>`nextval('mute_versions')`,
      }),
    )
    .returning(columns)
    .executeTakeFirstOrThrow()
}

const ofEnd = [
  'muterId',
  'mutedId',
  'createdAt',
  'expiresAt',
  sql<number>`nextval('mute_versions')`.as('version'),
] as const

/**
 * The caller holds the pair's lock.
 * @returns the mute with the version of its end; null when there was none
 */
export async function deleteMute(trx: Trx, muterId: string, mutedId: string): Promise<MuteRow | null> {
  const removed = await trx
    .deleteFrom('mutes')
    .where('muterId', '=', muterId)
    .where('mutedId', '=', mutedId)
    .returning(ofEnd)
    .executeTakeFirst()
  return removed ?? null
}

/** Those that hold no longer, with the versions of their ends; one that is being renewed is passed over. Runs as the owner. */
export async function deleteExpiredMutes(trx: Trx, most: number): Promise<MuteRow[]> {
  return await trx
    .deleteFrom('mutes')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('muterId', 'mutedId'),
        'in',
        selectFrom('mutes as expired')
          .select(['expired.muterId', 'expired.mutedId'])
          .where('expired.expiresAt', '<=', sql<Date>`now()`)
          .orderBy('expired.expiresAt')
          .limit(most)
          .forUpdate()
          .skipLocked()
          .$asTuple('muterId', 'mutedId'),
      ),
    )
    .returning(ofEnd)
    .execute()
}

/** All of a person, either way, with the versions of their ends. The caller has locked the profile. */
export async function deleteMutesOf(trx: Trx, userId: string): Promise<MuteRow[]> {
  return await trx
    .deleteFrom('mutes')
    .where((where) => where.or([where('muterId', '=', userId), where('mutedId', '=', userId)]))
    .returning(ofEnd)
    .execute()
}
