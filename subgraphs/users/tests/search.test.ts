import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedUsers, startUsers, type TestPerson, UpdatePrivacy } from './testkit.ts'

const Search = `query ($query: String!, $first: Int, $after: String) {
  searchUsers(query: $query, first: $first, after: $after) {
    nodes { username }
    pageInfo { hasNextPage endCursor }
  }
}`

describe('people are found by name', () => {
  let users: StartedUsers
  let ada: TestPerson
  let grace: TestPerson
  let mallory: TestPerson

  beforeAll(async () => {
    users = await startUsers()
    ada = await users.register('ada', { firstName: 'Ada', lastName: 'Lovelace' })
    grace = await users.register('grace', { firstName: 'Grace', lastName: 'Hopper' })
    mallory = await users.register('mallory', { firstName: 'Mallory', lastName: 'Malone' })
    await users.register('jose_n', { firstName: 'José', lastName: 'Núñez' })
    await users.register('adalbert', { firstName: 'Adalbert', lastName: 'Stifter' })
    await users.register('li', { firstName: 'Li', lastName: null })
  })
  afterAll(() => users[Symbol.asyncDispose]())

  const find = async (viewer: TestPerson | null, query: string): Promise<string[]> =>
    (await users.ask(viewer, Search, { query })).searchUsers.nodes.map(({ username }: TestPerson) => username)

  test.each([
    ['ada', ['ada', 'adalbert']],
    ['ADA', ['ada', 'adalbert']],
    ['lovelace', ['ada']],
    ['ada lovelace', ['ada']],
    ['Jose Nunez', ['jose_n']],
    ['núñ', ['jose_n']],
    ['li', ['li']],
    ['hoper', ['grace']],
    ['xyzzy', []],
    ['%_', []],
  ])('%s', async (query, expected) => {
    const found = await find(null, query)
    expect(found.slice(0, Math.max(1, expected.length))).toEqual(expected)
  })

  test('as far as they want to be', async () => {
    await users.befriend(ada, grace)
    const seenBy = async () => ({
      self: (await find(ada, 'lovelace')).length,
      friend: (await find(grace, 'lovelace')).length,
      stranger: (await find(mallory, 'lovelace')).length,
      anonymous: (await find(null, 'lovelace')).length,
    })
    expect(await seenBy()).toEqual({ self: 1, friend: 1, stranger: 1, anonymous: 1 })
    await users.ask(ada, UpdatePrivacy, { input: { searchVisibility: 'FRIENDS' } })
    expect(await seenBy()).toEqual({ self: 1, friend: 1, stranger: 0, anonymous: 0 })
    await users.ask(ada, UpdatePrivacy, { input: { searchVisibility: 'PRIVATE' } })
    expect(await seenBy()).toMatchObject({ friend: 0, stranger: 0, anonymous: 0 })
    await users.ask(ada, UpdatePrivacy, { input: { searchVisibility: 'PUBLIC' } })
  })

  test('not by whom they have blocked, nor the other way round', async () => {
    await users.block(ada, mallory)
    expect(await find(mallory, 'lovelace')).toEqual([])
    expect(await find(ada, 'malone')).toEqual([])
  })

  test('page by page, each once', async () => {
    for (let index = 0; index < 7; index++)
      await users.register(`twin_${index}`, { firstName: 'Twin', lastName: 'Same' })
    const found: string[] = []
    let after: string | null = null
    do {
      const page: { nodes: TestPerson[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (
        await users.ask(ada, Search, { query: 'twin same', first: 3, after })
      ).searchUsers
      const { nodes, pageInfo } = page
      found.push(...nodes.map(({ username }) => username))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after !== null)
    expect(found).toHaveLength(7)
    expect(new Set(found).size).toBe(7)
  })

  test('with 2 to 100 characters', async () => {
    for (const query of ['a', ' a ', 'x'.repeat(101)]) {
      const { errors } = await users.execute(ada, Search, { query })
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
  })
})
