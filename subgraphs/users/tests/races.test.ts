import { userDeleted } from '@plaza/schema/events'
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
  Unfriend,
} from './testkit.ts'

type Act = [viewer: TestPerson, document: string, variables: Record<string, unknown>]

// Every request runs on a connection of its own.
describe('at the same time', () => {
  let users: StartedUsers
  let names = 0
  const pair = async (): Promise<[TestPerson, TestPerson]> => [
    await users.register(`one_${++names}`),
    await users.register(`other_${names}`),
  ]
  /** The error codes of each, in the order given. */
  const together = async (...acts: Act[]): Promise<string[][]> => {
    const answers = await Promise.all(
      acts.map(([viewer, document, variables]) => users.ask(viewer, document, variables)),
    )
    return answers.map((answer) =>
      (Object.values(answer) as { errors: { code: string }[] }[]).flatMap(({ errors }) =>
        errors.map(({ code }) => code),
      ),
    )
  }
  const facts = async (one: TestPerson, other: TestPerson) => {
    const { system } = users.database
    const ids = [one.id, other.id]
    const [friendships, requests, blocks, counted] = await Promise.all([
      system.selectFrom('friendships').selectAll().where('lowId', 'in', ids).where('highId', 'in', ids).execute(),
      system
        .selectFrom('friendRequests')
        .selectAll()
        .where('fromId', 'in', ids)
        .where('status', '=', 'PENDING')
        .execute(),
      system.selectFrom('blocks').selectAll().where('blockerId', 'in', ids).execute(),
      system.selectFrom('profileDetails').select('friendCount').where('userId', 'in', ids).execute(),
    ])
    return {
      friends: friendships.length,
      open: requests.length,
      blocks: blocks.length,
      counts: counted.map(({ friendCount }) => friendCount),
    }
  }

  beforeAll(async () => {
    users = await startUsers()
  })
  afterAll(() => users[Symbol.asyncDispose]())

  test('two ask each other: they are friends, by one request', async () => {
    for (let round = 0; round < 10; round++) {
      const [ada, grace] = await pair()
      const codes = await together(
        [ada, SendFriendRequest, { userId: grace.id }],
        [grace, SendFriendRequest, { userId: ada.id }],
      )
      expect(codes).toEqual([[], []])
      expect(await facts(ada, grace)).toEqual({ friends: 1, open: 0, blocks: 0, counts: [1, 1] })
    }
  })

  test('one asks twice: one request is open', async () => {
    const [ada, grace] = await pair()
    const ask: Act = [ada, SendFriendRequest, { userId: grace.id }]
    const codes = await together(ask, ask, ask)
    expect(codes.flat().sort()).toEqual(['CONFLICT', 'CONFLICT'])
    expect(await facts(ada, grace)).toEqual({ friends: 0, open: 1, blocks: 0, counts: [0, 0] })
  })

  test('a request is accepted, declined and cancelled: one of these happens', async () => {
    for (let round = 0; round < 10; round++) {
      const [ada, grace] = await pair()
      const { sendFriendRequest } = await users.ask(ada, SendFriendRequest, { userId: grace.id })
      const { id } = sendFriendRequest.friendRequest
      const codes = await together(
        [grace, AcceptFriendRequest, { id }],
        [grace, DeclineFriendRequest, { id }],
        [ada, CancelFriendRequest, { id }],
      )
      expect(codes.flat()).toEqual(['CONFLICT', 'CONFLICT'])
      const { friends, open } = await facts(ada, grace)
      expect({ friends, open }).toEqual({ friends: codes[0]?.length === 0 ? 1 : 0, open: 0 })
    }
  })

  test('an answer and a block: nobody stays friends with whom they blocked', async () => {
    for (let round = 0; round < 10; round++) {
      const [ada, grace] = await pair()
      const { sendFriendRequest } = await users.ask(ada, SendFriendRequest, { userId: grace.id })
      await together(
        [grace, AcceptFriendRequest, { id: sendFriendRequest.friendRequest.id }],
        [ada, BlockUser, { userId: grace.id }],
      )
      expect(await facts(ada, grace)).toEqual({ friends: 0, open: 0, blocks: 1, counts: [0, 0] })
    }
  })

  test('both end it: it ends once', async () => {
    const [ada, grace] = await pair()
    await users.befriend(ada, grace)
    await users.newEvents()
    const codes = await together([ada, Unfriend, { userId: grace.id }], [grace, Unfriend, { userId: ada.id }])
    expect(codes.flat()).toEqual(['CONFLICT'])
    expect(await users.newEvents()).toEqual(['friendship.ended'])
    expect(await facts(ada, grace)).toMatchObject({ friends: 0, counts: [0, 0] })
  })

  test('a ring of people befriends itself without a deadlock, and the counters are right', async () => {
    const ring = await Promise.all(Array.from({ length: 8 }, (_, index) => users.register(`ring_${index}`)))
    const next = (index: number) => ring[(index + 1) % ring.length] as TestPerson
    const asked = await Promise.all(
      ring.map((person, index) => users.ask(person, SendFriendRequest, { userId: next(index).id })),
    )
    const codes = await together(
      ...asked.map(
        ({ sendFriendRequest }, index): Act => [
          next(index),
          AcceptFriendRequest,
          { id: sendFriendRequest.friendRequest.id },
        ],
      ),
    )
    expect(codes.flat()).toEqual([])
    const counted = await users.database.system
      .selectFrom('profileDetails')
      .select('friendCount')
      .where(
        'userId',
        'in',
        ring.map(({ id }) => id),
      )
      .execute()
    expect(counted.map(({ friendCount }) => friendCount)).toEqual(ring.map(() => 2))
  })

  test('an account is deleted while somebody asks, accepts or blocks: nothing of it stays', async () => {
    for (let round = 0; round < 10; round++) {
      const [ada, grace] = await pair()
      const alan = await users.register(`third_${names}`)
      const { sendFriendRequest } = await users.ask(ada, SendFriendRequest, { userId: grace.id })
      const gone = { email: null, username: null, emailVerifiedAt: null, status: 'DEACTIVATED' as const }
      const [codes] = await Promise.all([
        together(
          [grace, AcceptFriendRequest, { id: sendFriendRequest.friendRequest.id }],
          [alan, SendFriendRequest, { userId: ada.id }],
          [grace, BlockUser, { userId: ada.id }],
        ),
        users.deliver(userDeleted, { userId: ada.id, ...gone, version: 2, deletedAt: new Date() }),
      ])
      expect(['NOT_FOUND', undefined]).toContain(codes[1]?.[0])
      expect(await facts(ada, grace)).toEqual({ friends: 0, open: 0, blocks: 0, counts: [0] })
    }
  })

  test('the fiftieth request of a day is one', async () => {
    const ada = await users.register('busy')
    const others = await Promise.all(Array.from({ length: 3 }, (_, index) => users.register(`asked_${index}`)))
    const [first] = others as [TestPerson, ...TestPerson[]]
    await users.database.system
      .insertInto('friendRequests')
      .values(
        Array.from({ length: 49 }, () => ({
          id: crypto.randomUUID(),
          fromId: ada.id,
          toId: first.id,
          status: 'CANCELLED' as const,
          answeredAt: new Date(),
        })),
      )
      .execute()
    const codes = await together(...others.map(({ id }): Act => [ada, SendFriendRequest, { userId: id }]))
    expect(codes.flat()).toEqual(['LIMIT_REACHED', 'LIMIT_REACHED'])
  })
})
