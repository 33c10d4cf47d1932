import type { ReceivedEvent } from '@plaza/events'
import { messageSent } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import type { MessagesContext } from '../context.ts'

type Sent = ReceivedEvent<typeof messageSent>

/** What is sent from now on in all conversations of the viewer. */
export function watchMessages(ctx: MessagesContext, viewer: Viewer): AsyncGenerator<Sent> {
  const events = ctx.live.stream([messageSent], {
    signal: ctx.signal,
    filter: ({ data }) => data.senderId === viewer.id || data.recipientIds.includes(viewer.id),
  })
  return onlySeen(ctx, events)
}

/** A person who has just been removed from a conversation no longer sees the message. */
async function* onlySeen(ctx: MessagesContext, events: AsyncIterable<Sent>): AsyncGenerator<Sent> {
  for await (const event of events) {
    if (await isSeen(ctx, event.data.messageId)) yield event
  }
}

async function isSeen(ctx: MessagesContext, messageId: string): Promise<boolean> {
  const { context, release } = ctx.fork()
  try {
    return (await (context as MessagesContext).loaders.messageById.load(messageId)) !== null
  } finally {
    await release()
  }
}
