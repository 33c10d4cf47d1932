import { parsePage } from '@plaza/database'
import type { NotificationsContext } from '../context.ts'
import { mostActors, type NotificationGroupRow } from '../data/notification-groups.ts'
import type { NotificationGroupResolvers } from '../generated/resolvers.ts'
import { subjectOf } from './notification.ts'

export const NotificationGroup: NotificationGroupResolvers<NotificationsContext, NotificationGroupRow> = {
  type: ({ latest }) => latest.type,
  latestAt: ({ latest }) => latest.createdAt,
  subject: ({ latest }) => subjectOf(latest),
  // Not hidden from the viewer: else what they did would not count.
  sampleActors: ({ actorIds }, args) => {
    const { first } = parsePage(args, [], { max: mostActors })
    return actorIds.slice(0, first).map((id) => ({ __typename: 'User', id }))
  },
}
