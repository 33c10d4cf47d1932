import { newId } from '@plaza/database'
import { userDeactivated, userReactivated, userUsernameChanged } from '@plaza/schema/events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { updateNextNameEntries } from '../src/data/name-entries.ts'
import { seedFriendships, seedPeople } from '../src/seed.ts'
import { type StartedUsers, startUsers, type TestPerson, UpdatePrivacy, UpdateProfile } from './testkit.ts'

const Search = `query ($query: String!, $friendsFirst: Boolean! = false, $first: Int, $after: String) {
  searchUsers(query: $query, friendsFirst: $friendsFirst, first: $first, after: $after) {
    nodes { username }
    pageInfo { hasNextPage endCursor }
  }
}`

const usernames = (nodes: readonly TestPerson[]) => nodes.map(({ username }) => username)

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
    usernames((await users.ask(viewer, Search, { query })).searchUsers.nodes)

  test.each([
    ['ada', ['ada', 'adalbert']],
    ['ADA', ['ada', 'adalbert']],
    ['lovelace', ['ada']],
    ['ada lovelace', ['ada']],
    ['Jose Nunez', ['jose_n']],
    ['núñ', ['jose_n']],
    ['li', ['li']],
    ['lovelace ada', ['ada']],
    ['lo ad', ['ada']],
    ['hoper', ['grace']],
    ['hoppper gr', ['grace']],
    ['mallroy', ['mallory']],
    ['velace', []],
    ['ada hopper', []],
    ['@grace', ['grace']],
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

  test('by the names they have now, and not once they are gone', async () => {
    const viewer = await users.register('renamed', { firstName: 'Before', lastName: 'Wards' })
    await users.ask(viewer, UpdateProfile, { input: { firstName: 'Шарлотта', lastName: null } })
    expect(await find(null, 'wards')).toEqual([])
    expect(await find(null, 'шарл')).toEqual(['renamed'])
    const account = { userId: viewer.id, email: 'renamed@plaza.example', emailVerifiedAt: null }
    await users.deliver(userUsernameChanged, {
      ...account,
      username: 'charlotte',
      previousUsername: 'renamed',
      status: 'ACTIVE',
      version: 2,
    })
    expect(await find(null, 'charlotte')).toEqual(['charlotte'])
    expect(await find(null, 'renamed')).toEqual([])
    await users.deliver(userDeactivated, { ...account, username: 'charlotte', status: 'DEACTIVATED', version: 3 })
    expect(await find(null, 'charlotte')).toEqual([])
    await users.deliver(userReactivated, { ...account, username: 'charlotte', status: 'ACTIVE', version: 4 })
    expect(await find(null, 'charlotte')).toEqual(['charlotte'])
  })

  test('by one letter of any name, and by nothing less', async () => {
    expect(await find(null, 's')).toEqual(expect.arrayContaining(['adalbert', 'twin_3']))
    expect(await find(null, ' H ')).toEqual(['grace'])
    expect(await find(null, 'ñ')).toContain('jose_n')
    expect(await find(null, '_')).toEqual([])
    for (const query of ['', ' ', 'x'.repeat(101)]) {
      const { errors } = await users.execute(ada, Search, { query })
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
  })
})

describe('of more people than are read', () => {
  let users: StartedUsers
  const crowd = Array.from({ length: 500 }, () => newId())
  const idOf = (index: number) => crowd[index] as string

  beforeAll(async () => {
    users = await startUsers()
    await seedPeople(
      users.database,
      crowd.map((id, index) => ({
        ...{ id, username: `user_${index}`, email: `${index}@plaza.example`, joinedAt: new Date() },
        ...(index === 499 ? { firstName: 'Anna', lastName: 'Zorn' } : { firstName: 'Annabel', lastName: 'Smith' }),
      })),
    )
    // The 400th has 16 friends, and nobody else more than one.
    const pairs = Array.from({ length: 16 }, (_, index) => ({
      oneId: idOf(400),
      otherId: idOf(index),
      since: new Date(),
    }))
    await seedFriendships(users.database, pairs)
  })
  afterAll(() => users[Symbol.asyncDispose]())

  const find = async (query: string): Promise<string[]> =>
    usernames((await users.ask(null, Search, { query, first: 100 })).searchUsers.nodes)

  test('whoever has the user name comes first', async () => {
    expect((await find('user_321'))[0]).toBe('user_321')
  })

  test('a whole word comes before its beginning, and the well known before the others', async () => {
    expect((await find('anna')).slice(0, 2)).toEqual(['user_499', 'user_400'])
  })

  test('several words find whoever has them all', async () => {
    expect(await find('zor ann')).toEqual(['user_499'])
    expect(await find('annabel 321')).toEqual(['user_321'])
  })

  const friendsFirst = async (query: string, first: number, after: string | null = null) =>
    (await users.ask(await users.signIn(idOf(400)), Search, { query, friendsFirst: true, first, after })).searchUsers

  test('friends come first where that is asked for, also those who are not among the two hundred', async () => {
    const friends = Array.from({ length: 16 }, (_, index) => `user_${index}`)
    const page = await friendsFirst('annabel smith', 20)
    expect(usernames(page.nodes).slice(0, 16).toSorted()).toEqual(friends.toSorted())
    expect(usernames(page.nodes)[16]).toBe('user_400')
    expect(usernames((await friendsFirst('a', 20)).nodes)).toEqual(expect.arrayContaining(friends))
    // A stranger's whole user name stands behind a friend's beginning.
    expect(usernames((await friendsFirst('user_1', 8)).nodes).slice(0, 7)).toEqual(
      expect.arrayContaining(['user_1', 'user_10', 'user_15']),
    )
    expect(usernames((await friendsFirst('user_321', 1)).nodes)).toEqual(['user_321'])
  })

  test('friends first, page by page, each once', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: { nodes: TestPerson[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = await friendsFirst(
        'annabel',
        7,
        after,
      )
      seen.push(...usernames(page.nodes))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null && seen.length < 300)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThanOrEqual(200)
    expect(seen.slice(0, 16).every((username) => Number(username.slice(5)) < 16)).toBe(true)
  })

  test('two hundred are found', async () => {
    let count = 0
    let after: string | null = null
    do {
      const { searchUsers } = await users.ask(null, Search, { query: 'annabel', first: 100, after })
      count += searchUsers.nodes.length
      after = searchUsers.pageInfo.hasNextPage ? searchUsers.pageInfo.endCursor : null
    } while (after !== null)
    expect(count).toBe(200)
  })

  test('an entry of an older form is made anew by the job', async () => {
    const { system } = users.database
    await system.updateTable('nameEntries').set({ form: 0, spelling: '', terms: [] }).execute()
    expect(await find('zorn')).toEqual([])
    await system.transaction().execute((trx) => updateNextNameEntries(trx, 1_000))
    expect(await find('zorn')).toEqual(['user_499'])
    expect(await system.transaction().execute((trx) => updateNextNameEntries(trx, 1_000))).toBe(0)
  })
})

test('who is found says whether the viewer can mention them', async () => {
  await using users = await startUsers()
  const [ada, bob, eve] = await users.registerAll('ada', 'bob', 'eve')
  await users.befriend(ada, bob)
  const Found = '{ searchUsers(query: "ada") { nodes { viewerCanMention } } }'
  const canMention = async (viewer: TestPerson | null) =>
    (await users.ask(viewer, Found)).searchUsers.nodes.map(
      ({ viewerCanMention }: { viewerCanMention: boolean }) => viewerCanMention,
    )
  const told = async () => Promise.all([ada, bob, eve, null].map(canMention))
  expect(await told()).toEqual([[true], [true], [true], [false]])
  const choose = (whoMayMention: string) => users.ask(ada, UpdatePrivacy, { input: { whoMayMention } })
  await choose('FRIENDS')
  expect(await told()).toEqual([[true], [true], [false], [false]])
  await choose('NOBODY')
  expect(await told()).toEqual([[true], [false], [false], [false]])
  await choose('EVERYONE')
  await users.block(eve, ada)
  const { viewer } = await users.ask(eve, '{ viewer { blockedUsers { nodes { viewerCanMention } } } }')
  expect(viewer.blockedUsers.nodes).toEqual([{ viewerCanMention: false }])
})
