import { isActive } from '../world/people.ts'
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

const addFilteredWord: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by } = two
  const phrase = dice.pick(['apple', 'bread', 'tea'])!
  return {
    by,
    mutation: 'addFilteredWord',
    input: { phrase: phrase.toUpperCase(), places: ['HOME_FEED', 'POSTS', 'COMMENTS', 'NOTIFICATIONS'] },
    verdict: () => 'OK',
    apply: (now, { filteredWord }) => void now.filteredWords.set(wayOf(by, phrase), filteredWord?.id ?? ''),
  }
}

const removeFilteredWord: MakeStep = (world, dice) => {
  const chosen = dice.pick([...world.filteredWords])
  if (!chosen) return null
  const [way] = chosen
  const by = way.split('>')[0]!
  if (!isActive(world, by)) return null
  return {
    by,
    mutation: 'removeFilteredWord',
    look: '{ viewer { filteredWords { id phrase } } }',
    choose(data) {
      const words: { id: string; phrase: string }[] = data.viewer.filteredWords
      const word = words.find(({ phrase }) => phrase.toLowerCase() === way.split('>')[1])
      return word ? { filteredWordId: word.id } : null
    },
    verdict: (now) => okIf(now.filteredWords.has(way)),
    apply: (now) => void now.filteredWords.delete(way),
  }
}

export const attentionSteps = {
  hidePost: attention('hidePost', 'hiddenPosts', true),
  unhidePost: attention('unhidePost', 'hiddenPosts', false),
  mutePost: attention('mutePost', 'mutedPosts', true),
  unmutePost: attention('unmutePost', 'mutedPosts', false),
  addFilteredWord,
  removeFilteredWord,
} satisfies Record<string, MakeStep>
