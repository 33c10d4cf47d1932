import type { NotificationsContext } from '../context.ts'
import type { NotificationRow } from '../data/notifications.ts'
import type { SubjectType } from '../generated/database.ts'
import type { NotificationResolvers } from '../generated/resolvers.ts'
import { renderText } from '../texts/render-text.ts'
import type { Text } from '../texts/text.ts'

const typenames = {
  USER: 'User',
  FRIEND_REQUEST: 'FriendRequest',
  POST: 'Post',
  COMMENT: 'Comment',
  CONVERSATION: 'Conversation',
  DECISION: 'ModerationDecision',
} as const satisfies Record<SubjectType, string>

/** A person not heard of yet has no name. */
async function textOf(notification: NotificationRow, ctx: NotificationsContext): Promise<Text> {
  const { actorId } = notification
  const person = actorId === null ? null : await ctx.loaders.personById.load(actorId)
  return renderText({ ...notification, actorName: person?.displayName ?? null })
}

/** What it is about, for its own service to tell. */
export const subjectOf = ({ subjectType, subjectId }: Pick<NotificationRow, 'subjectType' | 'subjectId'>) =>
  subjectType === null || subjectId === null ? null : { __typename: typenames[subjectType], id: subjectId }

export const Notification: NotificationResolvers<NotificationsContext, NotificationRow> = {
  __resolveReference: ({ id }, ctx) => ctx.loaders.notificationById.load(id),
  title: async (notification, _, ctx) => (await textOf(notification, ctx)).title,
  message: async (notification, _, ctx) => (await textOf(notification, ctx)).message,
  // Not hidden from the viewer: else the notification would not be there.
  actor: ({ actorId }) => (actorId === null ? null : { __typename: 'User', id: actorId }),
  subject: subjectOf,
  isRead: ({ readAt }) => readAt !== null,
}
