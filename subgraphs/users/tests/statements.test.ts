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
    // The person, details, email, standing, friends, mutual friends, and how many; nobody shows a phone number.
    const { statements } = await users.sqlStatements(() => users.ask(ada, People, references(6)))
    expect(new Set(statements).size).toBe(7)
    // People are read for a second time: those in lists and requests, at once or in one go with the references.
    expect(statements.length).toBeLessThanOrEqual(9)
    // Everybody has been loaded as somebody's friend by then, or not: never more.
    expect(await count(People, references(12))).toBeLessThanOrEqual(9)
  })

  test('and whom the viewer knows is read once, not again for every friend of each', async () => {
    const references = { people: others.map(({ id }) => ({ __typename: 'User', id })) }
    const { statements } = await users.sqlStatements(() => users.ask(ada, People, references))
    expect(statements.filter((statement) => statement.includes('mutual_friends_of'))).toHaveLength(2)
    await using viewer = users.database.forViewer({ id: ada.id })
    const buffersOf = async (people: readonly TestPerson[]) => {
      const ids = people.map(({ id }) => id)
      const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number } }] }>`
        explain (analyze, buffers, format json) select * from mutual_friends_of(${ids}::uuid[])
      `.execute(viewer.db)
      return rows[0]?.['QUERY PLAN'][0].Plan['Shared Hit Blocks'] ?? Number.NaN
    }
    await buffersOf(others)
    const few = await buffersOf(others.slice(0, 6))
    expect(few).toBeGreaterThan(0)
    // Six more lists of at most three friends each.
    expect((await buffersOf(others)) - few).toBeLessThan(6 * 10)
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
