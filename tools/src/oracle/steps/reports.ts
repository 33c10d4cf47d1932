import { sees } from '../world/messages.ts'
import { isHidden } from '../world/people.ts'
import { seesComment, seesPost } from '../world/posts.ts'
import type { World } from '../world/world.ts'
import { twoPeople } from './people.ts'
import { type MakeStep, okIf } from './step.ts'

/** Who reports something learns of it what they see, and changes nothing. */
function report<Thing extends { id: string }>(
  mutation: string,
  argument: string,
  things: (world: World) => ReadonlyMap<string, Thing>,
  mayReport: (world: World, by: string, thing: Thing) => boolean,
): MakeStep {
  return (world, dice) => {
    const by = twoPeople(world, dice)?.by
    const thing = dice.pick([...things(world).values()])
    if (by === undefined || !thing) return null
    return {
      by,
      mutation,
      input: { [argument]: thing.id, reason: 'OTHER' },
      verdict(now) {
        const present = things(now).get(thing.id)
        return okIf(present !== undefined && mayReport(now, by, present))
      },
      apply() {},
    }
  }
}

export const reportSteps = {
  reportUser: report(
    'reportUser',
    'userId',
    ({ people }) => people,
    (world, by, { id }) => id !== by && !isHidden(world, by, id),
  ),
  reportPost: report(
    'reportPost',
    'postId',
    ({ posts }) => posts,
    (world, by, post) => post.authorId !== by && seesPost(world, by, post),
  ),
  reportComment: report(
    'reportComment',
    'commentId',
    ({ comments }) => comments,
    (world, by, comment) => comment.authorId !== null && comment.authorId !== by && seesComment(world, by, comment),
  ),
  reportMessage: report(
    'reportMessage',
    'messageId',
    ({ messages }) => messages,
    (world, by, { senderId, conversationId, isDeleted }) =>
      senderId !== null && senderId !== by && !isDeleted && sees(world.conversations.get(conversationId), by),
  ),
}
