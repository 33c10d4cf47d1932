import type { ListedNotificationFragment as Notification } from '../../generated/graphql.ts'

/** Notifications of one kind about one thing, told in one row. */
export interface Group {
  /** Of the oldest: it stays the same while newer ones join. */
  key: string
  /** Newest first, at least one. */
  notifications: readonly [Notification, ...Notification[]]
}

const windowMs = 48 * 3_600_000

/**
 * Puts together what is alike: the same type about the same thing, within 48 hours before the newest of them. The groups
 * stand in the order of their newest.
 * @param notifications newest first
 */
export function groupNotifications(notifications: readonly Notification[]): Group[] {
  const groups: [Notification, ...Notification[]][] = []
  const open = new Map<string, [Notification, ...Notification[]]>()
  for (const notification of notifications) {
    const about = aboutOf(notification)
    const group = about ? open.get(about) : undefined
    if (group && Date.parse(group[0].createdAt) - Date.parse(notification.createdAt) <= windowMs) {
      group.push(notification)
      continue
    }
    const begun: [Notification, ...Notification[]] = [notification]
    groups.push(begun)
    if (about) open.set(about, begun)
  }
  return groups.map((group) => ({ key: group.at(-1)!.id, notifications: group }))
}

/** What makes two notifications alike; null for what is told one by one. */
function aboutOf({ type, subject }: Notification): string | null {
  switch (subject?.__typename) {
    case 'Post':
      // Each share is a post of its own, about the one that is shared.
      return `${type} ${type === 'POST_SHARE' ? (subject.sharedPost?.id ?? subject.id) : subject.id}`
    case 'Comment':
      if (type === 'POST_COMMENT') return `${type} ${subject.post?.id ?? subject.id}`
      if (type === 'COMMENT_REPLY') return `${type} ${subject.parent?.id ?? subject.id}`
      return `${type} ${subject.id}`
    case 'Conversation':
      return `${type} ${subject.id}`
    default:
      return null
  }
}

/** Groups under the day of their newest, newest day first. */
export function groupByDay(groups: readonly Group[]): { day: string; groups: Group[] }[] {
  const days: { day: string; groups: Group[] }[] = []
  for (const group of groups) {
    const day = new Date(group.notifications[0].createdAt).toDateString()
    if (days.at(-1)?.day === day) days.at(-1)!.groups.push(group)
    else days.push({ day, groups: [group] })
  }
  return days
}
