import type { MessagesContext } from '../context.ts'

/** Names the person for the gateway; null when nobody is left or the person is hidden from the viewer. */
export async function personOf(
  userId: string | null,
  ctx: MessagesContext,
): Promise<{ __typename: 'User'; id: string } | null> {
  if (userId === null || (await ctx.loaders.isHiddenPerson.load(userId))) return null
  return { __typename: 'User', id: userId }
}
