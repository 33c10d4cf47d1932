import type { ReceivedEvent } from '@plaza/events'
import { messageSent } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import type { MessagesContext } from '../context.ts'

/** What is sent from now on in all conversations of the viewer but requests. */
export function watchMessages(
  ctx: MessagesContext,
  viewer: Viewer,
): AsyncIterableIterator<ReceivedEvent<typeof messageSent>> {
  return ctx.live.stream([messageSent], {
    signal: ctx.signal,
    about: { keys: [viewer.id], of: peopleOf },
  })
}

const peopleOf = ({ data: { senderId, recipientIds, apartIds = [] } }: ReceivedEvent<typeof messageSent>) => [
  senderId,
  ...recipientIds.filter((id) => !apartIds.includes(id)),
]
