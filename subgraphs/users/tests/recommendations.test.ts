import { newId } from '@plaza/database'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seedFriendships, seedPeople } from '../src/seed.ts'
import {
  SendFriendRequest,
  type StartedUsers,
  startUsers,
  type TestPerson,
  UpdatePrivacy,
  UpdateProfile,
} from './testkit.ts'

const Recommended = `query ($first: Int, $after: String) {
  viewer { friendRecommendations(first: $first, after: $after) {
    edges { score reason node { id username } }
    pageInfo { hasNextPage endCursor }
  } }
}`
const Dismiss = `mutation ($userId: ID!) {
  dismissFriendRecommendation(input: { userId: $userId }) { dismissedUserId errors { code } }
}`

interface Edge {
  score: number
  reason: string
  node: { id: string; username: string }
}

let users: StartedUsers
beforeAll(async () => {
  users = await startUsers()
})
afterAll(() => users[Symbol.asyncDispose]())

const recommended = async (viewer: { id: string }, first = 100): Promise<Edge[]> =>
  (await users.ask(await users.signIn(viewer.id), Recommended, { first })).viewer.friendRecommendations.edges

describe('people whom the viewer may know', () => {
  let round = 0
  let ada: TestPerson
  let grace: TestPerson
  let alan: TestPerson
  const names = async (viewer: TestPerson) => (await recommended(viewer)).map(({ node }) => node.id)

  beforeEach(async () => {
    round++
    ada = await users.register(`ada_${round}`)
    grace = await users.register(`grace_${round}`)
    alan = await users.register(`alan_${round}`)
    await users.befriend(ada, grace)
    await users.befriend(grace, alan)
  })

  test('are the friends of friends', async () => {
    expect(await recommended(ada)).toMatchObject([{ reason: 'MUTUAL_FRIENDS', node: { id: alan.id } }])
  })

  test('and people of the same place, when they show it', async () => {
    const place = `Town ${round}`
    const linus = await users.register(`linus_${round}`)
    for (const person of [ada, linus]) await users.ask(person, UpdateProfile, { input: { location: place } })
    expect(await names(ada)).toEqual([alan.id])
    await users.ask(linus, UpdatePrivacy, { input: { profileVisibility: 'PUBLIC' } })
    expect((await recommended(ada)).at(-1)).toMatchObject({ reason: 'SAME_LOCATION', node: { id: linus.id } })
  })

  test('not whom one has asked or been asked by', async () => {
    await users.ask(alan, SendFriendRequest, { userId: ada.id })
    expect(await names(ada)).toEqual([])
    expect(await names(alan)).toEqual([])
  })

  test('not who is blocked, either way', async () => {
    await users.block(alan, ada)
    expect(await names(ada)).toEqual([])
    expect(await names(alan)).toEqual([])
  })

  test('not who does not want to be found', async () => {
    await users.ask(alan, UpdatePrivacy, { input: { searchVisibility: 'FRIENDS' } })
    expect(await names(ada)).toEqual([])
  })

  test('not who was dismissed, for good', async () => {
    const dismiss = async (userId: string) => (await users.ask(ada, Dismiss, { userId })).dismissFriendRecommendation
    expect(await dismiss(alan.id)).toEqual({ dismissedUserId: alan.id, errors: [] })
    expect(await dismiss(alan.id)).toEqual({ dismissedUserId: alan.id, errors: [] })
    expect(await names(ada)).toEqual([])
    expect(await names(alan)).toEqual([ada.id])
    expect(await dismiss(newId())).toEqual({ dismissedUserId: null, errors: [{ code: 'NOT_FOUND' }] })
    expect(await dismiss(ada.id)).toEqual({ dismissedUserId: null, errors: [{ code: 'INVALID' }] })
  })
})

test('recommendations are those of a model in plain code, for any network', async () => {
  const size = 12
  const network = fc.uniqueArray(
    fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).filter(([one, other]) => one < other),
    { selector: ([one, other]) => `${one}:${other}`, maxLength: 30 },
  )
  await fc.assert(
    fc.asyncProperty(network, async (pairs) => {
      const people = Array.from({ length: size }, () => newId())
      await seedPeople(
        users.database,
        people.map((userId) => ({
          id: userId,
          username: `p_${userId.slice(-12)}`,
          email: `${userId}@plaza.example`,
          firstName: 'P',
          lastName: null,
          joinedAt: new Date(),
        })),
      )
      const idOf = (index: number) => people[index] as string
      await seedFriendships(
        users.database,
        pairs.map(([one, other]) => ({ oneId: idOf(one), otherId: idOf(other), since: new Date() })),
      )

      const friends = people.map(
        (_, person) =>
          new Set(pairs.flatMap(([one, other]) => (one === person ? [other] : other === person ? [one] : []))),
      )
      const model = new Map<string, number>()
      for (const friend of friends[0] ?? []) {
        const others = friends[friend] ?? new Set()
        for (const hop of others) {
          if (hop === 0 || friends[0]?.has(hop)) continue
          model.set(idOf(hop), (model.get(idOf(hop)) ?? 0) + 1 / Math.log(others.size + 1))
        }
      }
      // People with ten friends and more may come as well known too, which is another test's matter.
      const edges = (await recommended({ id: idOf(0) })).filter(({ reason }) => reason === 'MUTUAL_FRIENDS')
      expect(edges.map(({ node }) => node.id).sort()).toEqual([...model.keys()].sort())
      const scores = edges.map(({ score }) => score)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      for (const { node, score } of edges) expect(score).toBeCloseTo(model.get(node.id) as number, 1)
    }),
    { numRuns: 25 },
  )
}, 180_000)

test('newcomers are shown the well connected, page by page', async () => {
  const stars = await Promise.all(Array.from({ length: 3 }, (_, index) => users.register(`star_${index}`)))
  const crowd = Array.from({ length: 12 }, () => newId())
  await seedPeople(
    users.database,
    crowd.map((userId) => ({
      id: userId,
      username: `c_${userId.slice(-12)}`,
      email: `${userId}@plaza.example`,
      firstName: 'C',
      lastName: null,
      joinedAt: new Date(),
    })),
  )
  await seedFriendships(
    users.database,
    stars.flatMap(({ id }, index) => crowd.slice(index).map((otherId) => ({ oneId: id, otherId, since: new Date() }))),
  )
  const newcomer = await users.register('newcomer')
  const found: string[] = []
  let after: string | null = null
  do {
    const page: { edges: Edge[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (
      await users.ask(newcomer, Recommended, { first: 1, after })
    ).viewer.friendRecommendations
    expect(page.edges[0]?.reason).toBe('POPULAR')
    found.push(...page.edges.map(({ node }) => node.username))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  expect(found.filter((name) => name.startsWith('star_'))).toEqual(['star_0', 'star_1', 'star_2'])
})
