import type { ReceivedEvent } from '@plaza/events'
import { notificationCreated } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import type { NotificationsContext } from '../context.ts'

/** What reaches the viewer's list from now on. */
export function watchNotifications(
  ctx: NotificationsContext,
  viewer: Viewer,
): AsyncIterableIterator<ReceivedEvent<typeof notificationCreated>> {
  return ctx.live.stream([notificationCreated], {
    signal: ctx.signal,
    about: { keys: [viewer.id], of: receiverOf },
    filter: ({ data }) => data.channels.includes('IN_APP'),
  })
}

const receiverOf = ({ data }: ReceivedEvent<typeof notificationCreated>) => [data.userId]
