import { newId } from '@plaza/database'
import { userDeactivated, userReactivated } from '@plaza/schema/events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  BlockUser,
  CancelFriendRequest,
  SendFriendRequest,
  type StartedUsers,
  startUsers,
  type TestPerson,
  UnblockUser,
} from './testkit.ts'

const Blocked = `{ viewer { blockedUsers { nodes { id username displayName friendshipStatus bio } } } }`
const Look = 'query ($id: ID!) { user(id: $id) { id } }'

describe('what can be done about somebody hidden', () => {
  let users: StartedUsers
  let names = 0
  const pair = async (): Promise<[TestPerson, TestPerson]> => [
    await users.register(`one_${++names}`),
    await users.register(`other_${names}`),
  ]
  let version = 1
  const account = ({ id, username }: TestPerson, status: 'ACTIVE' | 'DEACTIVATED') => ({
    ...{ userId: id, status, version: ++version, username, email: `${username}@plaza.example`, emailVerifiedAt: null },
  })
  const sees = async (viewer: TestPerson, person: TestPerson) =>
    (await users.ask(viewer, Look, { id: person.id })).user !== null
  const deactivate = (person: TestPerson) => users.deliver(userDeactivated, account(person, 'DEACTIVATED'))
  const reactivate = (person: TestPerson) => users.deliver(userReactivated, account(person, 'ACTIVE'))

  beforeAll(async () => {
    users = await startUsers()
  })
  afterAll(() => users[Symbol.asyncDispose]())

  const goneBefore = {
    'somebody who blocked first': (person: TestPerson, viewer: TestPerson) => users.block(person, viewer),
    'somebody deactivated': (person: TestPerson) => deactivate(person),
    'somebody who blocked first and is deactivated': async (person: TestPerson, viewer: TestPerson) => {
      await users.block(person, viewer)
      await deactivate(person)
    },
  }
  test.each(Object.entries(goneBefore))('%s can be blocked, and stays hidden', async (_, go) => {
    const [ada, bob] = await pair()
    await go(bob, ada)
    await users.newEvents()
    const { blockUser } = await users.ask(ada, BlockUser, { userId: bob.id })
    expect(blockUser).toEqual({ user: null, errors: [] })
    expect(await users.newEvents()).toEqual(['block.created'])
    expect((await users.ask(ada, Blocked)).viewer.blockedUsers.nodes).toEqual([])
    const { blockUser: again } = await users.ask(ada, BlockUser, { userId: bob.id })
    expect(again.errors).toMatchObject([{ code: 'CONFLICT' }])
  })

  test('of two blocks each stands by itself: when one is lifted, the other still hides', async () => {
    const [ada, bob] = await pair()
    await users.block(bob, ada)
    await users.block(ada, bob)
    const { unblockUser } = await users.ask(bob, UnblockUser, { userId: ada.id })
    expect(unblockUser).toEqual({ user: null, errors: [] })
    expect([await sees(ada, bob), await sees(bob, ada)]).toEqual([false, false])
    const { viewer } = await users.ask(ada, Blocked)
    expect(viewer.blockedUsers.nodes).toMatchObject([{ id: bob.id, friendshipStatus: 'BLOCKED', bio: null }])
    await users.ask(ada, UnblockUser, { userId: bob.id })
    expect([await sees(ada, bob), await sees(bob, ada)]).toEqual([true, true])
  })

  test('nobody can be blocked who does not exist', async () => {
    const [ada] = await pair()
    const { blockUser } = await users.ask(ada, BlockUser, { userId: newId() })
    expect(blockUser).toMatchObject({ user: null, errors: [{ code: 'NOT_FOUND' }] })
  })

  test.each(Object.entries(goneBefore))('a request to %s can be taken back', async (_, go) => {
    const [ada, bob] = await pair()
    const { sendFriendRequest } = await users.ask(ada, SendFriendRequest, { userId: bob.id })
    const { id } = sendFriendRequest.friendRequest
    await go(bob, ada)
    const { cancelFriendRequest } = await users.ask(ada, CancelFriendRequest, { id })
    expect(cancelFriendRequest).toEqual({ friendRequest: null, errors: [] })
    const { cancelFriendRequest: others } = await users.ask(bob, CancelFriendRequest, { id })
    expect(others.errors).toMatchObject([{ code: expect.stringMatching('NOT_FOUND|NOT_ALLOWED') }])
    const { status } = await users.database.system
      .selectFrom('friendRequests')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(status).toBe('CANCELLED')
  })

  test('a request that was taken back stays so when the person returns', async () => {
    const [ada, bob] = await pair()
    const { sendFriendRequest } = await users.ask(ada, SendFriendRequest, { userId: bob.id })
    await deactivate(bob)
    await users.ask(ada, CancelFriendRequest, { id: sendFriendRequest.friendRequest.id })
    await reactivate(bob)
    const { viewer } = await users.ask(bob, '{ viewer { friendRequests(direction: INCOMING) { nodes { id } } } }')
    expect(viewer.friendRequests.nodes).toEqual([])
  })
})
