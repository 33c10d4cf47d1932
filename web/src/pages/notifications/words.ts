import type { ListedNotificationFragment as Notification, NotificationType } from '../../generated/graphql.ts'

const acts: Partial<Record<NotificationType, string>> = {
  FRIEND_REQUEST: 'wants to be your friend',
  FRIEND_ACCEPTED: 'accepted your friend request',
  POST_REACTION: 'reacted to your post',
  POST_COMMENT: 'commented on your post',
  POST_SHARE: 'shared your post',
  COMMENT_REACTION: 'reacted to your comment',
  COMMENT_REPLY: 'replied to your comment',
  MESSAGE: 'wrote to you',
  GROUP_ADDED: 'added you to a group',
}

/** Who did it, each person once, newest first. */
export function actorsOf(notifications: readonly Notification[]) {
  const byId = new Map<string, NonNullable<Notification['actor']>>()
  for (const { actor } of notifications) if (actor && !byId.has(actor.id)) byId.set(actor.id, actor)
  return [...byId.values()]
}

export interface Sentence {
  /** The names that are told, and how many more there are; empty where the message stands for itself. */
  names: string[]
  others: number
  /** What they did; the whole message where `names` is empty. */
  act: string
}

/** "Grace, Alan and 3 others" reacted to your post. A type that this client does not know keeps the server's words. */
export function sentenceOf(notifications: readonly [Notification, ...Notification[]]): Sentence {
  const [newest] = notifications
  const names = actorsOf(notifications).map(({ displayName }) => displayName)
  const act = acts[newest.type]
  if (!act || names.length === 0) return { names: [], others: 0, act: newest.message }
  return names.length <= 3 ? { names, others: 0, act } : { names: names.slice(0, 2), others: names.length - 2, act }
}

/** Where it leads: to the very comment, post, person or conversation; null where there is nothing to go to. */
export function placeOf([{ type, subject }]: readonly [Notification, ...Notification[]]): string | null {
  switch (subject?.__typename) {
    case 'Post':
      return `/posts/${subject.id}`
    case 'Comment':
      return subject.post && `/posts/${subject.post.id}?comment=${subject.id}`
    case 'Conversation':
      return `/messages/${subject.id}`
    case 'User':
      return `/people/${subject.username}`
    case 'FriendRequest':
      return subject.from && `/people/${subject.from.username}`
    default:
      return type === 'SECURITY' ? '/settings/sessions' : null
  }
}

/** A few words of what it is about. */
export function excerptOf([{ subject }]: readonly [Notification, ...Notification[]]): string | null {
  switch (subject?.__typename) {
    case 'Post':
      return subject.content || subject.sharedPost?.content || null
    case 'Comment':
      return subject.content || null
    case 'Conversation':
      return subject.name
    default:
      return null
  }
}
