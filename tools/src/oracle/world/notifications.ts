import { hasMuted, isActive, isHidden } from './people.ts'
import { seesComment, seesPost } from './posts.ts'
import type { Notification, World } from './world.ts'

type News = Omit<Notification, 'isRead' | 'isUnsure' | 'postId'> & { postId?: string }

/** Whether the person may see who did it, and what it is about. */
export function isInSight(world: World, { userId, actorId, subject, postId }: Notification): boolean {
  if (isHidden(world, userId, actorId)) return false
  const post = postId === null ? undefined : world.posts.get(postId)
  if (postId !== null && !(post && seesPost(world, userId, post))) return false
  const comment = subject.type === 'Comment' ? world.comments.get(subject.id) : undefined
  return subject.type !== 'Comment' || (comment !== undefined && seesComment(world, userId, comment))
}

/** Tells somebody of what another did, unless that is out of sight or the other is muted; nobody twice of the same. */
export function tell(world: World, news: News): void {
  const { userId, actorId, key, type } = news
  const notification = { ...news, postId: news.postId ?? null, isRead: false, isUnsure: world.isRacing }
  if (userId === actorId || world.people.get(userId)!.unlisted.includes(type)) return
  if (world.notifications.some((one) => one.userId === userId && one.key === key)) return
  if (!world.isRacing && !(isActive(world, userId) && isInSight(world, notification))) return
  if (!world.isRacing && hasMuted(world, userId, actorId)) return
  world.notifications.push(notification)
}

export function takeBack(world: World, isTakenBack: (notification: Notification) => boolean): void {
  world.notifications = world.notifications.filter((notification) => !isTakenBack(notification))
}

export const notificationsSeen = (world: World, userId: string): Notification[] =>
  world.notifications.filter((one) => one.userId === userId && isInSight(world, one))
