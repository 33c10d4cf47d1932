import { seesPost } from '../world/posts.ts'
import type { Post, World } from '../world/world.ts'
import { twoPeople } from './people.ts'
import { onPost, pickPost } from './posts.ts'
import { type MakeStep, okIf } from './step.ts'

const isShown = (world: World, by: string, id: string): boolean => {
  const post = world.posts.get(id)
  return post !== undefined && seesPost(world, by, post)
}

const bookmarkPost: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  const post = two && pickPost(world, two.by, dice)
  if (!post) return null
  const { by } = two
  const { id } = post
  return {
    by,
    mutation: 'bookmarkPost',
    input: { postId: id },
    verdict: (now) => okIf(isShown(now, by, id) && now.posts.get(id)!.isPublished),
    apply: (now) => void now.bookmarks.set(by, new Set([...(now.bookmarks.get(by) ?? []), id])),
    payload: ({ world: now }) => ({ post: now.posts.get(id) }),
  }
}

/** Also of what has gone out of sight. */
const removeBookmark: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by } = two
  const id = dice.chance(4) ? pickPost(world, by, dice)?.id : dice.pick([...(world.bookmarks.get(by) ?? [])])
  if (!id) return null
  return {
    by,
    mutation: 'removeBookmark',
    input: { postId: id },
    verdict: (now) => okIf(isShown(now, by, id) || now.bookmarks.get(by)?.has(id) === true),
    apply: (now) => void now.bookmarks.get(by)?.delete(id),
    payload: ({ world: now }) => ({ post: isShown(now, by, id) ? now.posts.get(id) : null }),
  }
}

const pinPost = onPost((by, { id }) => ({
  by,
  mutation: 'pinPost',
  input: { postId: id },
  verdict: (now) => okIf(isOwn(now.posts.get(id), by) && now.posts.get(id)!.isPublished),
  apply: (now) => void now.pins.set(by, id),
  payload: ({ world: now }) => ({ post: now.posts.get(id) }),
}))

const unpinPost = onPost((by, { id }) => ({
  by,
  mutation: 'unpinPost',
  input: { postId: id },
  verdict: (now) => okIf(isOwn(now.posts.get(id), by)),
  apply: (now) => {
    if (now.pins.get(by) === id) now.pins.delete(by)
  },
  payload: ({ world: now }) => ({ post: now.posts.get(id) }),
}))

const isOwn = (post: Post | undefined, by: string) => post?.authorId === by

export const bookmarkSteps = { bookmarkPost, removeBookmark, pinPost, unpinPost } satisfies Record<string, MakeStep>
