import { type Answers, anyValue, Between, list, Maybe, someTime } from '../contract/answers.ts'
import { filesLeft } from '../world/files.ts'
import { areFriends } from '../world/people.ts'
import {
  bookmarkedPosts,
  circlePosts,
  commentsSeen,
  isFiltered,
  isWanted,
  originalShown,
  pinnedPost,
  postsSeen,
  profilePosts,
  publicPostsOf,
  reactionsSeen,
  reactionsTo,
  seesComment,
  seesPost,
  tagsOf,
} from '../world/posts.ts'
import { type Comment, type Person, type Post, type Reaction, type World, wayOf } from '../world/world.ts'
import { facetsOf } from './facets.ts'
import { personShown } from './people.ts'

const reactable: Answers[string] = {
  id: ({ id }: Post | Comment) => id,
  viewerReaction: ({ id }: Post | Comment, { world, viewer }) =>
    viewer === null ? null : (world.reactions.get(wayOf(viewer, id))?.type ?? null),
  reactions: (subject: Post | Comment, { world, viewer }) => list(reactionsSeen(world, viewer, subject)),
  // A total for everybody, whoever of them is hidden from the viewer; never more than were given.
  likeCount: (subject: Post | Comment, { world }) =>
    new Between(0, reactionsTo(world, subject.id).filter(({ type }) => type === 'LIKE').length),
}

function ancestorsOf(world: World, { parentId }: Comment): Comment[] {
  const parent = parentId === null ? undefined : world.comments.get(parentId)
  return parent ? [...ancestorsOf(world, parent), parent] : []
}

const repliesIn = (world: World, of: (comment: Comment) => boolean) => [...world.comments.values()].filter(of).length

export const posts: Answers = {
  Post: {
    ...reactable,
    author: ({ authorId }: Post, asking) => personShown(authorId, asking),
    content: ({ content }: Post) => content,
    media: ({ fileIds }: Post, { world }) => filesLeft(world, fileIds),
    facets: facetsOf,
    tags: (post: Post) => tagsOf(post).map((name) => ({ name })),
    privacyLevel: ({ level }: Post) => level,
    customAudience: ({ authorId, level, audience }: Post, asking) => {
      if (level !== 'CUSTOM' || authorId !== asking.viewer) return null
      return audience
        .filter((id) => areFriends(asking.world, authorId, id))
        .flatMap((id) => personShown(id, asking) ?? [])
    },
    isShare: ({ isShare }: Post) => isShare,
    sharedPost: (post: Post, { world, viewer }) => originalShown(world, viewer, post),
    isPublished: ({ isPublished }: Post) => isPublished,
    publishedAt: ({ isPublished }: Post) => (isPublished ? someTime : null),
    viewerHasBookmarked: ({ id }: Post, { world, viewer }) =>
      viewer !== null && world.bookmarks.get(viewer)?.has(id) === true,
    viewerCanEdit: ({ authorId }: Post, { viewer }) => authorId === viewer,
    viewerCanDelete: ({ authorId }: Post, { viewer }) => authorId === viewer,
    viewerHasHidden: ({ id }: Post, { world, viewer }) => viewer !== null && world.hiddenPosts.has(wayOf(viewer, id)),
    isFiltered: (post: Post, { world, viewer }) => isFiltered(world, viewer, post),
    // Null where notifications has not heard of the post yet, or has no part in it.
    viewerHasMuted: ({ id }: Post, { world, viewer }) =>
      viewer !== null && world.mutedPosts.has(wayOf(viewer, id)) ? true : anyValue,
    viewerCanComment: ({ isPublished }: Post, { viewer }) => viewer !== null && isPublished,
    viewerCanShare: (post: Post, { world, viewer }) =>
      viewer !== null && (post.isShare ? originalShown(world, viewer, post) !== null : post.isPublished),
    commentCount: ({ id }: Post, { world }) =>
      new Between(
        0,
        repliesIn(world, ({ postId }) => postId === id),
      ),
    comments: ({ id }: Post, { world, viewer }) => list(commentsSeen(world, viewer, id, null)),
    shareCount: ({ id }: Post, { world }) =>
      new Between(0, [...world.posts.values()].filter(({ sharedPostId }) => sharedPostId === id).length),
  },
  Comment: {
    ...reactable,
    post: ({ postId }: Comment, { world }) => world.posts.get(postId),
    author: ({ authorId }: Comment, asking) => personShown(authorId, asking),
    content: ({ content }: Comment) => content,
    facets: facetsOf,
    isDeleted: ({ authorId }: Comment) => authorId === null,
    isFiltered: (comment: Comment, { world, viewer }) => isFiltered(world, viewer, comment),
    parent: ({ parentId }: Comment, { world, viewer }) => {
      const parent = parentId === null ? undefined : world.comments.get(parentId)
      return parent && seesComment(world, viewer, parent) ? parent : null
    },
    ancestors: (comment: Comment, { world, viewer }) =>
      ancestorsOf(world, comment).filter((one) => seesComment(world, viewer, one)),
    viewerCanEdit: ({ authorId }: Comment, { viewer }) => viewer !== null && authorId === viewer,
    viewerCanDelete: ({ authorId, postId }: Comment, { world, viewer }) =>
      viewer !== null && authorId !== null && [authorId, world.posts.get(postId)?.authorId].includes(viewer),
    replyCount: ({ id }: Comment, { world }) =>
      new Between(
        0,
        repliesIn(world, ({ parentId }) => parentId === id),
      ),
    replies: ({ id, postId }: Comment, { world, viewer }) => list(commentsSeen(world, viewer, postId, id)),
  },
  Reaction: {
    type: ({ type }: Reaction) => type,
    user: ({ userId }: Reaction, asking) => personShown(userId, asking),
    createdAt: () => someTime,
  },
  Tag: {
    name: ({ name }: { name: string }) => name,
    postCount: ({ name }: { name: string }, { world }) => publicPostsOf(world, name).length,
    posts: ({ name }: { name: string }, { world, viewer }) =>
      list(postsSeen(world, viewer).filter((post) => tagsOf(post).includes(name))),
  },
  User: {
    postCount: ({ id }: Person, { world, viewer }) => profilePosts(world, viewer, id).length,
    posts: ({ id }: Person, { world, viewer }) => list(profilePosts(world, viewer, id)),
    pinnedPost: ({ id }: Person, { world, viewer }) => pinnedPost(world, viewer, id),
  },
  Viewer: {
    mutedPosts: ({ id }: Person, { world }) =>
      list(postsSeen(world, id).filter((post) => world.mutedPosts.has(wayOf(id, post.id)))),
    hiddenPosts: ({ id }: Person, { world }) =>
      list(postsSeen(world, id).filter((post) => world.hiddenPosts.has(wayOf(id, post.id)))),
    drafts: ({ id }: Person, { world }) =>
      list([...world.posts.values()].filter(({ authorId, isPublished }) => authorId === id && !isPublished)),
    bookmarks: ({ id }: Person, { world }) => list(bookmarkedPosts(world, id)),
    homeFeed: ({ id }: Person, { world }, { ranking }) => {
      const circle = circlePosts(world, id)
      const popular =
        ranking === 'TOP' ? postsSeen(world, id).filter((post) => mayBePopular(world, id, post, circle)) : []
      return list([...circle, ...popular.map((post) => new Maybe(post))], (post) => ({
        reason: circle.includes(post as Post) ? reasonFor(id, post as Post) : 'POPULAR',
      }))
    },
  },
  Query: {
    post: (_, { world, viewer }, { id }) => {
      const post = world.posts.get(id as string)
      return post && seesPost(world, viewer, post) ? post : null
    },
    comment: (_, { world, viewer }, { id }) => {
      const comment = world.comments.get(id as string)
      return comment && seesComment(world, viewer, comment) ? comment : null
    },
    tag: (_, { world }, { name }) => (publicPostsOf(world, name as string).length > 0 ? { name } : null),
    // Which of them is for the clock to say.
    trendingTags: (_, { world }) =>
      [...new Set([...world.posts.values()].flatMap(tagsOf))]
        .filter((name) => publicPostsOf(world, name).length > 0)
        .map((name) => new Maybe({ name })),
    searchPosts: (_, { world, viewer }, { query }) =>
      list(postsSeen(world, viewer).filter(({ content }) => content.split(' ').includes(query as string))),
  },
}

function reasonFor(viewer: string, { authorId, isShare }: Post): string {
  if (authorId === viewer) return 'OWN_POST'
  return isShare ? 'FRIEND_SHARED' : 'FRIEND_POSTED'
}

const mayBePopular = (world: World, viewer: string, post: Post, circle: readonly Post[]) =>
  post.level === 'PUBLIC' && !circle.includes(post) && isWanted(world, viewer, post)
