import { dropBrowser } from '../world/notifications.ts'
import type { Channel } from '../world/world.ts'
import { twoPeople } from './people.ts'
import type { MakeStep } from './step.ts'

const types = [
  ...['FRIEND_REQUEST', 'POST_REACTION', 'POST_COMMENT', 'COMMENT_REPLY', 'MENTION', 'MESSAGE', 'MESSAGE'],
  'GROUP_ADDED',
]

/** For what comes from now on in the list, and for what is still to be sent. */
const updateNotificationPreferences: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by } = two
  const type = dice.pick(types)!
  const chosen: Record<Channel, boolean> = {
    ...{ inApp: type === 'MESSAGE' || dice.chance(2), email: dice.chance(2), push: !dice.chance(3) },
  }
  return {
    by,
    mutation: 'updateNotificationPreferences',
    input: { preferences: [{ type, ...chosen }] },
    verdict: () => 'OK',
    apply(now) {
      const all = Object.keys(chosen) as Channel[]
      now.people.get(by)!.channels.set(
        type,
        all.filter((channel) => chosen[channel]),
      )
    },
  }
}

/** Everybody has one browser at most. */
const endpointOf = (userId: string) => `https://push.example.org/${userId}`

/** As a browser makes it; nothing is encrypted by it. */
export const subscriptionOf = (userId: string) => ({
  endpoint: endpointOf(userId),
  p256dh: Buffer.alloc(65, 4).toString('base64url'),
  auth: Buffer.alloc(16, 1).toString('base64url'),
})

const registerPushSubscription: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by } = two
  return {
    by,
    mutation: 'registerPushSubscription',
    input: subscriptionOf(by),
    verdict: () => 'OK',
    apply(now) {
      now.people.get(by)!.hasBrowser = true
    },
  }
}

const unregisterPushSubscription: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by } = two
  return {
    by,
    mutation: 'unregisterPushSubscription',
    input: { endpoint: endpointOf(by) },
    verdict: () => 'OK',
    apply: (now) => dropBrowser(now, by),
  }
}

export const channelSteps = {
  updateNotificationPreferences,
  registerPushSubscription,
  unregisterPushSubscription,
} satisfies Record<string, MakeStep>
