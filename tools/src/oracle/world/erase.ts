import { deleteFile, filesOf } from './files.ts'
import { forgetMentionsOf } from './mentions.ts'
import { eraseMessages } from './messages.ts'
import { takeBack } from './notifications.ts'
import type { World } from './world.ts'
import { deleteComment, deletePost } from './writing.ts'

/** An account is gone for good: of what the person did nothing is left but tombstones that others have answered. */
export function erase(world: World, id: string): void {
  world.people.get(id)!.status = 'DELETED'
  const ofPerson = (key: string) => key.split(/[+>]/).includes(id)
  for (const set of [
    world.friendships,
    world.blocks,
    world.mutes,
    world.hiddenPosts,
    world.mutedPosts,
    world.dismissals,
  ]) {
    for (const key of set) if (ofPerson(key)) set.delete(key)
  }
  for (const [key, { userId }] of world.reactions) if (userId === id) world.reactions.delete(key)
  world.bookmarks.delete(id)
  for (const key of world.filteredWords.keys()) if (ofPerson(key)) world.filteredWords.delete(key)
  for (const [key, { fromId, toId }] of world.requests) if (fromId === id || toId === id) world.requests.delete(key)
  for (const post of [...world.posts.values()]) {
    if (post.authorId === id) deletePost(world, post.id)
    else post.audience = post.audience.filter((one) => one !== id)
  }
  for (const comment of [...world.comments.values()]) if (comment.authorId === id) deleteComment(world, comment)
  eraseMessages(world, id)
  forgetMentionsOf(world, id)
  takeBack(world, ({ userId, actorId }) => userId === id || actorId === id)
  for (const file of filesOf(world, id)) deleteFile(world, file.id)
  for (const [key, { ownerId }] of world.collections) if (ownerId === id) world.collections.delete(key)
}
