import { sql } from 'kysely'
import type { NotificationType, SecurityReason, SubjectType } from '../generated/database.ts'
import type { Db } from './db.ts'
import { preferenceFor } from './preferences.ts'

/** Why something is not sent after all. */
export type DropReason = 'READ' | 'OUT_OF_SIGHT' | 'MUTED' | 'ACCOUNT_AWAY' | 'NOT_WANTED' | 'NO_ADDRESS' | 'TOO_OLD'

export interface DueNews {
  deliveryId: string
  notificationId: string
  type: NotificationType
  securityReason: SecurityReason | null
  actorName: string | null
  subjectType: SubjectType | null
  subjectId: string | null
  rootId: string | null
  /** Null when it is to be sent. */
  dropReason: DropReason | null
}

export interface Recipient {
  name: string | null
  /** Null unless it is known to be theirs. */
  email: string | null
}

/** After that it is no news. */
const mostAgeDays = { email: 3, push: 1 }

/**
 * What deliveries of one person tell of, the oldest first, judged once more: by now it may have been read or turned off, or
 * its person may not see it any more. What was taken back is not among them.
 */
export async function listDueNews(
  db: Db,
  deliveryIds: readonly string[],
  channel: 'email' | 'push',
): Promise<{ recipient: Recipient; news: DueNews[] }> {
  const rows = await db
    .selectFrom('deliveries as d')
    .innerJoin('notifications as n', 'n.id', 'd.notificationId')
    .leftJoin('people as p', 'p.userId', 'n.userId')
    .leftJoin('people as actor', 'actor.userId', 'n.actorId')
    .leftJoin('notificationPreferences as chosen', (join) =>
      join.onRef('chosen.userId', '=', 'n.userId').onRef('chosen.type', '=', 'n.type'),
    )
    .where('d.id', 'in', deliveryIds)
    .orderBy('n.createdAt')
    .orderBy('n.id')
    .select([
      ...([
        'd.id as deliveryId',
        'n.id as notificationId',
        'n.type',
        'n.securityReason',
        'n.subjectType',
        'n.subjectId',
        'n.rootId',
      ] as const),
      ...(['n.readAt', 'p.status', 'p.email', 'p.emailVerifiedAt', 'p.displayName'] as const),
      ...(['actor.displayName as actorName', 'chosen.inApp', 'chosen.email as wantsEmail', 'chosen.push'] as const),
      sql<boolean>`d.created_at < now() - make_interval(days => ${sql.lit(mostAgeDays[channel])})`.as('isTooOld'),
      sql<boolean>`is_in_sight(
        n.user_id, n.actor_id, coalesce(n.root_id, case when n.subject_type = 'POST' then n.subject_id end)
      )`.as('isInSight'),
      sql<boolean>`is_muted(n.user_id, n.actor_id, now())`.as('isMuted'),
    ])
    .execute()
  const [first] = rows
  const email = first?.email && first.emailVerifiedAt !== null ? first.email : null
  return {
    recipient: { name: first?.displayName ?? null, email },
    news: rows.map(
      ({
        readAt,
        status,
        isTooOld,
        isInSight,
        isMuted,
        inApp,
        wantsEmail,
        push,
        email: _,
        emailVerifiedAt,
        ...news
      }) => {
        const preference = preferenceFor(news.type, { inApp, email: wantsEmail, push })
        const reasons: [DropReason, boolean][] = [
          ['READ', readAt !== null],
          ['OUT_OF_SIGHT', !isInSight],
          ['MUTED', isMuted],
          // Signing in wakes an account up, and the news of that may come later.
          ['ACCOUNT_AWAY', status === 'DELETED' || (status === 'DEACTIVATED' && news.type !== 'SECURITY')],
          ['NOT_WANTED', !preference[channel]],
          ['NO_ADDRESS', channel === 'email' && email === null],
          ['TOO_OLD', isTooOld],
        ]
        return { ...news, dropReason: reasons.find(([, holds]) => holds)?.[0] ?? null }
      },
    ),
  }
}
