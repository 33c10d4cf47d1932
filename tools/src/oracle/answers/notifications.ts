import { type Answers, anyValue, Between, list, Maybe } from '../contract/answers.ts'
import { notificationsSeen } from '../world/notifications.ts'
import type { Notification, Person, World } from '../world/world.ts'
import { personShown } from './people.ts'

function subjectOf(world: World, { type, id }: Notification['subject']): object | undefined {
  switch (type) {
    case 'User':
      return world.people.get(id)
    case 'FriendRequest':
      return world.requests.get(id)
    case 'Post':
      return world.posts.get(id)
    case 'Comment':
      return world.comments.get(id)
    case 'Conversation':
      return world.conversations.get(id)
  }
}

const unread = ({ isRead }: Notification) => !isRead
const shown = (notifications: readonly Notification[]) =>
  list(notifications.map((one) => (one.isUnsure ? new Maybe(one) : one)))

export const notifications: Answers = {
  Notification: {
    type: ({ type }: Notification) => type,
    actor: ({ actorId }: Notification, asking) => personShown(actorId, asking),
    subject: ({ subject }: Notification, { world }) => ({
      ...subjectOf(world, subject),
      __typename: subject.type,
    }),
    isRead: ({ isRead, isUnsure }: Notification) => (isUnsure ? anyValue : isRead),
  },
  Viewer: {
    notifications: ({ id }: Person, { world }, { unreadOnly }) =>
      shown(notificationsSeen(world, id).filter((one) => !unreadOnly || one.isUnsure || unread(one))),
    unreadNotificationCount: ({ id }: Person, { world }) => {
      const seen = notificationsSeen(world, id)
      const sure = seen.filter((one) => !one.isUnsure && unread(one)).length
      return new Between(sure, sure + seen.filter(({ isUnsure }) => isUnsure).length)
    },
  },
}
