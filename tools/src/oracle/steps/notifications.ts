import { groupsSeen, notificationsSeen } from '../world/notifications.ts'
import type { Notification, World } from '../world/world.ts'
import { twoPeople } from './people.ts'
import type { Dice, MakeStep, Step } from './step.ts'

/** What Plaza shows of a notification; the model does not know its id. */
interface Shown {
  id: string
  type: string
  actor: { id: string } | null
  subject: { __typename: string; id: string } | null
}

const look = `query { viewer { notifications(first: 100) { nodes {
  id type actor { id } subject { __typename
    ... on User { id } ... on FriendRequest { id } ... on Post { id } ... on Comment { id } ... on Conversation { id } }
} } } }`

const factOf = ({ type, actor, subject }: Shown) => `${type} ${actor?.id} ${subject?.id}`
const factIn = ({ type, actorId, subject }: Notification) => `${type} ${actorId} ${subject.id}`

/** Two of those that are shown to the person, of which there are no others alike. */
function ofSome(mutation: string, apply: (world: World, isChosen: (one: Notification) => boolean) => void): MakeStep {
  return (world, dice) => {
    const two = twoPeople(world, dice)
    if (!two) return null
    const { by } = two
    const chosen = new Set<string>()
    return {
      by,
      mutation,
      look,
      choose(data) {
        const nodes = (data.viewer.notifications?.nodes ?? []) as Shown[]
        const picked = pickUnique(nodes, dice)
        for (const one of picked) chosen.add(factOf(one))
        return picked.length === 0 ? null : { notificationIds: picked.map(({ id }) => id) }
      },
      verdict: () => 'OK',
      apply: (now) => apply(now, (one) => one.userId === by && one.isListed && chosen.has(factIn(one))),
    } satisfies Step
  }
}

function pickUnique(nodes: readonly Shown[], dice: Dice): Shown[] {
  const facts = nodes.map(factOf)
  return dice.some(
    nodes.filter((one) => facts.indexOf(factOf(one)) === facts.lastIndexOf(factOf(one))),
    2,
  )
}

const markAllNotificationsRead: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by } = two
  return {
    by,
    mutation: 'markAllNotificationsRead',
    verdict: () => 'OK',
    // What is out of sight stays as it is.
    apply(now) {
      for (const one of notificationsSeen(now, by)) one.isRead = true
    },
  }
}

const markNotificationsSeen: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by } = two
  return {
    by,
    mutation: 'markNotificationsSeen',
    verdict: () => 'OK',
    apply(now) {
      for (const one of notificationsSeen(now, by)) one.isSeen = true
    },
  }
}

/** Two of the groups in which something is in sight. */
function ofGroups(mutation: string, apply: (world: World, chosen: readonly Notification[]) => void): MakeStep {
  return (world, dice) => {
    const two = twoPeople(world, dice)
    if (!two) return null
    const { by } = two
    const notificationGroupIds = dice.some(groupsSeen(world, by), 2).map(([first]) => first!.groupId)
    if (notificationGroupIds.length === 0) return null
    return {
      by,
      mutation,
      input: { notificationGroupIds },
      verdict: () => 'OK',
      apply: (now) =>
        apply(
          now,
          notificationsSeen(now, by).filter(({ groupId }) => notificationGroupIds.includes(groupId)),
        ),
    }
  }
}

export const notificationSteps = {
  markNotificationsRead: ofSome('markNotificationsRead', (world, isChosen) => {
    for (const one of world.notifications) if (isChosen(one)) one.isRead = true
  }),
  markAllNotificationsRead,
  deleteNotifications: ofSome('deleteNotifications', (world, isChosen) => {
    world.notifications = world.notifications.filter((one) => !isChosen(one))
  }),
  markNotificationsSeen,
  markNotificationGroupsRead: ofGroups('markNotificationGroupsRead', (_, chosen) => {
    for (const one of chosen) one.isRead = true
  }),
  deleteNotificationGroups: ofGroups('deleteNotificationGroups', (world, chosen) => {
    world.notifications = world.notifications.filter((one) => !chosen.includes(one))
  }),
} satisfies Record<string, MakeStep>
