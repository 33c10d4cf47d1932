import { createHash } from 'node:crypto'
import { channelsOf, channelsTo } from './channels.ts'
import { hasMuted, isActive, isHidden } from './people.ts'
import { isFiltered, seesComment, seesPost } from './posts.ts'
import { type Channel, type Mention, type Notification, type World, wayOf } from './world.ts'

type News = Pick<Notification, 'userId' | 'type' | 'actorId' | 'subject' | 'key'> & {
  postId?: string
  /** What the actor has written. */
  text?: string
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

/** Whether the person wants to hear nothing of who did it, or of the post, or of what that shares. */
function isMuted(world: World, { userId, actorId, type, postId }: Notification): boolean {
  const sharedId = type === 'POST_SHARE' && postId !== null ? world.posts.get(postId)?.sharedPostId : null
  return (
    hasMuted(world, userId, actorId) || [postId, sharedId].some((id) => id && world.mutedPosts.has(wayOf(userId, id)))
  )
}

/** Tells somebody of what another did, unless that is out of sight, muted or has words that they filter; nobody twice of the same. */
export function tell(world: World, news: News): void {
  const { userId, actorId, key, type, subject } = news
  const channels = channelsTo(world.people.get(userId)!, type)
  const notification: Notification = {
    ...{ userId, actorId, key, type, subject, postId: news.postId ?? null, groupId: groupIdOf(news) },
    ...{ isListed: channels.includes('inApp'), waitsFor: channels.filter((one) => one !== 'inApp') },
    ...{ isRead: false, isSeen: false, isWithdrawn: false, isUnsure: world.isRacing || news.isUnsure === true },
  }
  if (userId === actorId || channels.length === 0) return
  const told = world.notifications.find((one) => one.userId === userId && one.key === key)
  if (told && !told.isWithdrawn) return
  if (!world.isRacing && !(isActive(world, userId) && isInSight(world, notification))) return
  const isUnwanted =
    isMuted(world, notification) || isFiltered(world, userId, { authorId: actorId, content: news.text ?? '' })
  if (!world.isRacing && isUnwanted) return
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
  world.notifications.filter(
    (one) => one.userId === userId && one.isListed && !one.isWithdrawn && isInSight(world, one),
  )

/** What would be sent now of what waits to be: nothing that the person need not, may not or does not want to hear of. */
export function notificationsDue(world: World, userId: string, channel: Channel): Notification[] {
  if (!isActive(world, userId)) return []
  const person = world.people.get(userId)!
  return world.notifications.filter(
    (one) =>
      one.userId === userId &&
      one.waitsFor.includes(channel) &&
      channelsOf(person, one.type).includes(channel) &&
      (one.isUnsure || !one.isRead) &&
      !(one.isWithdrawn || isMuted(world, one)) &&
      isInSight(world, one),
  )
}

/** What waits for a browser goes with it. */
export function dropBrowser(world: World, id: string): void {
  world.people.get(id)!.hasBrowser = false
  dropWaiting(world, ({ userId }) => userId === id, 'push')
}

/** They wait no more. */
export function dropWaiting(world: World, isDropped: (notification: Notification) => boolean, channel?: Channel): void {
  for (const one of world.notifications) {
    if (isDropped(one)) one.waitsFor = one.waitsFor.filter((each) => channel !== undefined && each !== channel)
  }
}

/** With what is in sight in each, in the order in which it was told. */
export const groupsSeen = (world: World, userId: string): Notification[][] => [
  ...Map.groupBy(notificationsSeen(world, userId), ({ groupId }) => groupId).values(),
]
