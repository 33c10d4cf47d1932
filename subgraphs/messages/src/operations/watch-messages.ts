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
    about: { keys: [viewer.id], of: peopleOf },
  })
}

const peopleOf = ({ data }: ReceivedEvent<typeof messageSent>) => [data.senderId, ...data.recipientIds]
