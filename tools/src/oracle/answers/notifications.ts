import { type Answers, type Asking, anyValue, Between, list, Maybe } from '../contract/answers.ts'
import { groupsSeen, notificationsSeen } from '../world/notifications.ts'
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
const unseen = ({ isRead, isSeen }: Notification) => !isRead && !isSeen
const sureOf = (group: readonly Notification[]) => group.filter(({ isUnsure }) => !isUnsure)
const isUnsureIn = (group: readonly Notification[]) => group.some(({ isUnsure }) => isUnsure)
/** As long as nobody knows what stands in a group, nobody knows this either. */
const ofSure = (group: readonly Notification[], value: () => unknown) => (isUnsureIn(group) ? anyValue : value())
const actorsOf = (group: readonly Notification[]) => new Set(group.map(({ actorId }) => actorId))

function actorsShown(group: readonly Notification[], asking: Asking) {
  const sure = actorsOf(sureOf(group))
  return [...actorsOf(group)].map((id) => {
    const person = personShown(id, asking)
    return sure.has(id) ? person : new Maybe(person)
  })
}

const countShown = (world: World, userId: string, isCounted: (one: Notification) => boolean) => {
  const seen = notificationsSeen(world, userId)
  const sure = sureOf(seen).filter(isCounted).length
  return new Between(sure, sure + seen.filter(({ isUnsure }) => isUnsure).length)
}
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
  NotificationGroup: {
    id: ([first]: Notification[]) => first!.groupId,
    type: ([first]: Notification[]) => first!.type,
    count: (group: Notification[]) => new Between(sureOf(group).length, group.length),
    actorCount: (group: Notification[]) => new Between(actorsOf(sureOf(group)).size, actorsOf(group).size),
    isRead: (group: Notification[]) => ofSure(group, () => !group.some(unread)),
    isSeen: (group: Notification[]) => ofSure(group, () => !group.some(unseen)),
    sampleActors: actorsShown,
    subject: (group: Notification[], { world }) =>
      ofSure(group, () => {
        const { subject } = group.at(-1)!
        return { ...subjectOf(world, subject), __typename: subject.type }
      }),
    latest: (group: Notification[]) => ofSure(group, () => group.at(-1)),
  },
  Viewer: {
    notifications: ({ id }: Person, { world }, { unreadOnly }) =>
      shown(notificationsSeen(world, id).filter((one) => !unreadOnly || one.isUnsure || unread(one))),
    notificationGroups: ({ id }: Person, { world }, { types }) => {
      const groups = groupsSeen(world, id).filter(([first]) => !types || (types as string[]).includes(first!.type))
      return list(groups.map((group) => (sureOf(group).length > 0 ? group : new Maybe(group))))
    },
    unreadNotificationCount: ({ id }: Person, { world }) => countShown(world, id, unread),
    unseenNotificationCount: ({ id }: Person, { world }) => countShown(world, id, unseen),
  },
}
