import type { ListedGroupFragment as Group, NotificationType } from '../../generated/graphql.ts'

const acts: Partial<Record<NotificationType, string>> = {
  FRIEND_REQUEST: 'wants to be your friend',
  FRIEND_ACCEPTED: 'accepted your friend request',
  POST_REACTION: 'reacted to your post',
  POST_COMMENT: 'commented on your post',
  POST_SHARE: 'shared your post',
  COMMENT_REACTION: 'reacted to your comment',
  COMMENT_REPLY: 'replied to your comment',
  MENTION: 'mentioned you',
  MESSAGE: 'wrote to you',
  GROUP_ADDED: 'added you to a group',
}

/** Those of them whom one may see, and whose names could be had. */
export const actorsOf = ({ sampleActors }: Pick<Group, 'sampleActors'>) =>
  sampleActors.filter((actor) => actor !== null)

export interface Sentence {
  /** The names that are told, and how many more there are; empty where the message stands for itself. */
  names: string[]
  others: number
  /** What they did; the whole message where `names` is empty. */
  act: string
}

/** "Grace, Alan and 3 others" reacted to your post. A type that this client does not know keeps the server's words. */
export function sentenceOf(group: Pick<Group, 'type' | 'actorCount' | 'sampleActors' | 'latest'>): Sentence {
  const { type, actorCount, latest } = group
  const all = actorsOf(group).map(({ displayName }) => displayName)
  const act = acts[type]
  if (!act || all.length === 0) return { names: [], others: 0, act: latest.message }
  const names = actorCount > all.length ? all.slice(0, 2) : all
  return { names, others: actorCount - names.length, act }
}

/** Where it leads: to the very comment, post, person or conversation; null where there is nothing to go to. */
export function placeOf({ type, subject }: Pick<Group, 'type' | 'subject'>): string | null {
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
    case 'ModerationDecision':
      return '/settings/decisions'
    default:
      return type === 'SECURITY' ? '/settings/sessions' : null
  }
}

/** A few words of what it is about. */
export function excerptOf({ subject }: Pick<Group, 'subject'>): string | null {
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
