import { newId, newIdAt } from '@plaza/database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  AcceptFriendRequest,
  BlockUser,
  CancelFriendRequest,
  DeclineFriendRequest,
  SendFriendRequest,
  type StartedUsers,
  startUsers,
  type TestPerson,
  UnblockUser,
  Unfriend,
} from './testkit.ts'

const day = 24 * 60 * 60 * 1000

describe('friends', () => {
  let users: StartedUsers
  let names = 0
  /** People who have never met anybody. */
  const strangers = async (): Promise<[TestPerson, TestPerson]> => [
    await users.register(`one_${++names}`),
    await users.register(`other_${names}`),
  ]
  const Standing = `query ($id: ID!) { user(id: $id) { friendshipStatus friendsSince friendCount friendRequest { id } } }`
  const standing = async (viewer: TestPerson, person: TestPerson) =>
    (await users.ask(viewer, Standing, { id: person.id })).user
  const counts = async (...people: TestPerson[]) => {
    const rows = await users.database.system
      .selectFrom('profileDetails')
      .select(['userId', 'friendCount'])
      .where(
        'userId',
        'in',
        people.map(({ id }) => id),
      )
      .execute()
    return people.map(({ id }) => rows.find(({ userId }) => userId === id)?.friendCount)
  }

  beforeAll(async () => {
    users = await startUsers()
  })
  afterAll(() => users[Symbol.asyncDispose]())

  test('asking and accepting makes two people friends, and says so', async () => {
    const [ada, grace] = await strangers()
    await users.newEvents()
    const { sendFriendRequest } = await users.ask(ada, SendFriendRequest, { userId: grace.id })
    expect(sendFriendRequest).toMatchObject({
      errors: [],
      friendRequest: {
        status: 'PENDING',
        from: { id: ada.id },
        to: { id: grace.id, friendshipStatus: 'REQUEST_SENT' },
      },
    })
    const { id } = sendFriendRequest.friendRequest
    expect(await standing(ada, grace)).toMatchObject({ friendshipStatus: 'REQUEST_SENT', friendRequest: { id } })
    expect(await standing(grace, ada)).toMatchObject({ friendshipStatus: 'REQUEST_RECEIVED', friendRequest: { id } })

    const { acceptFriendRequest } = await users.ask(grace, AcceptFriendRequest, { id })
    expect(acceptFriendRequest).toMatchObject({ errors: [], friendRequest: { id, status: 'ACCEPTED' } })
    for (const [viewer, person] of [
      [ada, grace],
      [grace, ada],
    ] as const) {
      expect(await standing(viewer, person)).toEqual({
        friendshipStatus: 'FRIENDS',
        friendsSince: expect.any(String),
        friendCount: 1,
        friendRequest: null,
      })
    }
    expect(await users.newEvents()).toEqual(['friend_request.sent', 'friend_request.accepted', 'friendship.accepted'])
    const accepted = (await users.outbox()).at(-1)
    const [lowId, highId] = [ada.id, grace.id].sort()
    expect(accepted).toMatchObject({
      actorId: grace.id,
      key: `${lowId}:${highId}`,
      data: { lowId, highId, friendRequestId: id, requesterId: ada.id, accepterId: grace.id },
    })
  })

  test('asking somebody who has asked already accepts', async () => {
    const [ada, grace] = await strangers()
    await users.ask(ada, SendFriendRequest, { userId: grace.id })
    const { sendFriendRequest } = await users.ask(grace, SendFriendRequest, { userId: ada.id })
    expect(sendFriendRequest).toMatchObject({ errors: [], friendRequest: { status: 'ACCEPTED', from: { id: ada.id } } })
    expect(await counts(ada, grace)).toEqual([1, 1])
  })

  test('what makes no sense is refused and changes nothing', async () => {
    const [ada, grace] = await strangers()
    const alan = await users.register(`third_${names}`)
    const send = async (viewer: TestPerson, userId: string) =>
      (await users.ask(viewer, SendFriendRequest, { userId })).sendFriendRequest
    const refusal = (code: string) => ({ friendRequest: null, errors: [{ code }] })
    expect(await send(ada, ada.id)).toMatchObject(refusal('INVALID'))
    expect(await send(ada, newId())).toMatchObject(refusal('NOT_FOUND'))
    expect(await send(ada, 'nobody')).toMatchObject(refusal('NOT_FOUND'))
    const { friendRequest } = await send(ada, grace.id)
    expect(await send(ada, grace.id)).toMatchObject(refusal('CONFLICT'))

    const answer = async (viewer: TestPerson, document: string, id: string) =>
      Object.values(await users.ask(viewer, document, { id }))[0]
    const { id } = friendRequest
    expect(await answer(ada, AcceptFriendRequest, id)).toMatchObject(refusal('NOT_ALLOWED'))
    expect(await answer(ada, DeclineFriendRequest, id)).toMatchObject(refusal('NOT_ALLOWED'))
    expect(await answer(grace, CancelFriendRequest, id)).toMatchObject(refusal('NOT_ALLOWED'))
    for (const document of [AcceptFriendRequest, DeclineFriendRequest, CancelFriendRequest]) {
      expect(await answer(alan, document, id)).toMatchObject(refusal('NOT_FOUND'))
      expect(await answer(grace, document, 'nothing')).toMatchObject(refusal('NOT_FOUND'))
    }
    expect(await answer(ada, CancelFriendRequest, id)).toMatchObject({
      errors: [],
      friendRequest: { status: 'CANCELLED' },
    })
    expect(await answer(grace, AcceptFriendRequest, id)).toMatchObject(refusal('CONFLICT'))
    expect(await counts(ada, grace)).toEqual([0, 0])

    const signedOut = await users.execute(null, SendFriendRequest, { userId: grace.id })
    expect(signedOut.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  test('a declined sender may ask again after 30 days, the other at once', async () => {
    const [ada, grace] = await strangers()
    const { sendFriendRequest: first } = await users.ask(ada, SendFriendRequest, { userId: grace.id })
    await users.newEvents()
    const { declineFriendRequest } = await users.ask(grace, DeclineFriendRequest, { id: first.friendRequest.id })
    expect(declineFriendRequest).toMatchObject({ errors: [], friendRequest: { status: 'DECLINED' } })
    expect(await users.newEvents()).toEqual(['friend_request.declined'])
    const { sendFriendRequest: again } = await users.ask(ada, SendFriendRequest, { userId: grace.id })
    expect(again).toMatchObject({ friendRequest: null, errors: [{ code: 'NOT_ALLOWED' }] })

    await users.database.system
      .updateTable('friendRequests')
      .set({ answeredAt: new Date(Date.now() - 31 * day) })
      .where('id', '=', first.friendRequest.id)
      .execute()
    const { sendFriendRequest: later } = await users.ask(ada, SendFriendRequest, { userId: grace.id })
    expect(later.errors).toEqual([])
  })

  test('a person asks at most 50 people a day', async () => {
    const [ada, grace] = await strangers()
    const asked = (age: number) => ({
      id: newIdAt(new Date(Date.now() - age)),
      fromId: ada.id,
      toId: grace.id,
      status: 'CANCELLED' as const,
      createdAt: new Date(Date.now() - age),
      answeredAt: new Date(),
    })
    const rows = [...Array.from({ length: 49 }, () => asked(1_000)), asked(2 * day)]
    await users.database.system.insertInto('friendRequests').values(rows).execute()
    const { sendFriendRequest: fiftieth } = await users.ask(ada, SendFriendRequest, { userId: grace.id })
    expect(fiftieth.errors).toEqual([])
    await users.ask(ada, CancelFriendRequest, { id: fiftieth.friendRequest.id })
    const { sendFriendRequest: next } = await users.ask(ada, SendFriendRequest, { userId: grace.id })
    expect(next).toMatchObject({ friendRequest: null, errors: [{ code: 'LIMIT_REACHED', limit: 50 }] })
    // Until the oldest of the fifty was a day ago.
    const seconds = next.errors[0].retryAfterSeconds
    expect(Math.abs(seconds - (day / 1_000 - 1))).toBeLessThan(60)
  })

  test('unfriending ends it for both', async () => {
    const [ada, grace] = await strangers()
    await users.befriend(ada, grace)
    await users.newEvents()
    const { unfriend } = await users.ask(ada, Unfriend, { userId: grace.id })
    expect(unfriend).toMatchObject({ errors: [], user: { id: grace.id, friendshipStatus: 'NONE', friendCount: null } })
    expect(await counts(ada, grace)).toEqual([0, 0])
    expect(await users.newEvents()).toEqual(['friendship.ended'])
    const versions = (await users.outbox())
      .filter(({ key }) => key.includes(ada.id) && key.includes(':'))
      .map(({ data }) => data.version)
    expect(versions[1]).toBeGreaterThan(versions[0])
    const { unfriend: again } = await users.ask(ada, Unfriend, { userId: grace.id })
    expect(again).toMatchObject({ user: null, errors: [{ code: 'CONFLICT' }] })
  })

  test('a block ends friendship and requests, hides at once, and only its owner lifts it', async () => {
    const [ada, grace] = await strangers()
    await users.befriend(ada, grace)
    await users.newEvents()
    const { blockUser } = await users.ask(ada, BlockUser, { userId: grace.id })
    expect(blockUser).toMatchObject({
      errors: [],
      user: { id: grace.id, friendshipStatus: 'BLOCKED', friendCount: null },
    })
    expect(await users.newEvents()).toEqual(['friendship.ended', 'block.created'])
    expect((await users.outbox()).at(-2)?.data).toMatchObject({ reason: 'BLOCKED' })
    expect(await counts(ada, grace)).toEqual([0, 0])
    expect(await standing(grace, ada)).toBeNull()

    for (const document of [SendFriendRequest, UnblockUser, Unfriend]) {
      const refused = Object.values(await users.ask(grace, document, { userId: ada.id }))[0]
      expect(refused).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] })
    }
    const { sendFriendRequest } = await users.ask(ada, SendFriendRequest, { userId: grace.id })
    expect(sendFriendRequest.errors).toMatchObject([{ code: 'NOT_FOUND' }])
    const { blockUser: twice } = await users.ask(ada, BlockUser, { userId: grace.id })
    expect(twice.errors).toMatchObject([{ code: 'CONFLICT' }])

    await users.newEvents()
    const { unblockUser } = await users.ask(ada, UnblockUser, { userId: grace.id })
    expect(unblockUser).toMatchObject({ errors: [], user: { id: grace.id, friendshipStatus: 'NONE' } })
    expect(await users.newEvents()).toEqual(['block.removed'])
    expect(await standing(grace, ada)).toMatchObject({ friendshipStatus: 'NONE' })
  })

  test('a block cancels an open request', async () => {
    const [ada, grace] = await strangers()
    const { sendFriendRequest } = await users.ask(grace, SendFriendRequest, { userId: ada.id })
    await users.newEvents()
    await users.block(ada, grace)
    expect(await users.newEvents()).toEqual(['friend_request.cancelled', 'block.created'])
    const Request = `query ($id: ID!) { _entities(representations: [{ __typename: "FriendRequest", id: $id }]) {
      ... on FriendRequest { status }
    } }`
    // With somebody hidden, a request is not found either.
    for (const viewer of [ada, grace]) {
      expect(await users.ask(viewer, Request, { id: sendFriendRequest.friendRequest.id })).toEqual({
        _entities: [null],
      })
    }
  })

  test('several changes in one request each see the one before', async () => {
    const [ada, grace] = await strangers()
    const answer = await users.ask(
      ada,
      `mutation ($id: ID!) {
        first: sendFriendRequest(input: { userId: $id }) { friendRequest { to { friendshipStatus } } }
        second: blockUser(input: { userId: $id }) { user { friendshipStatus } }
        third: unblockUser(input: { userId: $id }) { user { friendshipStatus } }
      }`,
      { id: grace.id },
    )
    expect(answer).toEqual({
      first: { friendRequest: { to: { friendshipStatus: 'REQUEST_SENT' } } },
      second: { user: { friendshipStatus: 'BLOCKED' } },
      third: { user: { friendshipStatus: 'NONE' } },
    })
  })
})
