import { createHash } from 'node:crypto'
import { hasMuted, isActive, isHidden } from './people.ts'
import { seesComment, seesPost } from './posts.ts'
import { type Mention, type Notification, type World, wayOf } from './world.ts'

type News = Pick<Notification, 'userId' | 'type' | 'actorId' | 'subject' | 'key'> & {
  postId?: string
  /** What those have in common that stand in one group; the subject unless given. */
  groupedBy?: string
  /** By what was written while steps raced. */
  isUnsure?: boolean
}

const dayMs = 86_400_000

/** As the service makes it, of a person, what they are told of and a day. */
function groupIdOf({ userId, type, subject, groupedBy }: News): string {
  const day = Math.floor(Date.now() / dayMs)
  const hash = createHash('md5')
    .update(`${userId} ${type}:${groupedBy ?? subject.id} ${day}`)
    .digest('hex')
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Whether the person may see who did it, and what it is about. */
export function isInSight(world: World, { userId, actorId, subject, postId }: Notification): boolean {
  if (isHidden(world, userId, actorId)) return false
  const post = postId === null ? undefined : world.posts.get(postId)
  if (postId !== null && !(post && seesPost(world, userId, post))) return false
  const comment = subject.type === 'Comment' ? world.comments.get(subject.id) : undefined
  return subject.type !== 'Comment' || (comment !== undefined && seesComment(world, userId, comment))
}

/** Tells somebody of what another did, unless that is out of sight, or the other or the post is muted; nobody twice of the same. */
export function tell(world: World, news: News): void {
  const { userId, actorId, key, type, subject } = news
  const notification: Notification = {
    ...{ userId, actorId, key, type, subject, postId: news.postId ?? null, groupId: groupIdOf(news) },
    ...{ isRead: false, isSeen: false, isWithdrawn: false, isUnsure: world.isRacing || news.isUnsure === true },
  }
  if (userId === actorId || world.people.get(userId)!.unlisted.includes(type)) return
  const told = world.notifications.find((one) => one.userId === userId && one.key === key)
  if (told && !told.isWithdrawn) return
  if (!world.isRacing && !(isActive(world, userId) && isInSight(world, notification))) return
  const isMuted = hasMuted(world, userId, actorId) || world.mutedPosts.has(wayOf(userId, notification.postId ?? ''))
  if (!world.isRacing && isMuted) return
  // It stands as it stood.
  if (told) Object.assign(told, { isWithdrawn: false, isUnsure: told.isUnsure || notification.isUnsure })
  else world.notifications.push(notification)
}

/** Tells those whom a text mentions; of a change only those whom it did not mention before, unless others see it now. */
export function tellMentioned(
  world: World,
  text: { mentions: readonly Mention[]; before?: readonly Mention[]; hasOtherReach?: boolean },
  news: Omit<News, 'userId' | 'type'>,
): void {
  const { mentions, before, hasOtherReach = false } = text
  if (before) {
    for (const one of world.notifications) {
      const mention = mentions.find(({ id }) => id === one.userId)
      if (one.type !== 'MENTION' || one.key !== news.key) continue
      if (!mention) one.isWithdrawn = true
      else if (mention.isUnsure) one.isUnsure = true
    }
  }
  for (const { id, isUnsure } of mentions) {
    const known = before?.find((mention) => mention.id === id)
    if (known && !known.isUnsure && !hasOtherReach) continue
    tell(world, { ...news, type: 'MENTION', userId: id, isUnsure: isUnsure || known?.isUnsure === true })
  }
}

export function takeBack(world: World, isTakenBack: (notification: Notification) => boolean): void {
  world.notifications = world.notifications.filter((notification) => !isTakenBack(notification))
}

/** What is not so any more, until it is so again. */
export function withdraw(world: World, key: string): void {
  for (const one of world.notifications) if (one.key === key) one.isWithdrawn = true
}

export const notificationsSeen = (world: World, userId: string): Notification[] =>
  world.notifications.filter((one) => one.userId === userId && !one.isWithdrawn && isInSight(world, one))

/** With what is in sight in each, in the order in which it was told. */
export const groupsSeen = (world: World, userId: string): Notification[][] => [
  ...Map.groupBy(notificationsSeen(world, userId), ({ groupId }) => groupId).values(),
]
