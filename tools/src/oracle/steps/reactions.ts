import { seesComment, seesPost } from '../world/posts.ts'
import { type Reaction, type World, wayOf } from '../world/world.ts'
import { react, unreact } from '../world/writing.ts'
import { twoPeople } from './people.ts'
import { pickPost } from './posts.ts'
import { type Dice, type MakeStep, okIf } from './step.ts'

function pickSubject(world: World, by: string, dice: Dice): string | undefined {
  return dice.chance(2) ? pickPost(world, by, dice)?.id : dice.pick([...world.comments.keys()])
}

function seesSubject(world: World, by: string, id: string): boolean {
  const post = world.posts.get(id)
  if (post) return post.isPublished && seesPost(world, by, post)
  const comment = world.comments.get(id)
  return comment !== undefined && comment.authorId !== null && seesComment(world, by, comment)
}

const subjectShown = (world: World, by: string, id: string) => {
  if (!seesSubject(world, by, id)) return null
  const post = world.posts.get(id)
  return post ? { ...post, __typename: 'Post' } : { ...world.comments.get(id)!, __typename: 'Comment' }
}

const setReaction: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  const id = two && pickSubject(world, two.by, dice)
  if (!id) return null
  const { by } = two
  const type = dice.pick<Reaction['type']>(['LIKE', 'LOVE', 'SAD'])!
  return {
    by,
    mutation: 'setReaction',
    input: { subjectId: id, type },
    verdict: (now) => okIf(seesSubject(now, by, id)),
    apply: (now) => react(now, { userId: by, subjectId: id, type }),
    payload: ({ world: now }) => ({ subject: subjectShown(now, by, id) }),
  }
}

const removeReaction: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by } = two
  const own = [...world.reactions.values()].filter(
    ({ userId, subjectId }) => userId === by && !world.messages.has(subjectId),
  )
  const id = dice.chance(4) ? pickSubject(world, by, dice) : dice.pick(own)?.subjectId
  if (!id) return null
  return {
    by,
    mutation: 'removeReaction',
    input: { subjectId: id },
    verdict: (now) => {
      if (now.reactions.has(wayOf(by, id)) || seesSubject(now, by, id)) return 'OK'
      return 'EITHER'
    },
    apply: (now) => unreact(now, by, id),
    payload: ({ world: now }) => ({ subject: subjectShown(now, by, id) }),
  }
}

export const reactionSteps = { setReaction, removeReaction } satisfies Record<string, MakeStep>
