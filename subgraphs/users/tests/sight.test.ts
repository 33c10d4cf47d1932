import { newId } from '@plaza/database'
import { userDeactivated, userReactivated, userRegistered } from '@plaza/schema/events'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listPeopleByIds } from '../src/data/people.ts'
import { seedFriendships, seedPeople } from '../src/seed.ts'
import { type StartedUsers, startUsers, type TestPerson, UpdatePrivacy } from './testkit.ts'

const visibilities = ['PUBLIC', 'FRIENDS', 'PRIVATE'] as const

let users: StartedUsers
beforeAll(async () => {
  users = await startUsers()
})
afterAll(() => users[Symbol.asyncDispose]())

let version = 1
async function become(status: 'ACTIVE' | 'DEACTIVATED', { id: userId, username }: Pick<TestPerson, 'id' | 'username'>) {
  const contract = status === 'ACTIVE' ? userReactivated : userDeactivated
  const account = { userId, username, email: `${username}@plaza.example`, emailVerifiedAt: null }
  await users.deliver(contract as typeof userDeactivated, { ...account, status: status as never, version: ++version })
}

/** Whose details `visible_people` lets the viewer see, and whose rows the policy does. */
async function sightOf(viewer: TestPerson | null, people: readonly TestPerson[]) {
  const ids = people.map(({ id }) => id)
  await using sight = users.database.forViewer({ id: viewer?.id ?? null })
  const { rows } = await sql<{ asked: string[]; shown: string[] }>`
    select
      array(select user_id::text from visible_people(${ids}::uuid[]) where sees_profile order by 1) as asked,
      array(select user_id::text from profile_details where user_id = any (${ids}::uuid[]) order by 1) as shown
  `.execute(sight.db)
  return rows[0]!
}

test('somebody’s row is the same for all of their friends, so that an event about them is read once', async () => {
  const [person, early, late, stranger] = await users.registerAll('row_person', 'row_early', 'row_late', 'row_stranger')
  await users.befriend(person, early)
  await users.befriend(person, late)
  const rowFor = async (viewer: TestPerson) => {
    await using sight = users.database.forViewer({ id: viewer.id })
    return (await listPeopleByIds(sight.db, [person.id])).get(person.id)
  }
  const row = await rowFor(early)
  expect(row).toMatchObject({ id: person.id, isFriend: true })
  expect(await rowFor(late)).toEqual(row)
  expect(await rowFor(stranger)).toMatchObject({ id: person.id, isFriend: false })
})

describe('the policy of details says what visible_people says', () => {
  const viewers: Record<string, TestPerson | null> = { nobody: null }
  const people: (TestPerson & { visibility: (typeof visibilities)[number] })[] = []

  beforeAll(async () => {
    const [friend, stranger, blocked, blocking] = await users.registerAll('friend', 'stranger', 'blocked', 'blocking')
    Object.assign(viewers, { friend, stranger, blocked, blocking })
    for (const visibility of visibilities) {
      const person = await users.register(`person_${visibility.toLowerCase()}`)
      await users.befriend(person, friend)
      await users.block(person, blocked)
      await users.block(blocking, person)
      await users.ask(person, UpdatePrivacy, { input: { profileVisibility: visibility } })
      people.push({ ...person, visibility })
    }
  })

  const namesSeen = async () => {
    const seen: Record<string, string[]> = {}
    for (const [name, viewer] of Object.entries(viewers)) {
      const { asked, shown } = await sightOf(viewer, people)
      expect(shown, name).toEqual(asked)
      seen[name] = people.filter(({ id }) => shown.includes(id)).map(({ visibility }) => visibility)
    }
    return seen
  }
  const there = { nobody: ['PUBLIC'], friend: ['PUBLIC', 'FRIENDS'], stranger: ['PUBLIC'], blocked: [], blocking: [] }

  test('to a friend, a stranger, either side of a block, and nobody', async () => {
    expect(await namesSeen()).toEqual(there)
  })

  test('of people who go and come back', async () => {
    for (const person of people) await become('DEACTIVATED', person)
    expect(await namesSeen()).toEqual({ nobody: [], friend: [], stranger: [], blocked: [], blocking: [] })
    for (const person of people) await become('ACTIVE', person)
    expect(await namesSeen()).toEqual(there)
  })

  test('of people who change their minds', async () => {
    const choose = (input: { profileVisibility: string }) =>
      Promise.all(people.map((person) => users.ask(person, UpdatePrivacy, { input })))
    await choose({ profileVisibility: 'PRIVATE' })
    expect(await namesSeen()).toEqual({ nobody: [], friend: [], stranger: [], blocked: [], blocking: [] })
    await choose({ profileVisibility: 'PUBLIC' })
    const all = [...visibilities]
    expect(await namesSeen()).toEqual({ nobody: all, friend: all, stranger: all, blocked: [], blocking: [] })
  })
})

test('somebody deactivated before the profile came is as hidden as anybody who goes', async () => {
  const ada = await users.register('ada')
  const alan = { id: newId(), username: 'alan' }
  await users.deliver(userRegistered, {
    ...{ userId: alan.id, username: alan.username, email: 'alan@plaza.example', emailVerifiedAt: null },
    ...{ firstName: 'Alan', lastName: null, registeredAt: new Date(), status: 'DEACTIVATED', version: 1 },
  })
  const card = async () =>
    (await users.ask(ada, 'query ($id: ID!) { user(id: $id) { username } }', { id: alan.id })).user
  expect(await card()).toBeNull()
  await become('ACTIVE', alan)
  expect(await card()).toEqual({ username: 'alan' })
})

test('friends in common with somebody who has very many are the same as with anybody', async () => {
  const [bea, grace] = await users.registerAll('bea', 'grace')
  const crowd = Array.from({ length: 1_001 }, (_, number) => ({
    ...{ id: newId(), username: `crowd_${number}`, email: `crowd_${number}@plaza.example`, joinedAt: new Date() },
    ...{ firstName: 'Crowd', lastName: null },
  }))
  await seedPeople(users.database, crowd)
  const since = new Date()
  const friendship = (oneId: string) => (person: { id: string }) => ({ oneId, otherId: person.id, since })
  await seedFriendships(users.database, [
    ...crowd.map(friendship(grace.id)),
    ...crowd.slice(0, 3).map(friendship(bea.id)),
  ])
  const common = async () => {
    const query = 'query ($id: ID!) { user(id: $id) { mutualFriendCount mutualFriends(first: 9) { nodes { id } } } }'
    const { mutualFriendCount, mutualFriends } = (await users.ask(bea, query, { id: grace.id })).user
    return [mutualFriendCount, mutualFriends.nodes.map(({ id }: { id: string }) => id).sort()]
  }
  const ids = crowd.map(({ id }) => id)
  expect(await common()).toEqual([3, ids.slice(0, 3).sort()])
  await seedFriendships(users.database, crowd.slice(3, 8).map(friendship(bea.id)))
  expect(await common()).toEqual([8, ids.slice(0, 8).sort()])
  await become('DEACTIVATED', crowd[0]!)
  expect(await common()).toEqual([7, ids.slice(1, 8).sort()])
})
