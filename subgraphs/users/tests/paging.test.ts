import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  SendFriendRequest,
  type StartedUsers,
  startUsers,
  type TestPerson,
  Unfriend,
  UpdatePrivacy,
} from './testkit.ts'

interface PageOf {
  nodes: { username?: string; from?: { username: string } }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }
}

const parts = 'pageInfo { hasNextPage hasPreviousPage endCursor }'

describe('lists are paged by cursor', () => {
  let users: StartedUsers
  let ada: TestPerson
  let grace: TestPerson
  const friends: TestPerson[] = []

  beforeAll(async () => {
    users = await startUsers()
    ;[ada, grace] = await users.registerAll('ada', 'grace')
    for (let index = 0; index < 7; index++) friends.push(await users.register(`friend_${index}`))
    for (const friend of friends) await users.befriend(ada, friend)
    for (const friend of friends) await users.befriend(friend, grace)
    await users.ask(ada, UpdatePrivacy, { input: { profileVisibility: 'PUBLIC' } })
  })
  afterAll(() => users[Symbol.asyncDispose]())

  async function walk(document: string, viewer: TestPerson | null, pick: (data: never) => PageOf): Promise<string[][]> {
    const pages: string[][] = []
    let after: string | null = null
    for (;;) {
      const { nodes, pageInfo } = pick((await users.ask(viewer, document, { id: ada.id, after })) as never)
      pages.push(nodes.map((node) => node.username ?? node.from?.username ?? ''))
      expect(pageInfo.hasPreviousPage).toBe(after !== null)
      if (!pageInfo.hasNextPage) return pages
      after = pageInfo.endCursor
    }
  }
  const newestFirst = () => friends.map(({ username }) => username).reverse()

  test('friends, newest first, for a friend, a stranger and somebody signed out', async () => {
    const Friends = `query ($id: ID!, $after: String) {
      user(id: $id) { friends(first: 3, after: $after) { nodes { username } ${parts} } }
    }`
    const pick = ({ user }: { user: { friends: PageOf } }) => user.friends
    for (const viewer of [ada, friends[0] ?? null, grace, null]) {
      const pages = await walk(Friends, viewer, pick as never)
      expect(pages.map((page) => page.length)).toEqual([3, 3, 1])
      expect(pages.flat()).toEqual(newestFirst())
    }
  })

  test('mutual friends', async () => {
    const Mutual = `query ($id: ID!, $after: String) {
      user(id: $id) { mutualFriendCount mutualFriends(first: 2, after: $after) { nodes { username } ${parts} } }
    }`
    const pages = await walk(Mutual, grace, (({
      user,
    }: {
      user: { mutualFriendCount: number; mutualFriends: PageOf }
    }) => {
      expect(user.mutualFriendCount).toBe(7)
      return user.mutualFriends
    }) as never)
    expect(pages.flat()).toEqual(newestFirst())
  })

  test('open requests, with their number', async () => {
    const asking = []
    for (let index = 0; index < 5; index++) {
      const person = await users.register(`asking_${index}`)
      await users.ask(person, SendFriendRequest, { userId: ada.id })
      asking.unshift(person.username)
    }
    const Requests = `query ($after: String) {
      viewer { friendRequests(first: 2, after: $after) { totalCount nodes { from { username } } ${parts} } }
    }`
    const pages = await walk(Requests, ada, (({
      viewer,
    }: {
      viewer: { friendRequests: PageOf & { totalCount: number } }
    }) => {
      expect(viewer.friendRequests.totalCount).toBe(5)
      return viewer.friendRequests
    }) as never)
    expect(pages.flat()).toEqual(asking)
  })

  test('blocked people', async () => {
    const blocked = []
    for (let index = 0; index < 4; index++) {
      const person = await users.register(`blocked_${index}`)
      await users.block(ada, person)
      blocked.unshift(person.username)
    }
    const Blocked = `query ($after: String) {
      viewer { blockedUsers(first: 3, after: $after) { nodes { username } ${parts} } }
    }`
    const pages = await walk(
      Blocked,
      ada,
      (({ viewer }: { viewer: { blockedUsers: PageOf } }) => viewer.blockedUsers) as never,
    )
    expect(pages.flat()).toEqual(blocked)
  })

  test('a cursor holds while its row goes, and other rows come', async () => {
    const Friends = `query ($id: ID!, $after: String) {
      user(id: $id) { friends(first: 3, after: $after) { nodes { username } ${parts} } }
    }`
    const first = (await users.ask(ada, Friends, { id: ada.id })).user.friends
    await users.ask(ada, Unfriend, { userId: friends[4]?.id })
    await users.befriend(ada, await users.register('newcomer'))
    const second = (await users.ask(ada, Friends, { id: ada.id, after: first.pageInfo.endCursor })).user.friends
    expect(second.nodes.map(({ username }: { username: string }) => username)).toEqual([
      'friend_3',
      'friend_2',
      'friend_1',
    ])
  })

  test('blocked and deactivated people are left out, and pages stay full', async () => {
    const carl = await users.register('carl')
    const many = []
    for (let index = 0; index < 5; index++) {
      const friend = await users.register(`of_carl_${index}`)
      await users.befriend(carl, friend)
      many.push(friend)
    }
    await users.ask(carl, UpdatePrivacy, { input: { profileVisibility: 'PUBLIC' } })
    await users.block(many[4] as TestPerson, grace)
    await users.block(grace, many[3] as TestPerson)
    const { user } = await users.ask(
      grace,
      `query ($id: ID!) { user(id: $id) { friends(first: 3) { nodes { username } } } }`,
      {
        id: carl.id,
      },
    )
    expect(user.friends.nodes).toEqual([
      { username: 'of_carl_2' },
      { username: 'of_carl_1' },
      { username: 'of_carl_0' },
    ])
  })

  test('pages of no sense are refused', async () => {
    for (const args of ['first: 101', 'first: -1', 'after: "nonsense"']) {
      const { errors } = await users.execute(ada, `{ viewer { blockedUsers(${args}) { nodes { id } } } }`)
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
  })
})
