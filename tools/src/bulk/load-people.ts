import { seedAccounts } from '@plaza/auth/seed'
import { seedPeople as seedMediaPeople } from '@plaza/media/seed'
import * as messages from '@plaza/messages/seed'
import * as notifications from '@plaza/notifications/seed'
import * as posts from '@plaza/posts/seed'
import * as users from '@plaza/users/seed'
import type { BlockFact, Facts, FriendRequestFact, FriendshipFact, PersonFact } from './facts.ts'
import { mapFacts } from './fresh.ts'
import type { Load } from './load.ts'

/** What every projection holds of a row that has never changed; later events are newer. */
const firstVersion = 1

const displayName = ({ firstName, lastName }: PersonFact) =>
  lastName === null ? firstName : `${firstName} ${lastName}`

/** Profiles, and what each service knows of people. Accounts come last of all (`loadAccounts`). */
export async function loadPeople(load: Load, people: Facts<PersonFact>): Promise<number> {
  const { databases, fresh } = load
  const rows = (service: 'users' | 'posts' | 'messages' | 'media' | 'notifications', table: string, column: string) =>
    fresh(databases[service], { table, columns: [column], of: ({ id }: PersonFact) => [id] }, people())

  const count = await users.seedPeople(databases.users, load.counted(rows('users', 'profiles', 'user_id')))
  await posts.seedPeople(
    databases.posts,
    mapFacts(rows('posts', 'people', 'user_id'), ({ id }) => ({ userId: id, version: firstVersion })),
  )
  await messages.seedPeople(
    databases.messages,
    mapFacts(rows('messages', 'people', 'id'), ({ id }) => ({ id, version: firstVersion })),
  )
  await seedMediaPeople(
    databases.media,
    mapFacts(rows('media', 'people', 'user_id'), ({ id }) => ({ userId: id, version: firstVersion })),
  )
  await notifications.seedPeople(
    databases.notifications,
    mapFacts(rows('notifications', 'people', 'id'), (person) => ({
      ...{ id: person.id, email: person.email, emailVerifiedAt: person.joinedAt, displayName: displayName(person) },
      ...{ accountVersion: firstVersion, profileVersion: firstVersion },
    })),
  )
  return count
}

/** With these people can sign in, so they come when everything else is there: an account is the sign of a whole load. */
export function loadAccounts(load: Load, people: Facts<PersonFact>): Promise<number> {
  const { databases, fresh, counted } = load
  const identity = { table: 'accounts', columns: ['id'], of: ({ id }: PersonFact) => [id] }
  return seedAccounts(
    databases.auth,
    mapFacts(counted(fresh(databases.auth, identity, people())), (person) => ({
      ...{ id: person.id, email: person.email, username: person.username },
      ...{ passwordHash: person.passwordHash, createdAt: person.joinedAt },
    })),
  )
}

export async function loadFriendships(load: Load, friendships: Facts<FriendshipFact>): Promise<number> {
  const { databases, fresh, counted } = load
  const rows = (service: 'users' | 'posts' | 'messages', table: string, columns: string[]) =>
    fresh(
      databases[service],
      { table, columns, of: ({ lowId, highId }: FriendshipFact) => [lowId, highId] },
      friendships(),
    )
  const edge = ({ lowId, highId }: FriendshipFact) => ({ lowId, highId, version: firstVersion })

  const count = await users.seedFriendships(
    databases.users,
    mapFacts(counted(rows('users', 'friendships', ['low_id', 'high_id'])), ({ lowId, highId, since }) => ({
      ...{ oneId: lowId, otherId: highId, since },
    })),
  )
  const edgeColumns = ['user_id', 'friend_id']
  await posts.seedFriendEdges(databases.posts, mapFacts(counted(rows('posts', 'friend_edges', edgeColumns)), edge))
  await messages.seedFriendships(
    databases.messages,
    mapFacts(counted(rows('messages', 'friend_edges', edgeColumns)), edge),
  )
  return count
}

export async function loadFriendRequests(load: Load, requests: Facts<FriendRequestFact>): Promise<number> {
  return await users.seedFriendRequests(
    load.databases.users,
    mapFacts(load.counted(requests()), ({ id, fromId, toId, at }) => ({ id, fromId, toId, createdAt: at })),
  )
}

export async function loadBlocks({ databases }: Load, blocks: Facts<BlockFact>): Promise<number> {
  const edge = ({ blockerId, blockedId }: BlockFact) => ({ blockerId, blockedId, version: firstVersion })
  const count = await users.seedBlocks(
    databases.users,
    mapFacts(blocks(), ({ blockerId, blockedId, at }) => ({ blockerId, blockedId, createdAt: at })),
  )
  await posts.seedBlocks(databases.posts, mapFacts(blocks(), edge))
  await messages.seedBlocks(databases.messages, mapFacts(blocks(), edge))
  await notifications.seedBlocks(databases.notifications, mapFacts(blocks(), edge))
  return count
}
