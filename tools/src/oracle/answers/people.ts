import { type Answers, type Asking, list, Maybe, someTime } from '../contract/answers.ts'
import { mayMention } from '../world/mentions.ts'
import { everybodysName } from '../world/names.ts'
import {
  allows,
  areFriends,
  friendsShown,
  hasBlocked,
  hasMuted,
  isHidden,
  isRecommendable,
  isShownAsBlocked,
  mutualFriends,
  openRequest,
  requestsShown,
} from '../world/people.ts'
import type { FriendRequest, Person } from '../world/world.ts'

/** A person in an answer: null as a whole when hidden from the viewer. */
export function personShown(id: string | null, { world, viewer }: Asking): Person | null {
  return id === null || isHidden(world, viewer, id) ? null : world.people.get(id)!
}

const inProfile =
  (value: (person: Person, asking: Asking) => unknown) =>
  (person: Person, asking: Asking): unknown =>
    seesProfile(person, asking) ? value(person, asking) : null

/** Of somebody whom the viewer has blocked there is the card alone. */
const isCard = ({ id }: Person, { world, viewer }: Asking) => isHidden(world, viewer, id)

const seesProfile = (person: Person, asking: Asking) =>
  !isCard(person, asking) && allows(asking.world, asking.viewer, person, person.profileVisibility)

export const people: Answers = {
  User: {
    id: ({ id }: Person) => id,
    username: ({ username }: Person) => username,
    firstName: ({ firstName }: Person) => firstName,
    lastName: () => everybodysName,
    displayName: ({ firstName }: Person) => `${firstName} ${everybodysName}`,
    joinedAt: () => someTime,
    profilePicture: ({ pictureId }: Person, { world }) => pictureId && world.files.get(pictureId),
    coverPhoto: inProfile(({ coverId }, { world }) => coverId && world.files.get(coverId)),
    bio: inProfile(({ bio }) => bio),
    location: inProfile(({ bio }) => bio),
    website: inProfile(({ bio }) => `https://${bio}.example.com/`),
    gender: inProfile(() => 'OTHER'),
    dateOfBirth: inProfile(() => '1990-12-31'),
    email: (person: Person, asking) =>
      !isCard(person, asking) && allows(asking.world, asking.viewer, person, person.emailVisibility)
        ? person.email
        : null,
    phoneNumber: (person: Person, asking) =>
      !isCard(person, asking) && allows(asking.world, asking.viewer, person, person.phoneVisibility)
        ? person.phoneNumber
        : null,
    friendshipStatus: ({ id }: Person, { world, viewer }) => {
      if (viewer === null) return null
      if (viewer === id) return 'SELF'
      if (hasBlocked(world, viewer, id)) return 'BLOCKED'
      if (areFriends(world, viewer, id)) return 'FRIENDS'
      const request = openRequest(world, viewer, id)
      if (!request) return 'NONE'
      return request.fromId === id ? 'REQUEST_RECEIVED' : 'REQUEST_SENT'
    },
    friendsSince: ({ id }: Person, { world, viewer }) => (areFriends(world, viewer, id) ? someTime : null),
    friendRequest: ({ id }: Person, { world, viewer }) =>
      viewer === null ? null : (openRequest(world, viewer, id) ?? null),
    viewerCanMention: (person: Person, asking) =>
      asking.viewer !== null && !isCard(person, asking) && mayMention(asking.world, asking.viewer, person),
    viewerMute: ({ id }: Person, { world, viewer }) => (viewer !== null && hasMuted(world, viewer, id) ? {} : null),
    friendCount: inProfile(({ id }, { world, viewer }) => friendsShown(world, viewer, id).length),
    friends: inProfile(({ id }, { world, viewer }) => list(friendsShown(world, viewer, id))),
    mutualFriendCount: (person: Person, asking) => (asking.viewer === null ? null : mutual(person, asking).length),
    mutualFriends: (person: Person, asking) => (asking.viewer === null ? null : list(mutual(person, asking))),
  },
  Mute: { createdAt: () => someTime, expiresAt: () => null },
  FriendRequest: {
    id: ({ id }: FriendRequest) => id,
    status: ({ status }: FriendRequest) => status,
    from: ({ fromId }: FriendRequest, { world }) => world.people.get(fromId),
    to: ({ toId }: FriendRequest, { world }) => world.people.get(toId),
    createdAt: () => someTime,
  },
  PrivacySettings: {
    profileVisibility: (person: Person) => person.profileVisibility,
    emailVisibility: (person: Person) => person.emailVisibility,
    phoneVisibility: (person: Person) => person.phoneVisibility,
    searchVisibility: (person: Person) => person.searchVisibility,
    whoMayMessage: (person: Person) => person.whoMayMessage,
    whoMayMention: (person: Person) => person.whoMayMention,
  },
  Viewer: {
    id: ({ id }: Person) => id,
    profile: (person: Person) => person,
    privacySettings: (person: Person) => person,
    friendRequests: ({ id }: Person, { world }, { direction }) =>
      list(requestsShown(world, id, direction as 'INCOMING' | 'OUTGOING')),
    // Whom the two have friends in common with are recommended; the well connected may be.
    friendRecommendations: ({ id }: Person, { world }) =>
      list(
        [...world.people.values()]
          .filter((other) => isRecommendable(world, id, other))
          .map((other) => (mutualFriends(world, id, other.id).length > 0 ? other : new Maybe(other))),
        (other) => ({
          reason: mutualFriends(world, id, (other as Person).id).length > 0 ? 'MUTUAL_FRIENDS' : 'POPULAR',
        }),
      ),
    blockedUsers: ({ id }: Person, { world }) =>
      list([...world.people.values()].filter((other) => isShownAsBlocked(world, id, other.id))),
    mutedUsers: ({ id }: Person, { world }) =>
      list(
        [...world.people.values()].filter((other) => hasMuted(world, id, other.id) && !isHidden(world, id, other.id)),
      ),
  },
  Query: {
    viewer: (_, { world, viewer }) => (viewer === null ? null : world.people.get(viewer)),
    user: (_, asking, { id }) => personShown(id as string, asking),
    userByUsername: (_, asking, { username }) =>
      personShown([...asking.world.people.values()].find((one) => one.username === username)?.id ?? null, asking),
    searchUsers: (_, { world, viewer }, { query }) =>
      list(
        [...world.people.values()].filter(
          (person) =>
            (everybodysName.startsWith(query as string) || query === person.firstName) &&
            !isHidden(world, viewer, person.id) &&
            person.searchVisibility !== 'PRIVATE' &&
            allows(world, viewer, person, person.searchVisibility),
        ),
      ),
  },
}

function mutual(person: Person, asking: Asking): Person[] {
  return asking.viewer === null || isCard(person, asking) ? [] : mutualFriends(asking.world, asking.viewer, person.id)
}
