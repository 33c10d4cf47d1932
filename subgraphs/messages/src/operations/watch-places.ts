import type { ReceivedEvent } from '@plaza/events'
import { conversationPlaceChanged } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import type { MessagesContext } from '../context.ts'

/** What the viewer does from now on with conversations for themselves, on this device or another. */
export function watchPlaces(
  ctx: MessagesContext,
  viewer: Viewer,
): AsyncIterableIterator<ReceivedEvent<typeof conversationPlaceChanged>> {
  return ctx.live.stream([conversationPlaceChanged], {
    signal: ctx.signal,
    about: { keys: [viewer.id], of: ({ data }) => [data.userId] },
  })
}
