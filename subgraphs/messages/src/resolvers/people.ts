import type { MessagesContext } from '../context.ts'

/** Names the person for the gateway; null when nobody is left or the person is hidden from the viewer. */
export async function personOf(
  userId: string | null,
  ctx: MessagesContext,
): Promise<{ __typename: 'User'; id: string } | null> {
  if (userId === null || (await ctx.loaders.isHiddenPerson.load(userId))) return null
  return { __typename: 'User', id: userId }
}

/** Whether the viewer has blocked the person. Who is in sight is asked already, and of them alone who is not is asked further. */
export const hasBlocked = async (userId: string | null, ctx: MessagesContext): Promise<boolean> =>
  userId !== null && (await ctx.loaders.isHiddenPerson.load(userId)) && ctx.loaders.isBlockedPerson.load(userId)
