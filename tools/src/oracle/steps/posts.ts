import { filesLeft } from '../world/files.ts'
import { mentionsIn } from '../world/mentions.ts'
import { areFriends, isHidden } from '../world/people.ts'
import { originalShown, seesComment, seesPost } from '../world/posts.ts'
import type { Comment, Post, PrivacyLevel, World } from '../world/world.ts'
import { comment as addTo, changeComment, changePost, deleteComment, deletePost, publish } from '../world/writing.ts'
import { attachedBy, bothOf, mayAttach } from './attaching.ts'
import { nameOf, twoPeople } from './people.ts'
import { type Dice, type MakeStep, okIf, type Verdict } from './step.ts'

const levels: readonly PrivacyLevel[] = ['PUBLIC', 'FRIENDS', 'CUSTOM', 'PRIVATE']
const words = ['apple', 'bread', 'cheese', '#tea', '#coffee', 'https://plaza.example/x']
/** More posts or comments than a page takes would be another question. */
const most = 90

interface Audience {
  level: PrivacyLevel
  audience: string[]
}

function audienceOf(world: World, by: string, dice: Dice): Audience {
  const friends = [...world.people.keys()].filter((id) => areFriends(world, by, id))
  const level = dice.pick(levels)!
  if (level !== 'CUSTOM') return { level, audience: [] }
  return friends.length === 0 ? { level: 'FRIENDS', audience: [] } : { level, audience: dice.some(friends, 4) }
}

const inputOf = ({ level, audience }: Audience) => ({
  privacyLevel: level,
  ...(level === 'CUSTOM' && { customAudienceIds: audience }),
})

/** @param kept of those who are in it already nobody asks whether they are friends */
function mayAddress(world: World, by: string, { level, audience }: Audience, kept: readonly string[] = []): Verdict {
  if (level !== 'CUSTOM') return 'OK'
  if (!audience.every((id) => areFriends(world, by, id) || kept.includes(id))) return 'REFUSED'
  return audience.some((id) => isHidden(world, by, id)) ? 'EITHER' : 'OK'
}

/** Somebody is named in it, every other time. */
const wordsOf = (world: World, dice: Dice) => [...dice.some(words, 3), ...nameOf(world, dice)].join(' ')

const createPost: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two || world.posts.size >= most) return null
  const { by } = two
  const to = audienceOf(world, by, dice)
  const fileIds = attachedBy(world, by, dice)
  const content = fileIds.length > 0 && dice.chance(2) ? '' : wordsOf(world, dice)
  const isPublished = !dice.chance(5)
  return {
    by,
    mutation: 'createPost',
    input: { content, isPublished, mediaIds: fileIds, ...inputOf(to) },
    verdict: (now) => bothOf(mayAddress(now, by, to), mayAttach(now, by, fileIds)),
    apply: (now, { post: { id } }) =>
      void now.posts.set(id, {
        ...{ id, authorId: by, content, isPublished, ...to, isShare: false, sharedPostId: null },
        mentions: mentionsIn(now, by, content),
        fileIds: filesLeft(now, fileIds).map((file) => file.id),
      }),
    payload: ({ world: now }, { post }) => ({ post: now.posts.get(post.id) }),
  }
}

/** Mostly one that the person sees. */
export function pickPost(world: World, by: string, dice: Dice): Post | undefined {
  const all = [...world.posts.values()]
  const seen = all.filter((post) => seesPost(world, by, post))
  return dice.pick(dice.chance(4) ? all : seen)
}

/** Mostly by its author. */
export function onPost(make: (by: string, post: Post, dice: Dice, world: World) => ReturnType<MakeStep>): MakeStep {
  return (world, dice) => {
    const two = twoPeople(world, dice)
    if (!two) return null
    const own = [...world.posts.values()].filter(({ authorId }) => authorId === two.by)
    const post = dice.chance(5) ? pickPost(world, two.by, dice) : dice.pick(own)
    return post ? make(two.by, post, dice, world) : null
  }
}

const publishPost = onPost((by, { id }) => ({
  by,
  mutation: 'publishPost',
  input: { postId: id },
  verdict: (now) => {
    const post = now.posts.get(id)
    return okIf(post?.authorId === by && !post.isPublished)
  },
  apply: (now) => publish(now, now.posts.get(id)!),
  payload: ({ world: now }) => ({ post: now.posts.get(id) }),
}))

const editPost = onPost((by, { id, isShare }, dice, world) => {
  const content = isShare && dice.chance(2) ? '' : wordsOf(world, dice)
  const fileIds = dice.chance(2) ? attachedBy(world, by, dice) : null
  const kept = world.posts.get(id)!.audience
  const to =
    kept.length > 0 && dice.chance(2) ? { level: 'CUSTOM' as const, audience: kept } : audienceOf(world, by, dice)
  return {
    by,
    mutation: 'editPost',
    input: { postId: id, content, ...(fileIds && { mediaIds: fileIds }), ...inputOf(to) },
    verdict: (now) => {
      const post = now.posts.get(id)
      if (post?.authorId !== by) return 'REFUSED'
      return bothOf(mayAddress(now, by, to, post.audience), mayAttach(now, by, fileIds ?? [], post.fileIds))
    },
    apply: (now) => {
      const post = now.posts.get(id)!
      changePost(now, post, { content, ...to })
      if (fileIds) post.fileIds = filesLeft(now, fileIds).map((file) => file.id)
    },
    payload: ({ world: now }) => ({ post: now.posts.get(id) }),
  }
})

const deletePostStep = onPost((by, { id }) => ({
  by,
  mutation: 'deletePost',
  input: { postId: id },
  verdict: (now) => okIf(now.posts.get(id)?.authorId === by),
  apply: (now) => deletePost(now, id),
}))

const sharePost: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two || world.posts.size >= most) return null
  const { by } = two
  const picked = pickPost(world, by, dice)
  if (!picked) return null
  const to = audienceOf(world, by, dice)
  const content = dice.chance(2) ? '' : wordsOf(world, dice)
  return {
    by,
    mutation: 'sharePost',
    input: { postId: picked.id, content, ...inputOf(to) },
    verdict: (now) => (originalOf(now, by, picked.id) ? mayAddress(now, by, to) : 'REFUSED'),
    apply: (now, { post: { id } }) => {
      const sharedPostId = originalOf(now, by, picked.id)!.id
      const share = { id, authorId: by, content, mentions: [], isPublished: true, ...to, isShare: true }
      now.posts.set(id, { ...share, sharedPostId, fileIds: [] })
      publish(now, now.posts.get(id)!)
    },
    payload: ({ world: now }, { post }) => ({ post: now.posts.get(post.id) }),
  }
}

/** Sharing a share shares its original. */
function originalOf(world: World, by: string, postId: string): Post | null {
  const post = world.posts.get(postId)
  if (!post || !seesPost(world, by, post)) return null
  const original = post.isShare ? originalShown(world, by, post) : post
  return original?.isPublished ? original : null
}

const addComment: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two || world.comments.size >= most) return null
  const { by } = two
  const post = pickPost(world, by, dice)
  if (!post) return null
  const comments = [...world.comments.values()].filter(({ postId }) => postId === post.id)
  const parentId = dice.chance(2) ? (dice.pick(comments)?.id ?? null) : null
  const content = ['comment', dice.pick(words)!, ...nameOf(world, dice)].join(' ')
  return {
    by,
    mutation: 'addComment',
    input: { postId: post.id, content, ...(parentId !== null && { parentId }) },
    verdict: (now) => {
      const onIt = now.posts.get(post.id)
      if (!onIt?.isPublished || !seesPost(now, by, onIt)) return 'REFUSED'
      if (parentId === null) return 'OK'
      const parent = now.comments.get(parentId)
      return okIf(parent !== undefined && parent.authorId !== null && seesComment(now, by, parent))
    },
    apply: (now, { comment: { id } }) => {
      const mentions = mentionsIn(now, by, content)
      addTo(now, { id, postId: post.id, authorId: by, parentId, content, mentions })
    },
    payload: ({ world: now }, { comment }) => ({ comment: now.comments.get(comment.id) }),
  }
}

/** Mostly by its author, else by the post's or anybody. */
function onComment(make: (by: string, comment: Comment, dice: Dice, world: World) => ReturnType<MakeStep>): MakeStep {
  return (world, dice) => {
    const two = twoPeople(world, dice)
    if (!two) return null
    const all = [...world.comments.values()]
    const own = all.filter(({ authorId }) => authorId === two.by)
    const below = all.filter(({ postId }) => world.posts.get(postId)?.authorId === two.by)
    const comment = dice.pick(dice.pick([own, own, below, all])!)
    return comment ? make(two.by, comment, dice, world) : null
  }
}

const editComment = onComment((by, { id }, dice, world) => {
  const content = ['edited', dice.pick(words)!, ...nameOf(world, dice)].join(' ')
  return {
    by,
    mutation: 'editComment',
    input: { commentId: id, content },
    verdict: (now) => {
      const comment = now.comments.get(id)
      return okIf(comment?.authorId === by && seesComment(now, by, comment))
    },
    apply: (now) => changeComment(now, now.comments.get(id)!, by, content),
    payload: ({ world: now }) => ({ comment: now.comments.get(id) }),
  }
})

const deleteCommentStep = onComment((by, { id, postId }) => ({
  by,
  mutation: 'deleteComment',
  input: { commentId: id },
  // Taking one's own back and clearing one's own post need nobody to be in sight.
  verdict: (now) => {
    const comment = now.comments.get(id)
    if (!comment?.authorId) return 'REFUSED'
    return okIf(comment.authorId === by || now.posts.get(postId)?.authorId === by)
  },
  apply: (now) => deleteComment(now, now.comments.get(id)!),
  payload: ({ world: now }) => {
    const post = now.posts.get(postId)!
    return { post: seesPost(now, by, post) ? post : null }
  },
}))

export const postSteps = {
  createPost,
  publishPost,
  editPost,
  deletePost: deletePostStep,
  sharePost,
  addComment,
  editComment,
  deleteComment: deleteCommentStep,
} satisfies Record<string, MakeStep>
