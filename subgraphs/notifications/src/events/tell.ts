import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { notificationCreated } from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'
import { insertDeliveries } from '../data/deliveries.ts'
import { lockForTelling } from '../data/locks.ts'
import { listRecipients, type Recipient } from '../data/recipients.ts'
import { insertNotifications, isRetracted } from '../data/told.ts'
import type {
  DecisionAbout,
  DecisionOutcome,
  DecisionRule,
  DeliveryChannel,
  NotificationType,
  SecurityReason,
  SubjectType,
} from '../generated/database.ts'
import { tellViewers } from '../live/tell-viewers.ts'
import { isPastRetention } from '../rules/retention.ts'

export interface News {
  type: NotificationType
  userIds: readonly string[]
  actorId: string | null
  subject: { type: SubjectType; id: string } | null
  /** The post that a comment stands under; the message itself, whose subject is its conversation. */
  rootId?: string
  /** What those have in common that are told in one line; the subject unless given. */
  groupedBy?: string
  securityReason?: SecurityReason
  decision?: { outcome: DecisionOutcome; about: DecisionAbout; rule: DecisionRule }
  /** By which of the channels that a person wants it may go; by all of them unless given. */
  channels?: readonly Channel[]
  /** What the subject shares. */
  sharedPostId?: string | null
  /** Those who filter words of what was written. */
  quietIds?: readonly string[] | undefined
  /** The fact, not the event: told once a person, however often and in however many events it comes. */
  dedupeKey: string
  at: Date
}

type Channel = 'IN_APP' | DeliveryChannel

/**
 * Tells people of something by the channels they want; nobody of what they did themselves, and nobody twice.
 * @returns those who know of it by now
 */
export async function tell(trx: Trx, news: News): Promise<string[]> {
  const { type, actorId, subject, rootId, sharedPostId = null, quietIds = [] } = news
  const userIds = [...new Set(news.userIds)].filter((id) => id !== actorId && !quietIds.includes(id))
  // A consumer that is set up anew reads from the start: what is past listing is past telling.
  if (userIds.length === 0 || isPastRetention(news.at)) return []
  const about = [subject?.id, rootId].flatMap((id) => id ?? [])
  await lockForTelling(trx, actorId === null ? about : [...about, actorId])
  if (await isRetracted(trx, about)) return []

  // Signing in wakes an account up, and the news of that may come later; a suspension puts it away.
  const isToldAway = news.securityReason === 'NEW_DEVICE' || type === 'MODERATION'
  const statuses = isToldAway ? (['ACTIVE', 'DEACTIVATED'] as const) : (['ACTIVE'] as const)
  const postId = rootId ?? (subject?.type === 'POST' ? subject.id : null)
  const recipients = await listRecipients(trx, userIds, { type, actorId, postId, sharedPostId, at: news.at }, statuses)
  const drafts = recipients
    .map((recipient) => ({ id: newId(), userId: recipient.userId, channels: channelsOf(recipient, news.channels) }))
    .filter(({ channels }) => channels.length > 0)
  const { newIds, restoredTo } = await insertNotifications(
    trx,
    drafts.map(({ id, userId, channels }) => ({
      id,
      userId,
      type,
      actorId,
      securityReason: news.securityReason ?? null,
      decisionOutcome: news.decision?.outcome ?? null,
      decisionAbout: news.decision?.about ?? null,
      decisionRule: news.decision?.rule ?? null,
      subjectType: subject?.type ?? null,
      subjectId: subject?.id ?? null,
      rootId: rootId ?? null,
      groupKey: groupKeyOf(news),
      dedupeKey: news.dedupeKey,
      inApp: channels.includes('IN_APP'),
      createdAt: news.at,
    })),
  )
  await send(
    trx,
    news,
    drafts.filter(({ id }) => newIds.has(id)),
  )
  // Told before, so that no stream and no channel tells it again.
  await tellViewers(trx, restoredTo)
  return drafts.map(({ userId }) => userId)
}

async function send(
  trx: Trx,
  { type, at }: News,
  told: readonly { id: string; userId: string; channels: Channel[] }[],
): Promise<void> {
  await insertDeliveries(
    trx,
    told.flatMap(({ id, userId, channels }) =>
      channels.flatMap((channel) => (channel === 'IN_APP' ? [] : [{ notificationId: id, userId, channel }])),
    ),
  )
  for (const { id, userId, channels } of told) {
    await publish(trx, notificationCreated, { notificationId: id, userId, type, channels, createdAt: at })
  }
}

function channelsOf({ preference, hasEmail, hasPush }: Recipient, among?: readonly Channel[]): Channel[] {
  const wanted: [Channel, boolean][] = [
    ['IN_APP', preference.inApp],
    ['EMAIL', preference.email && hasEmail],
    ['PUSH', preference.push && hasPush],
  ]
  return wanted.flatMap(([channel, isWanted]) => (isWanted && (among?.includes(channel) ?? true) ? [channel] : []))
}

/** What is told in one line: all reactions to a post, all messages of a conversation. What is about nothing stands alone. */
export function groupKeyOf({
  type,
  subject,
  groupedBy,
  dedupeKey,
}: Pick<News, 'type' | 'subject' | 'groupedBy' | 'dedupeKey'>): string {
  return `${type}:${groupedBy ?? subject?.id ?? dedupeKey}`
}
