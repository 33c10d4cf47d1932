import type { NotificationsContext } from '../context.ts'
import type { NotificationRow } from '../data/notifications.ts'
import type { SubjectType } from '../generated/database.ts'
import type { NotificationResolvers } from '../generated/resolvers.ts'
import { renderText, type Text } from '../texts/render-text.ts'

const typenames = {
  USER: 'User',
  FRIEND_REQUEST: 'FriendRequest',
  POST: 'Post',
  COMMENT: 'Comment',
  CONVERSATION: 'Conversation',
} as const satisfies Record<SubjectType, string>

/** Null without an actor, and when the account is deactivated or gone; a person not heard of yet is shown. */
async function actorOf({ actorId }: NotificationRow, ctx: NotificationsContext) {
  if (actorId === null) return null
  const person = await ctx.loaders.personById.load(actorId)
  if (person && person.status !== 'ACTIVE') return null
  return { id: actorId, displayName: person?.displayName ?? null }
}

async function textOf(notification: NotificationRow, ctx: NotificationsContext): Promise<Text> {
  const actor = await actorOf(notification, ctx)
  return renderText({ ...notification, actorName: actor?.displayName ?? null })
}

export const Notification: NotificationResolvers<NotificationsContext, NotificationRow> = {
  __resolveReference: ({ id }, ctx) => ctx.loaders.notificationById.load(id),
  title: async (notification, _, ctx) => (await textOf(notification, ctx)).title,
  message: async (notification, _, ctx) => (await textOf(notification, ctx)).message,
  actor: async (notification, _, ctx) => {
    const actor = await actorOf(notification, ctx)
    return actor && { __typename: 'User', id: actor.id }
  },
  subject: ({ subjectType, subjectId }) =>
    subjectType === null || subjectId === null ? null : { __typename: typenames[subjectType], id: subjectId },
  isRead: ({ readAt }) => readAt !== null,
}
