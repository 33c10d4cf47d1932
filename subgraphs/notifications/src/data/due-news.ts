import { sql } from 'kysely'
import type { DeliveryChannel, NotificationType, SecurityReason, SubjectType } from '../generated/database.ts'
import { defaultSettings, dueAt, plannedAt } from '../rules/due-time.ts'
import type { DecisionFacts } from '../texts/decision-texts.ts'
import { type Locale, localeOf } from '../texts/locales.ts'
import type { Db } from './db.ts'
import { preferenceFor } from './preferences.ts'

/** Why something is not sent after all. */
export type DropReason =
  | 'READ'
  | 'TAKEN_BACK'
  | 'OUT_OF_SIGHT'
  | 'MUTED'
  | 'ACCOUNT_AWAY'
  | 'NOT_WANTED'
  | 'NO_ADDRESS'
  | 'MAIL_STOPPED'
  | 'TOO_OLD'

export interface DueNews extends DecisionFacts {
  deliveryId: string
  notificationId: string
  type: NotificationType
  securityReason: SecurityReason | null
  actorName: string | null
  subjectType: SubjectType | null
  subjectId: string | null
  rootId: string | null
  /** From when on it may be sent. */
  dueAt: Date
  /** Null when it is to be sent. */
  dropReason: DropReason | null
}

export interface Recipient {
  name: string | null
  /** Null unless it is known to be theirs. */
  email: string | null
  locale: Locale
}

/** Counted from when it was to be sent; after that it is no news. */
const mostAgeMs = { EMAIL: 3 * 24 * 60 * 60_000, PUSH: 24 * 60 * 60_000 }

/**
 * What deliveries of one person tell of, the oldest first, judged once more: by now it may have been read or turned off, or
 * its person may not see it any more. What was taken back for good is not among them.
 */
export async function listDueNews(
  db: Db,
  deliveryIds: readonly string[],
  channel: DeliveryChannel,
): Promise<{ recipient: Recipient; news: DueNews[] }> {
  const rows = await db
    .selectFrom('deliveries as d')
    .innerJoin('notifications as n', 'n.id', 'd.notificationId')
    .leftJoin('people as p', 'p.userId', 'n.userId')
    .leftJoin('people as actor', 'actor.userId', 'n.actorId')
    .leftJoin('notificationPreferences as chosen', (join) =>
      join.onRef('chosen.userId', '=', 'n.userId').onRef('chosen.type', '=', 'n.type'),
    )
    .leftJoin('deliverySettings as s', 's.userId', 'n.userId')
    .leftJoin('mailStops as stop', 'stop.userId', 'n.userId')
    .where('d.id', 'in', deliveryIds)
    .orderBy('n.createdAt')
    .orderBy('n.id')
    .select([
      ...([
        'd.id as deliveryId',
        'n.id as notificationId',
        'n.type',
        'n.securityReason',
        'n.decisionOutcome',
        'n.decisionAbout',
        'n.decisionRule',
        'n.subjectType',
        'n.subjectId',
        'n.rootId',
      ] as const),
      ...(['n.readAt', 'n.withdrawnAt', 'p.status', 'p.email', 'p.emailVerifiedAt', 'p.displayName'] as const),
      ...(['actor.displayName as actorName', 'chosen.inApp', 'chosen.email as wantsEmail', 'chosen.push'] as const),
      ...(['s.emailFrequency', 's.quietFrom', 's.quietUntil', 's.timeZone'] as const),
      ...(['d.createdAt', 'p.locale', 'stop.reason as stopReason'] as const),
      sql<boolean>`is_in_sight(
        n.user_id, n.actor_id, coalesce(n.root_id, case when n.subject_type = 'POST' then n.subject_id end)
      )`.as('isInSight'),
      // News of shares are grouped by the post that is shared.
      sql<boolean>`is_muted(
        n.user_id, n.actor_id, array[
          coalesce(n.root_id, case when n.subject_type = 'POST' then n.subject_id end),
          case when n.type = 'POST_SHARE' then split_part(n.group_key, ':', 2)::uuid end
        ], now()
      )`.as('isMuted'),
    ])
    .execute()
  const [first] = rows
  const email = first?.email && first.emailVerifiedAt !== null ? first.email : null
  const now = new Date()
  return {
    recipient: { name: first?.displayName ?? null, email, locale: localeOf(first?.locale) },
    news: rows.map((row): DueNews => {
      const { emailFrequency, quietFrom, quietUntil, timeZone, createdAt, type } = row
      const settings =
        emailFrequency === null || timeZone === null
          ? defaultSettings
          : { emailFrequency, quietFrom, quietUntil, timeZone }
      const told = { type, channel, createdAt }
      const chosen = { inApp: row.inApp, email: row.wantsEmail, push: row.push }
      const { email: wantsEmail, push: wantsPush } = preferenceFor(type, chosen)
      const reasons: [DropReason, boolean][] = [
        ['READ', row.readAt !== null],
        ['TAKEN_BACK', row.withdrawnAt !== null],
        ['OUT_OF_SIGHT', !row.isInSight],
        ['MUTED', row.isMuted],
        // Signing in wakes an account up, and the news of that may come later.
        ['ACCOUNT_AWAY', row.status === 'DELETED' || (row.status === 'DEACTIVATED' && type !== 'SECURITY')],
        ['NOT_WANTED', channel === 'EMAIL' ? !wantsEmail : !wantsPush],
        ['NO_ADDRESS', channel === 'EMAIL' && email === null],
        ['MAIL_STOPPED', channel === 'EMAIL' && row.stopReason !== null],
        ['TOO_OLD', now.getTime() - plannedAt(settings, told).getTime() > mostAgeMs[channel]],
      ]
      const { deliveryId, notificationId, securityReason, actorName, subjectType, subjectId, rootId } = row
      const { decisionOutcome, decisionAbout, decisionRule } = row
      return {
        ...{ deliveryId, notificationId, type, securityReason, actorName, subjectType, subjectId, rootId },
        ...{ decisionOutcome, decisionAbout, decisionRule },
        dueAt: dueAt(settings, told, now),
        dropReason: reasons.find(([, holds]) => holds)?.[0] ?? null,
      }
    }),
  }
}
