import type { ReceivedEvent } from '@plaza/events'
import { messageSent } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import type { MessagesContext } from '../context.ts'

/** What is sent from now on in all conversations of the viewer. */
export function watchMessages(
  ctx: MessagesContext,
  viewer: Viewer,
): AsyncIterableIterator<ReceivedEvent<typeof messageSent>> {
  return ctx.live.stream([messageSent], {
    signal: ctx.signal,
    filter: ({ data }) => data.senderId === viewer.id || data.recipientIds.includes(viewer.id),
  })
}
