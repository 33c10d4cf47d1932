import { erase } from '../world/erase.ts'
import { filesOf } from '../world/files.ts'
import { ask, befriend, block, cancel, decline } from '../world/friendships.ts'
import { passOnGroupsOf } from '../world/messages.ts'
import { dropBrowser } from '../world/notifications.ts'
import { areFriends, hasBlocked, hasMuted, isActive, isHidden, isShownAsBlocked, openRequest } from '../world/people.ts'
import { type FriendRequest, pairOf, type Visibility, type World, wayOf } from '../world/world.ts'
import { mayAttach } from './attaching.ts'
import { type Dice, type MakeStep, okIf, type Step } from './step.ts'

export const password = 'a long enough one'

/** Somebody with an account that is in use, and somebody: the same, perhaps, or a person who is away or gone. */
export function twoPeople(world: World, dice: Dice): { by: string; other: string } | null {
  const ids = [...world.people.keys()]
  const [one, other] = dice.pair(ids)
  const from = ids.indexOf(one)
  const by = [...ids.slice(from), ...ids.slice(0, from)].find((id) => isActive(world, id))
  return by === undefined ? null : { by, other }
}

/** Anybody's name behind an `@`, as a word of a text; none every other time. */
export function nameOf(world: World, dice: Dice): string[] {
  const person = dice.chance(2) ? undefined : dice.pick([...world.people.values()])
  return person ? [`@${person.username}`] : []
}

const sendFriendRequest: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by, other } = two
  return {
    by,
    mutation: 'sendFriendRequest',
    input: { userId: other },
    verdict(now) {
      if (by === other || isHidden(now, by, other) || areFriends(now, by, other)) return 'REFUSED'
      const open = openRequest(now, by, other)
      if (open) return okIf(open.fromId === other)
      const wasDeclined = [...now.requests.values()].some(
        ({ fromId, toId, status }) => fromId === by && toId === other && status === 'DECLINED',
      )
      return okIf(!wasDeclined)
    },
    apply(now, { friendRequest: { id, status } }) {
      if (status === 'ACCEPTED') befriend(now, now.requests.get(id)!)
      else ask(now, { id, fromId: by, toId: other, status })
    },
    payload: ({ world: now }, { friendRequest }) => ({ friendRequest: now.requests.get(friendRequest.id) }),
  }
}

/** @param own whose it is to do */
function answerRequest(
  mutation: string,
  own: 'fromId' | 'toId',
  isAllowed: (world: World, request: FriendRequest) => boolean,
  apply: (world: World, request: FriendRequest) => void,
): MakeStep {
  return (world, dice) => {
    const request = dice.pick([...world.requests.values()].filter(({ status }) => status === 'PENDING'))
    if (!request) return null
    const { id, fromId, toId } = request
    const by = dice.chance(6) ? (own === 'toId' ? fromId : toId) : request[own]
    if (!isActive(world, by)) return null
    return {
      by,
      mutation,
      input: { friendRequestId: id },
      verdict(now) {
        const open = now.requests.get(id)
        return okIf(open?.status === 'PENDING' && open[own] === by && isAllowed(now, open))
      },
      apply: (now) => apply(now, now.requests.get(id)!),
    }
  }
}

const meets = (world: World, { fromId, toId }: FriendRequest) => !isHidden(world, toId, fromId)

const unfriend: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by, other } = two
  return {
    by,
    mutation: 'unfriend',
    input: { userId: other },
    verdict: (now) => {
      if (!areFriends(now, by, other)) return 'REFUSED'
      return isHidden(now, by, other) ? 'EITHER' : 'OK'
    },
    apply: (now) => void now.friendships.delete(pairOf(by, other)),
    payload: ({ world: now }) => ({ user: isHidden(now, by, other) ? null : now.people.get(other) }),
  }
}

const blockUser: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by, other } = two
  return {
    by,
    mutation: 'blockUser',
    input: { userId: other },
    verdict: (now) => okIf(by !== other && now.people.get(other)?.status !== 'DELETED' && !hasBlocked(now, by, other)),
    apply: (now) => block(now, by, other),
    payload: ({ world: now }) => ({ user: isShownAsBlocked(now, by, other) ? now.people.get(other) : null }),
  }
}

const unblockUser: MakeStep = (world, dice) => {
  const way = dice.chance(8) ? wayOf(...dice.pair([...world.people.keys()])) : dice.pick([...world.blocks])
  if (way === undefined) return null
  const [by, other] = way.split('>') as [string, string]
  if (!isActive(world, by)) return null
  return {
    by,
    mutation: 'unblockUser',
    input: { userId: other },
    verdict: (now) => okIf(hasBlocked(now, by, other)),
    apply: (now) => void now.blocks.delete(way),
    payload: ({ world: now }) => ({ user: isHidden(now, by, other) ? null : now.people.get(other) }),
  }
}

/** Mostly somebody of whom one is about to hear by mail or push. */
const muteUser: MakeStep = (world, dice) => {
  const waiting = world.notifications.filter(({ userId, waitsFor }) => isActive(world, userId) && waitsFor.length > 0)
  const heard = dice.chance(3) ? undefined : dice.pick(waiting)
  const two = heard ? { by: heard.userId, other: heard.actorId } : twoPeople(world, dice)
  if (!two) return null
  const { by, other } = two
  return {
    by,
    mutation: 'muteUser',
    input: { userId: other },
    verdict: (now) => okIf(by !== other && !isHidden(now, by, other)),
    apply: (now) => void now.mutes.add(wayOf(by, other)),
    payload: ({ world: now }) => ({ user: now.people.get(other) }),
  }
}

const unmuteUser: MakeStep = (world, dice) => {
  const way = dice.chance(8) ? wayOf(...dice.pair([...world.people.keys()])) : dice.pick([...world.mutes])
  if (way === undefined) return null
  const [by, other] = way.split('>') as [string, string]
  if (!isActive(world, by)) return null
  return {
    by,
    mutation: 'unmuteUser',
    input: { userId: other },
    verdict: (now) => okIf(hasMuted(now, by, other)),
    apply: (now) => void now.mutes.delete(way),
    payload: ({ world: now }) => ({ user: isHidden(now, by, other) ? null : now.people.get(other) }),
  }
}

const dismiss: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by, other } = two
  return {
    by,
    mutation: 'dismissFriendRecommendation',
    input: { userId: other },
    verdict: (now) => (isHidden(now, by, other) ? 'REFUSED' : 'EITHER'),
    apply: (now) => void now.dismissals.add(wayOf(by, other)),
  }
}

const visibilities: readonly Visibility[] = ['PUBLIC', 'FRIENDS', 'PRIVATE']
const choicesOf: Record<string, readonly string[]> = {
  ...{ profileVisibility: visibilities, emailVisibility: visibilities },
  ...{ phoneVisibility: visibilities, searchVisibility: visibilities },
  ...{ whoMayMessage: ['EVERYONE', 'REQUEST', 'FRIENDS'], whoMayMention: ['EVERYONE', 'FRIENDS', 'NOBODY'] },
}

const updatePrivacySettings: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by } = two
  const input = Object.fromEntries(
    dice.some(Object.keys(choicesOf), 4).map((setting) => [setting, dice.pick(choicesOf[setting]!)!]),
  )
  return {
    by,
    mutation: 'updatePrivacySettings',
    input,
    verdict: () => 'OK',
    apply: (now) => void Object.assign(now.people.get(by)!, input),
    payload: ({ world: now }) => ({ privacySettings: now.people.get(by) }),
  }
}

/** A picture, mostly the person's own, or none. */
const setPictures: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by } = two
  const pick = () =>
    dice.pick([null, ...(dice.chance(6) ? [...world.files.values()] : filesOf(world, by)).map(({ id }) => id)]) ?? null
  const [pictureId, coverId] = [pick(), pick()]
  const ids = [pictureId, coverId].filter((id) => id !== null)
  return {
    by,
    mutation: 'updateProfile',
    input: { profilePictureId: pictureId, coverPhotoId: coverId },
    verdict: (now) => mayAttach(now, by, ids),
    apply: (now) => {
      const left = (id: string | null) => (id !== null && now.files.has(id) ? id : null)
      Object.assign(now.people.get(by)!, { pictureId: left(pictureId), coverId: left(coverId) })
    },
    payload: ({ world: now }) => ({ profile: now.people.get(by) }),
  }
}

const describe: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by } = two
  const bio = `${world.people.get(by)!.username}${dice.pick(['a', 'b', 'c'])}`
  return {
    by,
    mutation: 'updateProfile',
    input: { bio, location: bio, website: `https://${bio}.example.com/` },
    verdict: () => 'OK',
    apply: (now) => void Object.assign(now.people.get(by)!, { bio }),
    payload: ({ world: now }) => ({ profile: now.people.get(by) }),
  }
}

const updateProfile: MakeStep = (world, dice) => (dice.chance(2) ? describe : setPictures)(world, dice)

/** What somebody does with the whole account. */
const ofAccount =
  (mutation: string, apply: (world: World, id: string) => void): MakeStep =>
  (world, dice) => {
    const two = twoPeople(world, dice)
    // A network of which most have left shows nothing any more.
    const active = [...world.people.keys()].filter((id) => isActive(world, id)).length
    if (!two || active <= world.people.size / 2) return null
    const { by } = two
    return {
      by,
      mutation,
      input: { password },
      verdict: () => 'OK',
      apply: (now) => apply(now, by),
    }
  }

const signIn: MakeStep = (world, dice) => {
  const away = dice.pick([...world.people.values()].filter(({ status }) => status === 'DEACTIVATED'))
  if (!away) return null
  const { id: by, username } = away
  return {
    by,
    mutation: 'signIn',
    input: { identifier: username, password },
    verdict: () => 'OK',
    apply: (now) => {
      now.people.get(by)!.status = 'ACTIVE'
      passOnGroupsOf(now, by)
    },
  }
}

export const peopleSteps = {
  sendFriendRequest,
  acceptFriendRequest: answerRequest('acceptFriendRequest', 'toId', meets, befriend),
  declineFriendRequest: answerRequest('declineFriendRequest', 'toId', meets, decline),
  // Taking back one's own needs nobody to be in sight.
  cancelFriendRequest: answerRequest('cancelFriendRequest', 'fromId', () => true, cancel),
  unfriend,
  blockUser,
  unblockUser,
  muteUser,
  unmuteUser,
  dismissFriendRecommendation: dismiss,
  updatePrivacySettings,
  updateProfile,
  deactivateAccount: ofAccount('deactivateAccount', (world, id) => {
    world.people.get(id)!.status = 'DEACTIVATED'
    passOnGroupsOf(world, id)
    // All sessions end.
    dropBrowser(world, id)
  }),
  deleteAccount: ofAccount('deleteAccount', erase),
  signIn,
} satisfies Record<string, MakeStep>

export type { Step }
