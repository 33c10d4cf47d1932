import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SendFriendRequest, type StartedUsers, startUsers, type TestPerson } from './testkit.ts'

const Everything = `fragment Everything on User {
  id username displayName email phoneNumber bio friendCount friendshipStatus friendsSince
  friendRequest { id from { username } to { username } }
  friends(first: 2) { nodes { username } }
  mutualFriendCount mutualFriends(first: 2) { nodes { username } }
}`
const People = `query ($people: [_Any!]!) { _entities(representations: $people) { ...Everything } } ${Everything}`
const Requests = `query ($first: Int!) {
  viewer { friendRequests(first: $first) { totalCount nodes { id from { username mutualFriendCount } } } }
}`

describe('a list of n people costs a constant number of statements', () => {
  let users: StartedUsers
  let ada: TestPerson
  const others: TestPerson[] = []

  beforeAll(async () => {
    users = await startUsers()
    ada = await users.register('ada')
    for (let index = 0; index < 12; index++) {
      const other = await users.register(`person_${index}`)
      if (index % 3 === 0) await users.befriend(ada, other)
      if (index % 3 === 1) await users.ask(other, SendFriendRequest, { userId: ada.id })
      const before = others.at(-1)
      if (before) await users.befriend(before, other)
      others.push(other)
    }
  })
  afterAll(() => users[Symbol.asyncDispose]())

  const count = async (document: string, variables: Record<string, unknown>) => {
    const { statements } = await users.sqlStatements(() => users.ask(ada, document, variables))
    return statements.length
  }

  test('of references with everything about each of them', async () => {
    const references = (n: number) => ({ people: others.slice(0, n).map(({ id }) => ({ __typename: 'User', id })) })
    // The person, details, email, phone number, standing, friends, mutual friends, how many, and all those people at once.
    expect(await count(People, references(6))).toBe(9)
    // Everybody has been loaded as somebody's friend by then, or not: never more.
    expect(await count(People, references(12))).toBeLessThanOrEqual(9)
  })

  test('and whom the viewer knows is hashed once, not read again for every friend of each', async () => {
    const references = { people: others.map(({ id }) => ({ __typename: 'User', id })) }
    const { statements } = await users.sqlStatements(() => users.ask(ada, People, references))
    const mutual = statements.filter((statement) => statement.includes('viewer_friends()'))
    expect(mutual).toHaveLength(2)
    for (const statement of mutual) {
      const { rows } = await sql
        .raw<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${statement}`)
        .execute(users.database.system)
      const plan = rows.map((row) => Object.values(row)[0]).join('\n')
      expect(plan).toMatch(/Filter: .*hashed SubPlan/)
    }
  })

  test('of names and pictures alone, which a feed asks for', async () => {
    const Authors = `query ($people: [_Any!]!) {
      _entities(representations: $people) { ... on User { displayName username isVerified profilePicture { id } } }
    }`
    expect(await count(Authors, { people: others.map(({ id }) => ({ __typename: 'User', id })) })).toBe(1)
  })

  test('of friend requests', async () => {
    const one = await count(Requests, { first: 1 })
    expect(await count(Requests, { first: 10 })).toBe(one)
  })

  test('of a search', async () => {
    const Search = `query ($first: Int!) {
      searchUsers(query: "person", first: $first) { nodes { displayName friendshipStatus mutualFriendCount } }
    }`
    const one = await count(Search, { first: 1 })
    expect(await count(Search, { first: 10 })).toBe(one)
  })
})
