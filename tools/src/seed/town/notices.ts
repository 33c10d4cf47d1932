import { namesIn } from '@plaza/subgraph'
import { derivedId } from '../../bulk/derived-id.ts'
import type {
  CommentFact,
  ConversationFact,
  FriendRequestFact,
  FriendshipFact,
  NoticeFact,
  PostFact,
  ReactionFact,
} from '../../bulk/facts.ts'

export interface Happenings {
  friendships: readonly FriendshipFact[]
  requests: readonly FriendRequestFact[]
  posts: readonly PostFact[]
  comments: readonly CommentFact[]
  reactions: readonly ReactionFact[]
  conversations: readonly ConversationFact[]
}

const day = 86_400_000
/** What is older has been seen. */
const unreadDays = 2
/** What is older has been forgotten. */
const keptDays = 30

/** What the notifications service would have told, had it heard of all this as it happened. */
export function noticesOf(
  happenings: Happenings,
  byName: ReadonlyMap<string, { id: string }>,
  now: Date,
): NoticeFact[] {
  const notices: NoticeFact[] = []
  const posts = new Map(happenings.posts.map((post) => [post.id, post]))
  const comments = new Map(happenings.comments.map((comment) => [comment.id, comment]))

  const tell = (fact: Omit<NoticeFact, 'id' | 'readAt'>) => {
    const age = now.getTime() - fact.at.getTime()
    if (fact.userId === fact.actorId || age > keptDays * day) return
    const readAt = age > unreadDays * day ? new Date(fact.at.getTime() + day) : null
    notices.push({ ...fact, id: derivedId(fact.at, `notice:${notices.length}`), readAt })
  }

  for (const { id, fromId, toId, at } of happenings.requests) {
    tell({
      userId: toId,
      type: 'FRIEND_REQUEST',
      actorId: fromId,
      subject: 'FRIEND_REQUEST',
      subjectId: id,
      rootId: null,
      at,
    })
  }
  for (const { lowId, highId, since } of happenings.friendships) {
    // The lower one asked.
    tell({
      userId: lowId,
      type: 'FRIEND_ACCEPTED',
      actorId: highId,
      subject: 'USER',
      subjectId: highId,
      rootId: null,
      at: since,
    })
  }
  const mentionedIn = (content: string) => namesIn(content).flatMap((name) => byName.get(name)?.id ?? [])

  for (const { id, authorId, sharedPostId, content, at } of happenings.posts) {
    const original = sharedPostId && posts.get(sharedPostId)
    for (const userId of mentionedIn(content)) {
      if (original && original.authorId === userId) continue
      tell({ userId, type: 'MENTION', actorId: authorId, subject: 'POST', subjectId: id, rootId: null, at })
    }
    if (!original) continue
    tell({
      userId: original.authorId,
      type: 'POST_SHARE',
      actorId: authorId,
      subject: 'POST',
      subjectId: id,
      rootId: null,
      groupedBy: sharedPostId,
      at,
    })
  }
  for (const { id, postId, parentId, authorId, content, at } of happenings.comments) {
    const about = { actorId: authorId, subject: 'COMMENT', subjectId: id, rootId: postId, at } as const
    const postAuthor = posts.get(postId)!.authorId
    const parentAuthor = parentId && comments.get(parentId)!.authorId
    if (parentAuthor) tell({ userId: parentAuthor, type: 'COMMENT_REPLY', ...about, groupedBy: parentId })
    if (parentAuthor !== postAuthor) tell({ userId: postAuthor, type: 'POST_COMMENT', ...about })
    for (const userId of mentionedIn(content)) {
      if (userId !== parentAuthor && userId !== postAuthor) tell({ userId, type: 'MENTION', ...about })
    }
  }
  for (const { userId, subject, subjectId, at } of happenings.reactions) {
    const comment = subject === 'COMMENT' ? comments.get(subjectId)! : undefined
    tell({
      userId: comment ? comment.authorId : posts.get(subjectId)!.authorId,
      type: comment ? 'COMMENT_REACTION' : 'POST_REACTION',
      ...{ actorId: userId, subject, subjectId, rootId: comment?.postId ?? null, at },
    })
  }
  for (const { id, type, createdById, participantIds, messages, at } of happenings.conversations) {
    for (const message of messages) {
      for (const userId of mentionedIn(message.content).filter((one) => participantIds.includes(one))) {
        tell({
          ...{ userId, type: 'MENTION', actorId: message.senderId, subject: 'CONVERSATION', subjectId: id },
          ...{ rootId: message.id, at: message.at },
        })
      }
    }
    if (type === 'DIRECT') continue
    for (const userId of participantIds) {
      tell({
        userId,
        type: 'GROUP_ADDED',
        actorId: createdById,
        subject: 'CONVERSATION',
        subjectId: id,
        rootId: null,
        at,
      })
    }
  }
  return notices.sort((a, b) => a.at.getTime() - b.at.getTime())
}
