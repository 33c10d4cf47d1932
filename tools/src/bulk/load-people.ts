import { seedAccounts } from '@plaza/auth/seed'
import * as media from '@plaza/media/seed'
import * as messages from '@plaza/messages/seed'
import * as notifications from '@plaza/notifications/seed'
import * as posts from '@plaza/posts/seed'
import { blockCreated, friendshipAccepted, userProfileCreated, userRegistered } from '@plaza/schema/events'
import * as users from '@plaza/users/seed'
import { derivedId } from './derived-id.ts'
import type { BlockFact, Facts, FriendRequestFact, FriendshipFact, PersonFact } from './facts.ts'
import { tellHistory } from './history.ts'
import type { Load } from './load.ts'

/** What every projection holds of a row that has never changed; later events are newer. */
const version = 1

const displayName = ({ firstName, lastName }: PersonFact) =>
  lastName === null ? firstName : `${firstName} ${lastName}`
const person = (table: string, column: string) => ({ table, columns: [column], of: ({ id }: PersonFact) => [id] })

/** Profiles, and what each service knows of people. Accounts come last of all (`loadAccounts`). */
export async function loadPeople(load: Load, people: Facts<PersonFact>): Promise<number> {
  const { databases, into } = load
  const count = await into(databases.users, person('profiles', 'user_id'), people(), (row) => row, users.seedPeople)
  const withUserId = ({ id }: PersonFact) => ({ userId: id, version })
  await into(databases.posts, person('people', 'user_id'), people(), withUserId, posts.seedPeople)
  const withName = ({ id, username }: PersonFact) => ({ userId: id, username, version })
  await into(databases.posts, person('usernames', 'user_id'), people(), withName, posts.seedUsernames)
  await into(databases.messages, person('usernames', 'user_id'), people(), withName, messages.seedUsernames)
  await into(databases.messages, person('people', 'user_id'), people(), withUserId, messages.seedPeople)
  await into(databases.media, person('people', 'user_id'), people(), withUserId, media.seedPeople)
  await into(
    databases.notifications,
    person('people', 'user_id'),
    people(),
    (row) => ({
      ...{ userId: row.id, email: row.email, emailVerifiedAt: row.joinedAt, displayName: displayName(row) },
      ...{ accountVersion: version, profileVersion: version },
    }),
    notifications.seedPeople,
  )
  await tellHistory(load, userRegistered, people(), ({ id, email, username, firstName, lastName, joinedAt }) => ({
    ...{ at: joinedAt, actorId: id },
    data: {
      ...{ userId: id, email, username, emailVerifiedAt: joinedAt, status: 'ACTIVE' as const, version },
      ...{ firstName, lastName, registeredAt: joinedAt },
    },
  }))
  await tellHistory(load, userProfileCreated, people(), (row) => ({
    ...{ at: row.joinedAt, actorId: row.id },
    data: {
      ...{ userId: row.id, username: row.username, displayName: displayName(row), version },
      ...{ profilePictureId: row.profilePictureId, isVerified: row.isVerified },
    },
  }))
  return count
}

/** With these people can sign in, so they come when everything else is there: an account is the sign of a whole load. */
export function loadAccounts({ databases, into }: Load, people: Facts<PersonFact>): Promise<number> {
  return into(
    databases.auth,
    person('accounts', 'id'),
    people(),
    ({ id, email, username, passwordHash, joinedAt }) => ({ id, email, username, passwordHash, createdAt: joinedAt }),
    seedAccounts,
  )
}

export async function loadFriendships(load: Load, friendships: Facts<FriendshipFact>): Promise<number> {
  const { databases, into } = load
  const of = ({ lowId, highId }: FriendshipFact) => [lowId, highId]
  const edges = { table: 'friend_edges', columns: ['user_id', 'friend_id'], of }
  const edge = ({ lowId, highId }: FriendshipFact) => ({ lowId, highId, version })
  const count = await into(
    databases.users,
    { table: 'friendships', columns: ['low_id', 'high_id'], of },
    friendships(),
    ({ lowId, highId, since }) => ({ oneId: lowId, otherId: highId, since }),
    users.seedFriendships,
  )
  await into(databases.posts, edges, friendships(), edge, posts.seedFriendEdges)
  await into(databases.messages, edges, friendships(), edge, messages.seedFriendships)
  await into(databases.notifications, edges, friendships(), edge, notifications.seedFriendEdges)
  await tellHistory(load, friendshipAccepted, friendships(), ({ lowId, highId, since }) => ({
    ...{ at: since, actorId: highId },
    data: {
      ...{ lowId, highId, version, since, requesterId: lowId, accepterId: highId },
      // Nobody keeps answered requests of a seed; the event wants to name one.
      friendRequestId: derivedId(since, `request:${lowId}:${highId}`),
    },
  }))
  return count
}

export function loadFriendRequests({ databases, into }: Load, requests: Facts<FriendRequestFact>): Promise<number> {
  return into(
    databases.users,
    { table: 'friend_requests', columns: ['id'], of: ({ id }) => [id] },
    requests(),
    ({ at, ...request }) => ({ ...request, createdAt: at }),
    users.seedFriendRequests,
  )
}

export async function loadBlocks(load: Load, blocks: Facts<BlockFact>): Promise<number> {
  const { databases, into } = load
  const identity = (table: string) => ({
    table,
    columns: ['blocker_id', 'blocked_id'],
    of: ({ blockerId, blockedId }: BlockFact) => [blockerId, blockedId],
  })
  const edge = ({ blockerId, blockedId }: BlockFact) => ({ blockerId, blockedId, version })
  const count = await into(
    databases.users,
    identity('blocks'),
    blocks(),
    ({ at, ...block }) => ({ ...block, createdAt: at }),
    users.seedBlocks,
  )
  await into(databases.posts, identity('block_edges'), blocks(), edge, posts.seedBlocks)
  await into(databases.messages, identity('block_edges'), blocks(), edge, messages.seedBlocks)
  await into(databases.media, identity('block_edges'), blocks(), edge, media.seedBlocks)
  await into(databases.notifications, identity('block_edges'), blocks(), edge, notifications.seedBlocks)
  await tellHistory(load, blockCreated, blocks(), ({ blockerId, blockedId, at }) => ({
    ...{ at, actorId: blockerId },
    data: { blockerId, blockedId, createdAt: at, version },
  }))
  return count
}
