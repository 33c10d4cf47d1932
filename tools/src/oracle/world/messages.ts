import { areApart, areFriends, hasBlocked, isActive, isHidden } from './people.ts'
import type { Conversation, Member, Message, World } from './world.ts'

export const memberOf = ({ members }: Conversation, userId: string): Member | undefined =>
  members.find((member) => member.userId === userId)

/** Who takes part, and has been shown it. */
export function sees(conversation: Conversation | undefined, viewer: string | null): conversation is Conversation {
  return conversation !== undefined && viewer !== null && memberOf(conversation, viewer)?.isOpen === true
}

export const messagesOf = (world: World, conversationId: string): Message[] =>
  [...world.messages.values()].filter((message) => message.conversationId === conversationId)

export function unreadOf(world: World, conversation: Conversation, viewer: string): number {
  const { joinedAt, readUpTo } = memberOf(conversation, viewer)!
  return messagesOf(world, conversation.id).filter(
    ({ sequence, senderId, isDeleted }) => sequence > Math.max(joinedAt, readUpTo) && senderId !== viewer && !isDeleted,
  ).length
}

/** Whom the other may begin to talk with, and go on to in a direct conversation. */
export const reaches = (world: World, by: string, other: string | null): boolean =>
  other !== null && by !== other && isActive(world, other) && !areApart(world, by, other)

/** Has been shown it, and not as a request. */
const hasAccepted = (conversation: Conversation | undefined, userId: string): boolean => {
  const member = conversation && memberOf(conversation, userId)
  return member?.isOpen === true && (member.folder === 'INBOX' || member.folder === 'ARCHIVE')
}

/** Whom the other lets begin a conversation, or has let before. */
export const mayWriteTo = (world: World, by: string, other: string | null): boolean =>
  other !== null &&
  reaches(world, by, other) &&
  (world.people.get(other)!.whoMayMessage !== 'FRIENDS' ||
    areFriends(world, by, other) ||
    hasAccepted(directOf(world, by, other), other))

/** Whether what a person writes first waits as a request. */
export const asksFirst = (world: World, by: string, other: string): boolean =>
  !areFriends(world, by, other) && world.people.get(other)!.whoMayMessage !== 'EVERYONE'

/** A direct conversation is closed both ways while the other is hidden; a group goes on. */
export function isClosed(world: World, { type, members }: Conversation, by: string): boolean {
  const other = members.find(({ userId }) => userId !== by)
  return type === 'DIRECT' && !mayWriteTo(world, by, other?.userId ?? null)
}

/** As many messages as may wait for somebody who has accepted nothing. */
const mostInRequest = 5

/** Whether as much as may wait for the other waits, or was declined. */
export function awaitsAnswer(world: World, conversation: Conversation, by: string): boolean {
  const other = conversation.members.find(({ userId }) => userId !== by)
  return (
    conversation.type === 'DIRECT' &&
    !isClosed(world, conversation, by) &&
    (other?.folder === 'REQUESTS' || other?.folder === 'DECLINED') &&
    messagesOf(world, conversation.id).length >= mostInRequest
  )
}

export const mayAdd = (world: World, by: string, other: string): boolean =>
  areFriends(world, by, other) && reaches(world, by, other)

/** Who was in a group and has blocked somebody who is in it is not brought back. */
export const staysAway = (world: World, { markers, members }: Conversation, userId: string): boolean =>
  markers.has(userId) && members.some((member) => member.userId !== null && hasBlocked(world, userId, member.userId))

export const directOf = (world: World, one: string, other: string): Conversation | undefined =>
  [...world.conversations.values()].find(
    (conversation) => conversation.type === 'DIRECT' && memberOf(conversation, one) && memberOf(conversation, other),
  )

export function join(world: World, conversation: Conversation, userId: string, isOpen: boolean): void {
  conversation.members.push({
    ...{ userId, role: 'MEMBER', isOpen, folder: 'INBOX', isMuted: conversation.muted.has(userId) },
    joinedAt: messagesOf(world, conversation.id).length,
    readUpTo: conversation.markers.get(userId) ?? 0,
  })
}

export function leave(conversation: Conversation, userId: string): void {
  const member = memberOf(conversation, userId)!
  conversation.markers.set(userId, member.readUpTo)
  if (member.isMuted) conversation.muted.add(userId)
  else conversation.muted.delete(userId)
  conversation.members = conversation.members.filter((member) => member.userId !== userId)
}

/** The active member who came first leads a group that no active one leads. */
export function passOnAdministration(world: World, { type, members }: Conversation): void {
  const active = members.filter(({ userId }) => userId !== null && isActive(world, userId))
  if (type === 'GROUP' && active[0] && !active.some(({ role }) => role === 'ADMIN')) active[0].role = 'ADMIN'
}

/** The people whose own marker is at the message or further on. */
export function readersSeen(world: World, viewer: string, message: Message): Member[] {
  return world.conversations
    .get(message.conversationId)!
    .members.filter(
      ({ userId, readUpTo }) =>
        userId !== null &&
        userId !== message.senderId &&
        readUpTo >= message.sequence &&
        !isHidden(world, viewer, userId),
    )
}

/** An account is switched off or on: each of its groups has a leader. */
export function passOnGroupsOf(world: World, userId: string): void {
  for (const conversation of world.conversations.values()) {
    if (memberOf(conversation, userId)) passOnAdministration(world, conversation)
  }
}

export function eraseMessages(world: World, userId: string): void {
  for (const conversation of world.conversations.values()) {
    const member = memberOf(conversation, userId)
    if (member || conversation.markers.has(userId)) conversation.isErasedFrom = true
    if (member && conversation.type === 'GROUP') {
      leave(conversation, userId)
      passOnAdministration(world, conversation)
    } else if (member) member.userId = null
    conversation.markers.delete(userId)
    if (conversation.createdById === userId) conversation.createdById = null
  }
  for (const message of world.messages.values()) if (message.senderId === userId) message.senderId = null
}
