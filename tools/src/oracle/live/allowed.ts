import { sees } from '../world/messages.ts'
import { areFriends, isHidden } from '../world/people.ts'
import { isWanted, seesComment, seesPost } from '../world/posts.ts'
import type { World } from '../world/world.ts'
import type { Heard } from './listener.ts'

/** A fault of a stream in what was heard, or null. That a session has ended is none. */
export function faultIn({ message }: Heard): string | null {
  const faults = (message.errors ?? []).filter(
    ({ extensions }: { extensions?: { code?: string } }) =>
      !/^(UNAUTHENTICATED|FORBIDDEN)$/.test(extensions?.code ?? ''),
  )
  return faults.length > 0 ? JSON.stringify(faults) : null
}

/** What was told that the person could see in none of these worlds, or null. */
export function untoldIn({ viewer, stream, message }: Heard, worlds: readonly World[]): string | null {
  for (const { type, id } of thingsIn(message.data)) {
    if (!worlds.some((world) => isSeen(world, viewer, type, id))) return `${type} ${id}`
  }
  const post = stream === 'postAdded' ? message.data?.postAdded : null
  if (!post) return null
  const isForFeed = worlds.some((world) => {
    const told = world.posts.get(post.id)
    return told !== undefined && areFriends(world, viewer, told.authorId) && isWanted(world, viewer, told)
  })
  return isForFeed ? null : `Post ${post.id} of somebody who is no friend, or left out of the feed`
}

interface Thing {
  type: string
  id: string
}

function thingsIn(value: unknown): Thing[] {
  if (Array.isArray(value)) return value.flatMap(thingsIn)
  if (typeof value !== 'object' || value === null) return []
  const { __typename, id } = value as { __typename?: unknown; id?: unknown }
  const own = typeof __typename === 'string' && typeof id === 'string' ? [{ type: __typename, id }] : []
  return [...own, ...goneIn(value), ...Object.values(value).flatMap(thingsIn)]
}

/** What is gone is told to those who could see it. */
function goneIn({ deletedCommentId, deletedPostId }: { deletedCommentId?: string; deletedPostId?: string }): Thing[] {
  return [
    ...(deletedCommentId ? [{ type: 'Comment', id: deletedCommentId }] : []),
    ...(deletedPostId ? [{ type: 'Post', id: deletedPostId }] : []),
  ]
}

function isSeen(world: World, viewer: string, type: string, id: string): boolean {
  switch (type) {
    case 'User':
      return !isHidden(world, viewer, id)
    case 'FriendRequest':
      return [world.requests.get(id)?.fromId, world.requests.get(id)?.toId].includes(viewer)
    case 'Post': {
      const post = world.posts.get(id)
      return post !== undefined && seesPost(world, viewer, post)
    }
    case 'Comment': {
      const comment = world.comments.get(id)
      return comment !== undefined && seesComment(world, viewer, comment)
    }
    case 'Conversation':
      return sees(world.conversations.get(id), viewer)
    case 'Message':
      return sees(world.conversations.get(world.messages.get(id)?.conversationId ?? ''), viewer)
    default:
      return true
  }
}
