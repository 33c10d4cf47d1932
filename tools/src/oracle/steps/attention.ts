import { seesPost } from '../world/posts.ts'
import { type World, wayOf } from '../world/world.ts'
import { twoPeople } from './people.ts'
import { pickPost } from './posts.ts'
import { type MakeStep, okIf } from './step.ts'

/** Reading or hearing less of a post, or as before. */
function attention(mutation: string, kept: 'hiddenPosts' | 'mutedPosts', isLess: boolean): MakeStep {
  return (world, dice) => {
    const two = twoPeople(world, dice)
    if (!two) return null
    const { by } = two
    const known = [...world.posts.values()].filter(({ id }) => world[kept].has(wayOf(by, id)))
    const post = isLess || dice.chance(4) ? pickPost(world, by, dice) : dice.pick(known)
    if (!post) return null
    const way = wayOf(by, post.id)
    const shown = (now: World) => {
      const one = now.posts.get(post.id)
      return one && seesPost(now, by, one) ? one : null
    }
    return {
      by,
      mutation,
      input: { postId: post.id },
      verdict(now) {
        if (!isLess) return okIf(now[kept].has(way))
        const one = shown(now)
        return okIf(one?.isPublished === true && (kept === 'mutedPosts' || one.authorId !== by))
      },
      apply: (now) => void (isLess ? now[kept].add(way) : now[kept].delete(way)),
      payload: ({ world: now }) => ({ post: shown(now) }),
    }
  }
}

export const attentionSteps = {
  hidePost: attention('hidePost', 'hiddenPosts', true),
  unhidePost: attention('unhidePost', 'hiddenPosts', false),
  mutePost: attention('mutePost', 'mutedPosts', true),
  unmutePost: attention('unmutePost', 'mutedPosts', false),
} satisfies Record<string, MakeStep>
