import { areApart, areFriends, hasMuted, isActive, isHidden, type ViewerId } from './people.ts'
import { type Comment, type Post, type Reaction, type World, wayOf } from './world.ts'

export function seesPost(world: World, viewer: ViewerId, post: Post): boolean {
  const { authorId, level, audience, isPublished } = post
  if (authorId === viewer) return true
  if (!isPublished || isHidden(world, viewer, authorId)) return false
  switch (level) {
    case 'PUBLIC':
      return true
    case 'FRIENDS':
      return areFriends(world, viewer, authorId)
    // Who was unfriended is out of sight of it until they are friends again.
    case 'CUSTOM':
      return viewer !== null && audience.includes(viewer) && areFriends(world, viewer, authorId)
    case 'PRIVATE':
      return false
  }
}

export const postsSeen = (world: World, viewer: ViewerId): Post[] =>
  [...world.posts.values()].filter((post) => post.isPublished && seesPost(world, viewer, post))

export function originalShown(world: World, viewer: ViewerId, { sharedPostId }: Post): Post | null {
  const original = sharedPostId === null ? undefined : world.posts.get(sharedPostId)
  return original && seesPost(world, viewer, original) ? original : null
}

/** What somebody says or gives under the post of a person with whom they are apart is seen by its writer alone. */
function isSeenFrom(world: World, viewer: ViewerId, personId: string, postAuthorId: string): boolean {
  if (personId === viewer) return true
  return !isHidden(world, viewer, personId) && !areApart(world, personId, postAuthorId)
}

export function seesComment(world: World, viewer: ViewerId, comment: Comment): boolean {
  const post = world.posts.get(comment.postId)
  if (!post?.isPublished || !seesPost(world, viewer, post)) return false
  return comment.authorId === null || isSeenFrom(world, viewer, comment.authorId, post.authorId)
}

export const commentsSeen = (world: World, viewer: ViewerId, postId: string, parentId: string | null): Comment[] =>
  [...world.comments.values()].filter(
    (comment) => comment.postId === postId && comment.parentId === parentId && seesComment(world, viewer, comment),
  )

export const reactionsTo = (world: World, subjectId: string): Reaction[] =>
  [...world.reactions.values()].filter((reaction) => reaction.subjectId === subjectId)

/** Of a post or comment that the viewer sees. */
export function reactionsSeen(world: World, viewer: ViewerId, subject: Post | Comment): Reaction[] {
  const post = 'postId' in subject ? world.posts.get(subject.postId)! : subject
  return reactionsTo(world, subject.id).filter(({ userId }) => isSeenFrom(world, viewer, userId, post.authorId))
}

const hashtag = /#(\w+)/g

export const tagsOf = ({ content }: Post): string[] => [
  ...new Set([...content.matchAll(hashtag)].map(([, name]) => name!)),
]

/** What `Tag.postCount` counts. */
export const publicPostsOf = (world: World, tag: string): Post[] =>
  [...world.posts.values()].filter(
    (post) =>
      post.isPublished && post.level === 'PUBLIC' && isActive(world, post.authorId) && tagsOf(post).includes(tag),
  )

/**
 * Everybody's own posts and their friends', without a share that has neither words nor files nor, to this viewer, an original,
 * and without what the viewer has muted.
 */
export function circlePosts(world: World, viewer: string): Post[] {
  return postsSeen(world, viewer).filter((post) => {
    if (post.authorId !== viewer && !areFriends(world, viewer, post.authorId)) return false
    return showsSomething(world, viewer, post) && isWanted(world, viewer, post)
  })
}

/** Whether a word of it is one that the viewer, who is not its author, does not want to read. */
export const isFiltered = (
  world: World,
  viewer: ViewerId,
  { authorId, content }: Pick<Post | Comment, 'authorId' | 'content'>,
): boolean =>
  viewer !== null &&
  authorId !== viewer &&
  content.split(/[ #]+/).some((word) => world.filteredWords.has(wayOf(viewer, word)))

/** In the viewer's feed: neither filtered nor hidden nor by somebody muted, nor a share of such a post. */
export function isWanted(world: World, viewer: string, post: Post): boolean {
  const { id, authorId, sharedPostId } = post
  if (authorId === viewer) return true
  const shown = sharedPostId === null ? undefined : world.posts.get(sharedPostId)
  if (isFiltered(world, viewer, post) || (shown && isFiltered(world, viewer, shown))) return false
  if ([id, sharedPostId].some((post) => post !== null && world.hiddenPosts.has(wayOf(viewer, post)))) return false
  const original = sharedPostId === null ? undefined : world.posts.get(sharedPostId)
  return [authorId, original?.authorId].every((author) => author === undefined || !hasMuted(world, viewer, author))
}

/** What stands in a profile: its owner alone finds empty shares there, to take them back. */
export const profilePosts = (world: World, viewer: ViewerId, authorId: string): Post[] =>
  postsSeen(world, viewer).filter(
    (post) => post.authorId === authorId && (authorId === viewer || showsSomething(world, viewer, post)),
  )

/** What somebody has bookmarked and sees now. */
export const bookmarkedPosts = (world: World, viewer: string): Post[] =>
  postsSeen(world, viewer).filter(
    (post) =>
      world.bookmarks.get(viewer)?.has(post.id) === true &&
      (post.authorId === viewer || showsSomething(world, viewer, post)),
  )

/** What stands on top of a profile, where the viewer sees it. */
export const pinnedPost = (world: World, viewer: ViewerId, authorId: string): Post | null =>
  profilePosts(world, viewer, authorId).find(({ id }) => world.pins.get(authorId) === id) ?? null

const showsSomething = (world: World, viewer: ViewerId, post: Post): boolean =>
  !post.isShare || post.content !== '' || post.fileIds.length > 0 || originalShown(world, viewer, post) !== null
