import type { ThreadMessageFragment, ThreadParticipantFragment } from '../../generated/graphql.ts'
import type { Unsent } from '../../messages/outbox.ts'

/** Messages of one person stand together unless more time than this lies between two. */
const pauseMs = 5 * 60_000

export type Row =
  | { kind: 'beginning'; key: string }
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | {
      kind: 'message'
      key: string
      message: ThreadMessageFragment
      isOwn: boolean
      isFirstOfGroup: boolean
      isLastOfGroup: boolean
      readers: ThreadParticipantFragment[]
    }
  | { kind: 'unsent'; key: string; message: Unsent; isFirstOfGroup: boolean; isLastOfGroup: boolean }

interface Thread {
  viewerId: string
  /** Oldest first. */
  messages: readonly ThreadMessageFragment[]
  members: readonly ThreadParticipantFragment[]
  unsent: readonly Unsent[]
  /** The message that the divider stands above; null for no divider. */
  firstUnreadId: string | null
  hasEarlier: boolean
}

/** What a thread shows from top to bottom. A row keeps its key for as long as it stands, also when an unsent one is sent. */
export function rowsOf({ viewerId, messages, members, unsent, firstUnreadId, hasEarlier }: Thread): Row[] {
  const readers = readersOf(messages, members, viewerId)
  const sentKeys = new Set(messages.map(({ idempotencyKey }) => idempotencyKey))
  const rest = unsent.filter(({ key }) => !sentKeys.has(key))
  const rows: Row[] = hasEarlier ? [] : [{ kind: 'beginning', key: 'beginning' }]
  let day: string | null = null
  let last: { who: string | null; at: string } | null = null
  const step = (key: string, who: string | null, at: string) => {
    const isSameDay = day === dayOf(at)
    if (!isSameDay) rows.push({ kind: 'day', key: `day ${key}`, at })
    day = dayOf(at)
    const isFirstOfGroup = !isSameDay || !last || !isTogether(last, { who, at })
    last = { who, at }
    return isFirstOfGroup
  }
  messages.forEach((message, n) => {
    const who = whoOf(message, viewerId)
    const key = (who === viewerId && message.idempotencyKey) || message.id
    const isFirst = step(key, who, message.sentAt)
    const isUnreadStart = message.id === firstUnreadId
    if (isUnreadStart) rows.push({ kind: 'unread', key: 'unread' })
    const next = messages[n + 1]
    const after = next ? { who: whoOf(next, viewerId), at: next.sentAt } : rest[0] && { who: viewerId, at: rest[0].at }
    rows.push({
      kind: 'message',
      key,
      message,
      isOwn: who === viewerId,
      isFirstOfGroup: isFirst || isUnreadStart,
      isLastOfGroup: !after || next?.id === firstUnreadId || !isTogether({ who, at: message.sentAt }, after),
      readers: readers.get(message.id) ?? [],
    })
  })
  rest.forEach((message, n) => {
    const isFirstOfGroup = step(message.key, viewerId, message.at)
    rows.push({ kind: 'unsent', key: message.key, message, isFirstOfGroup, isLastOfGroup: n === rest.length - 1 })
  })
  return rows
}

/** Null for somebody who is hidden or gone. Only the viewer's own messages show their key. */
export const whoOf = (message: ThreadMessageFragment, viewerId: string): string | null =>
  message.sender?.id ?? (message.idempotencyKey ? viewerId : null)

const dayOf = (at: string) => new Date(at).toDateString()

const isTogether = (one: { who: string | null; at: string }, next: { who: string | null; at: string }) =>
  one.who !== null &&
  one.who === next.who &&
  dayOf(one.at) === dayOf(next.at) &&
  Date.parse(next.at) - Date.parse(one.at) < pauseMs

/** Whom each message was the last one for that they have read. Who writes has read what stands above. */
function readersOf(
  messages: readonly ThreadMessageFragment[],
  members: readonly ThreadParticipantFragment[],
  viewerId: string,
): Map<string, ThreadParticipantFragment[]> {
  const readers = new Map<string, ThreadParticipantFragment[]>()
  const lastWroteAt = new Map(messages.map(({ sender, sentAt }) => [sender?.id, sentAt]))
  for (const member of members) {
    const { user, lastReadMessage } = member
    if (!user || user.id === viewerId || !lastReadMessage) continue
    if ((lastWroteAt.get(user.id) ?? '') >= lastReadMessage.sentAt) continue
    readers.set(lastReadMessage.id, [...(readers.get(lastReadMessage.id) ?? []), member])
  }
  return readers
}

/** The message that an unread count begins at: so many of others, without deleted ones, counted from the newest. */
export function firstUnreadOf(
  messages: readonly ThreadMessageFragment[],
  viewerId: string,
  unreadCount: number,
): string | null {
  let left = unreadCount
  for (const message of messages.toReversed()) {
    if (left <= 0) break
    if (message.isDeleted || whoOf(message, viewerId) === viewerId) continue
    left -= 1
    if (left === 0) return message.id
  }
  return null
}
