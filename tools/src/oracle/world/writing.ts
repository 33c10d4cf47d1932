import { mentionsIn, reword } from './mentions.ts'
import { takeBack, tell, tellMentioned, withdraw } from './notifications.ts'
import { seesPost } from './posts.ts'
import { type Comment, type Post, type Reaction, type World, wayOf } from './world.ts'

export function publish(world: World, post: Post): void {
  post.isPublished = true
  post.mentions = mentionsIn(world, post.authorId, post.content)
  const original = post.sharedPostId === null ? undefined : world.posts.get(post.sharedPostId)
  if (original && seesPost(world, original.authorId, post)) {
    tell(world, { ...newsOf(post), type: 'POST_SHARE', userId: original.authorId, groupedBy: original.id })
  }
  tellMentioned(world, post, newsOf(post))
}

const newsOf = ({ id, authorId, content: text }: Post) => ({
  ...{ actorId: authorId, key: `post:${id}`, subject: { type: 'Post', id } as const, postId: id, text },
})

/** Its text or its reach is another one. */
export function changePost(
  world: World,
  post: Post,
  { content, level, audience }: Pick<Post, 'content' | 'level' | 'audience'>,
): void {
  const before = post.mentions
  const hasOtherText = content !== post.content
  const hasOtherReach = level !== post.level || [...audience].sort().join() !== [...post.audience].sort().join()
  reword(world, post, post.authorId, content)
  Object.assign(post, { level, audience })
  if (!post.isPublished || !(hasOtherText || hasOtherReach)) return
  tellMentioned(world, { mentions: post.mentions, before, hasOtherReach }, newsOf(post))
}

export function changeComment(world: World, comment: Comment, by: string, content: string): void {
  const { id, postId, mentions: before } = comment
  if (comment.content === content) return
  reword(world, comment, by, content)
  const news = { actorId: by, subject: { type: 'Comment', id }, postId, key: `comment:${id}`, text: content } as const
  tellMentioned(world, { mentions: comment.mentions, before }, news)
}

export function comment(world: World, added: Comment & { authorId: string }): void {
  const { id, postId, authorId, parentId, content: text } = added
  world.comments.set(id, added)
  const postAuthorId = world.posts.get(postId)!.authorId
  const parentAuthorId = parentId === null ? null : world.comments.get(parentId)!.authorId
  const news = { actorId: authorId, subject: { type: 'Comment', id }, postId, key: `comment:${id}`, text } as const
  if (parentAuthorId !== null) {
    tell(world, { ...news, type: 'COMMENT_REPLY', userId: parentAuthorId, groupedBy: parentId! })
  }
  if (postAuthorId !== parentAuthorId) {
    tell(world, { ...news, type: 'POST_COMMENT', userId: postAuthorId, groupedBy: postId })
  }
  tellMentioned(world, added, news)
}

/** Who changes a reaction has told its news before. */
export function react(world: World, reaction: Reaction): void {
  const { userId, subjectId } = reaction
  const key = wayOf(userId, subjectId)
  const isNew = !world.reactions.has(key)
  world.reactions.set(key, reaction)
  if (!isNew) return
  const post = world.posts.get(subjectId)
  const onComment = world.comments.get(subjectId)
  tell(world, {
    ...{ type: post ? 'POST_REACTION' : 'COMMENT_REACTION', actorId: userId, key: `reaction:${key}` },
    userId: (post ?? onComment)!.authorId!,
    ...{ subject: { type: post ? 'Post' : 'Comment', id: subjectId }, postId: post?.id ?? onComment!.postId },
  })
}

export function unreact(world: World, userId: string, subjectId: string): void {
  const key = wayOf(userId, subjectId)
  world.reactions.delete(key)
  withdraw(world, `reaction:${key}`)
}

export function deletePost(world: World, id: string): void {
  for (const kept of [world.hiddenPosts, world.mutedPosts]) {
    for (const way of kept) if (way.endsWith(`>${id}`)) kept.delete(way)
  }
  for (const one of [...world.comments.values()].filter(({ postId }) => postId === id)) dropComment(world, one)
  dropReactions(world, id)
  world.posts.delete(id)
  for (const kept of world.bookmarks.values()) kept.delete(id)
  for (const [authorId, pinned] of world.pins) if (pinned === id) world.pins.delete(authorId)
  for (const share of world.posts.values()) if (share.sharedPostId === id) share.sharedPostId = null
  takeBack(world, ({ postId }) => postId === id)
}

/** A comment with replies stays as a tombstone. */
export function deleteComment(world: World, deleted: Comment): void {
  takeBack(world, ({ subject }) => subject.id === deleted.id)
  const hasReplies = [...world.comments.values()].some(({ parentId }) => parentId === deleted.id)
  if (hasReplies) Object.assign(deleted, { authorId: null, content: '', mentions: [] })
  else dropComment(world, deleted)
}

/** A tombstone goes with its last reply. */
function dropComment(world: World, { id, parentId }: Comment): void {
  dropReactions(world, id)
  world.comments.delete(id)
  const parent = parentId === null ? undefined : world.comments.get(parentId)
  if (parent?.authorId === null) deleteComment(world, parent)
}

export function dropReactions(world: World, id: string): void {
  for (const [key, { subjectId }] of world.reactions) if (subjectId === id) world.reactions.delete(key)
}
