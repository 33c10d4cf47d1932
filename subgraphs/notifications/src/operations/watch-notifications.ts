import type { ReceivedEvent } from '@plaza/events'
import { notificationCreated } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import type { NotificationsContext } from '../context.ts'

type Created = ReceivedEvent<typeof notificationCreated>

/** What reaches the viewer's list from now on. */
export function watchNotifications(ctx: NotificationsContext, viewer: Viewer): AsyncGenerator<Created> {
  const events = ctx.live.stream([notificationCreated], {
    signal: ctx.signal,
    filter: ({ data }) => data.userId === viewer.id && data.channels.includes('IN_APP'),
  })
  return onlyLeft(ctx, events)
}

/** A notification may be taken back before it is shown; then there is nothing to show. */
async function* onlyLeft(ctx: NotificationsContext, events: AsyncIterable<Created>): AsyncGenerator<Created> {
  for await (const event of events) {
    if (await isLeft(ctx, event.data.notificationId)) yield event
  }
}

async function isLeft(ctx: NotificationsContext, notificationId: string): Promise<boolean> {
  const { context, release } = ctx.fork()
  try {
    return (await (context as NotificationsContext).loaders.notificationById.load(notificationId)) !== null
  } finally {
    await release()
  }
}
