import { uuidArray, uuidRows } from '@plaza/database'
import { sql } from 'kysely'
import type { AccountStatus, NotificationType } from '../generated/database.ts'
import type { Trx } from './db.ts'
import { type Preference, preferenceFor } from './preferences.ts'

export interface Recipient {
  userId: string
  preference: Preference
  /** Has an address that is known to be theirs. */
  hasEmail: boolean
  /** Has a browser that takes push messages. */
  hasPush: boolean
}

/**
 * Those who may hear of it: with an account of one of these statuses, who may see the actor and the post that it is about or
 * under, and had muted neither when it happened, nor what the post shares. One statement for any number.
 */
export async function listRecipients(
  trx: Trx,
  userIds: readonly string[],
  {
    type,
    actorId,
    postId,
    sharedPostId,
    at,
  }: { type: NotificationType; actorId: string | null; postId: string | null; sharedPostId?: string | null; at: Date },
  statuses: readonly AccountStatus[],
): Promise<Recipient[]> {
  const rows = await trx
    .selectFrom(uuidRows(userIds, 'r'))
    .leftJoin('people', 'people.userId', 'r.id')
    .leftJoin('notificationPreferences as chosen', (join) =>
      join.onRef('chosen.userId', '=', 'r.id').on('chosen.type', '=', type),
    )
    .where(({ or, eb }) => or([eb('people.status', 'is', null), eb('people.status', 'in', statuses)]))
    .where(sql<boolean>`is_in_sight(r.id, ${actorId}, ${postId})`)
    .where(
      sql<boolean>`not is_muted(r.id, ${actorId}, ${uuidArray([postId, sharedPostId].flatMap((id) => id ?? []))}, ${at})`,
    )
    .select(({ exists, selectFrom, and, eb }) => [
      'r.id as userId',
      'chosen.inApp',
      'chosen.email',
      'chosen.push',
      and([eb('people.email', 'is not', null), eb('people.emailVerifiedAt', 'is not', null)]).as('hasEmail'),
      exists(selectFrom('pushSubscriptions as s').select('s.id').whereRef('s.userId', '=', 'r.id')).as('hasPush'),
    ])
    .execute()
  return rows.map(({ userId, inApp, email, push, hasEmail, hasPush }) => ({
    userId,
    preference: preferenceFor(type, { inApp, email, push }),
    hasEmail: Boolean(hasEmail),
    hasPush: Boolean(hasPush),
  }))
}
