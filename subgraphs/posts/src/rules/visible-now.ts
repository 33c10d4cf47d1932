import type { PostsContext } from '../context.ts'

/** Looks with a context of its own: loaders must not remember what the viewer was shown of the event before. */
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

/** Lets an event through when the viewer may see what it is about at that time. */
export async function* onlyVisible<Event>(
  ctx: PostsContext,
  events: AsyncIterable<Event>,
  isVisible: (context: PostsContext, event: Event) => Promise<boolean>,
): AsyncGenerator<Event> {
  for await (const event of events) {
    if (await asViewerNow(ctx, (context) => isVisible(context, event))) yield event
  }
}
