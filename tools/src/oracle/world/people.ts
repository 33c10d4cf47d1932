import { type FriendRequest, type Person, pairOf, type Visibility, type World, wayOf } from './world.ts'

/** Signed out: null. */
export type ViewerId = string | null

export const isActive = (world: World, id: string): boolean => world.people.get(id)?.status === 'ACTIVE'

export const hasBlocked = (world: World, blocker: string, blocked: string): boolean =>
  world.blocks.has(wayOf(blocker, blocked))

export const hasMuted = (world: World, muter: string, muted: string): boolean => world.mutes.has(wayOf(muter, muted))

export const areApart = (world: World, one: string, other: string): boolean =>
  hasBlocked(world, one, other) || hasBlocked(world, other, one)

/** On the blocker's own list, and when the block is made: who would be hidden without it stays hidden. */
export function isShownAsBlocked(world: World, blocker: string, blocked: string): boolean {
  return hasBlocked(world, blocker, blocked) && isActive(world, blocked) && !hasBlocked(world, blocked, blocker)
}

/** Blocked either way, deactivated, deleted and unknown people are all alike to a viewer. */
export function isHidden(world: World, viewer: ViewerId, id: string): boolean {
  if (viewer === id) return false
  return !isActive(world, id) || (viewer !== null && areApart(world, viewer, id))
}

export const areFriends = (world: World, one: ViewerId, other: string): boolean =>
  one !== null && world.friendships.has(pairOf(one, other))

export function allows(world: World, viewer: ViewerId, person: Person, visibility: Visibility): boolean {
  if (viewer === person.id || visibility === 'PUBLIC') return true
  return visibility === 'FRIENDS' && areFriends(world, viewer, person.id)
}

/** Friends of somebody whom the viewer may know of. */
export function friendsShown(world: World, viewer: ViewerId, id: string): Person[] {
  return [...world.people.values()].filter(
    (other) => areFriends(world, id, other.id) && !isHidden(world, viewer, other.id),
  )
}

/** Friends of both whom the viewer may know of. */
export function mutualFriends(world: World, viewer: string, id: string): Person[] {
  return friendsShown(world, viewer, id).filter((other) => areFriends(world, viewer, other.id))
}

export function openRequest(world: World, one: string, other: string): FriendRequest | undefined {
  return [...world.requests.values()].find(
    ({ fromId, toId, status }) => status === 'PENDING' && pairOf(fromId, toId) === pairOf(one, other),
  )
}

/** Waiting requests of a person with others whom the person may know of. */
export function requestsShown(world: World, viewer: string, direction: 'INCOMING' | 'OUTGOING'): FriendRequest[] {
  return [...world.requests.values()].filter(({ fromId, toId, status }) => {
    const [own, other] = direction === 'INCOMING' ? [toId, fromId] : [fromId, toId]
    return status === 'PENDING' && own === viewer && !isHidden(world, viewer, other)
  })
}

/** Friends of friends whom the viewer might know, as far as they let the viewer find them. */
export function isRecommendable(world: World, viewer: string, person: Person): boolean {
  return (
    person.id !== viewer &&
    !isHidden(world, viewer, person.id) &&
    !areFriends(world, viewer, person.id) &&
    !openRequest(world, viewer, person.id) &&
    !world.dismissals.has(wayOf(viewer, person.id)) &&
    allows(world, viewer, person, person.searchVisibility)
  )
}
