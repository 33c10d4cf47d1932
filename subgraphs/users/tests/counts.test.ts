import { newId } from '@plaza/database'
import { userDeactivated, userReactivated } from '@plaza/schema/events'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seedFriendships, seedPeople } from '../src/seed.ts'
import { type StartedUsers, startUsers, type TestPerson, UpdatePrivacy } from './testkit.ts'

const Counts = `query ($id: ID!) { user(id: $id) {
  friendCount friends(first: 100) { nodes { id } }
  mutualFriendCount mutualFriends(first: 100) { nodes { id } }
} }`
const Recommended = 'query { viewer { friendRecommendations { edges { reason node { id } } } } }'

let users: StartedUsers
beforeAll(async () => {
  users = await startUsers()
})
afterAll(() => users[Symbol.asyncDispose]())

let version = 1
const goAway = (person: TestPerson) => tell(userDeactivated, 'DEACTIVATED', person)
const comeBack = (person: TestPerson) => tell(userReactivated, 'ACTIVE', person)
async function tell(contract: typeof userDeactivated | typeof userReactivated, status: string, person: TestPerson) {
  const { id: userId, username } = person
  const account = { userId, username, email: `${username}@plaza.example`, emailVerifiedAt: null }
  await users.deliver(contract as typeof userDeactivated, { ...account, status: status as never, version: ++version })
}

/** Both counts, which must be what the lists show. */
async function countsOf(viewer: TestPerson, person: TestPerson): Promise<{ friends: number; mutual: number }> {
  const { user } = await users.ask(viewer, Counts, { id: person.id })
  expect(user.friendCount).toBe(user.friends.nodes.length)
  expect(user.mutualFriendCount).toBe(user.mutualFriends.nodes.length)
  return { friends: user.friendCount, mutual: user.mutualFriendCount }
}

describe('counts are the viewer’s', () => {
  let round = 0
  let [ada, grace, alan, edsger]: TestPerson[] = []

  beforeEach(async () => {
    round++
    const names = ['ada', 'grace', 'alan', 'edsger'] as const
    ;[ada, grace, alan, edsger] = await users.registerAll(...names.map((name) => `${name}_${round}`))
    for (const person of [ada, alan, edsger]) await users.befriend(person!, grace!)
    await users.befriend(ada!, alan!)
    await users.ask(grace!, UpdatePrivacy, { input: { profileVisibility: 'PUBLIC' } })
  })

  test('a deactivated friend counts for nobody until the return', async () => {
    expect(await countsOf(ada!, grace!)).toEqual({ friends: 3, mutual: 1 })
    await goAway(alan!)
    expect(await countsOf(ada!, grace!)).toEqual({ friends: 2, mutual: 0 })
    expect(await countsOf(grace!, grace!)).toMatchObject({ friends: 2 })
    await goAway(ada!)
    await comeBack(alan!)
    expect(await countsOf(alan!, grace!)).toEqual({ friends: 2, mutual: 0 })
    await comeBack(ada!)
    expect(await countsOf(ada!, grace!)).toEqual({ friends: 3, mutual: 1 })
  })

  test('a friend of another who is blocked, either way, does not count', async () => {
    await users.block(edsger!, ada!)
    expect(await countsOf(ada!, grace!)).toEqual({ friends: 2, mutual: 1 })
    await users.block(ada!, edsger!)
    expect(await countsOf(ada!, grace!)).toEqual({ friends: 2, mutual: 1 })
    expect(await countsOf(edsger!, grace!)).toMatchObject({ friends: 2 })
    expect(await countsOf(alan!, grace!)).toMatchObject({ friends: 3 })
    await goAway(edsger!)
    expect(await countsOf(ada!, grace!)).toMatchObject({ friends: 2 })
    expect(await countsOf(alan!, grace!)).toMatchObject({ friends: 2 })
  })

  test('nobody is recommended for a friend in common who is away', async () => {
    const recommended = async () => (await users.ask(edsger!, Recommended)).viewer.friendRecommendations.edges
    expect((await recommended()).map(({ node }: { node: TestPerson }) => node.id).sort()).toEqual(
      [ada!.id, alan!.id].sort(),
    )
    await goAway(grace!)
    expect(await recommended()).toEqual([])
    await comeBack(grace!)
    expect(await recommended()).toHaveLength(2)
  })
})

test('after any comings and goings at the same time the kept counts are right', { timeout: 120_000 }, async () => {
  const size = 6
  const steps = fc.array(fc.tuple(fc.nat(size - 1), fc.boolean()), { maxLength: 16 })
  await fc.assert(
    fc.asyncProperty(steps, async (changes) => {
      const people = Array.from({ length: size }, () => ({ id: newId(), username: '' }))
      for (const person of people) person.username = `p_${person.id.slice(-12)}`
      await seedPeople(
        users.database,
        people.map(({ id, username }) => ({
          ...{ id, username, email: `${id}@plaza.example`, firstName: 'P', lastName: null, joinedAt: new Date() },
          privacy: { profileVisibility: 'PUBLIC' as const },
        })),
      )
      const pairs = people.flatMap((one, index) =>
        people.slice(index + 1).map((other) => ({ oneId: one.id, otherId: other.id })),
      )
      await seedFriendships(
        users.database,
        pairs.map((pair) => ({ ...pair, since: new Date() })),
      )

      const present = new Set(people)
      for (const person of people) {
        const own = changes.filter(([index]) => people[index] === person).map(([, isBack]) => isBack)
        if (own.at(-1) === false) present.delete(person)
      }
      await Promise.all(
        people.map(async (person, index) => {
          for (const [changed, isBack] of changes) {
            if (changed === index) await (isBack ? comeBack(person as TestPerson) : goAway(person as TestPerson))
          }
        }),
      )
      const kept = await users.database.system
        .selectFrom('profileDetails')
        .select(['userId', 'friendCount'])
        .where(
          'userId',
          'in',
          people.map(({ id }) => id),
        )
        .execute()
      for (const { userId, friendCount } of kept) {
        const isPresent = [...present].some(({ id }) => id === userId)
        expect(friendCount).toBe(isPresent ? present.size - 1 : 0)
      }
    }),
    { numRuns: 15 },
  )
})
