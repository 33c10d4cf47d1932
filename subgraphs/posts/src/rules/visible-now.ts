import type { PostsContext } from '../context.ts'

/** Looks with a context of its own, when a stream begins. */
export async function asViewerNow<Result>(
  ctx: PostsContext,
  look: (context: PostsContext) => Promise<Result>,
): Promise<Result> {
  const { context, release } = ctx.fork()
  try {
    return await look(context as PostsContext)
  } finally {
    await release()
  }
}

/**
 * Lets an event through when the viewer may see what it is about at that time. All who listen look at it together, so
 * `isVisible` is the same function for all of them.
 */
export async function* onlyVisible<Event extends object>(
  ctx: PostsContext,
  events: AsyncIterable<Event>,
  isVisible: (context: PostsContext, values: Record<string, never>, event: Event) => Promise<boolean>,
): AsyncGenerator<Event> {
  for await (const event of events) {
    if (await ctx.lookAt(event, isVisible, {})) yield event
  }
}
