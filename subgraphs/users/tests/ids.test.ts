import { newId } from '@plaza/database'
import { mediaReady } from '@plaza/schema/events'
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
  UpdateProfile,
} from './testkit.ts'

const upper = (id: string) => id.toUpperCase()
const Dismiss = `mutation ($userId: ID!) {
  dismissFriendRecommendation(input: { userId: $userId }) { dismissedUserId errors { code } }
}`

describe('an id in upper case is the same id', () => {
  let users: StartedUsers
  let ada: TestPerson
  let grace: TestPerson
  beforeAll(async () => {
    users = await startUsers()
    ;[ada, grace] = await users.registerAll('ada', 'grace')
  })
  afterAll(() => users[Symbol.asyncDispose]())

  const lastEvent = async () => (await users.outbox()).at(-1)
  const send = async (): Promise<string> => {
    const { sendFriendRequest } = await users.ask(ada, SendFriendRequest, { userId: upper(grace.id) })
    expect(sendFriendRequest).toMatchObject({
      errors: [],
      friendRequest: { from: { id: ada.id }, to: { id: grace.id } },
    })
    expect(await lastEvent()).toMatchObject({ data: { fromId: ada.id, toId: grace.id } })
    return sendFriendRequest.friendRequest.id
  }

  test('in references and arguments', async () => {
    const [alan, edsger] = await users.registerAll('alan', 'edsger')
    const sent = await users.ask(alan, SendFriendRequest, { userId: edsger.id })
    const friendRequestId = sent.sendFriendRequest.friendRequest.id
    const data = await users.ask(
      edsger,
      `query ($references: [_Any!]!, $id: ID!) {
        _entities(representations: $references) {
          ... on User { id friendshipStatus mutualFriendCount friends { nodes { id } } }
          ... on FriendRequest { id from { id } }
        }
        user(id: $id) { id bio friendshipStatus }
      }`,
      {
        references: [
          { __typename: 'User', id: upper(alan.id) },
          { __typename: 'FriendRequest', id: upper(friendRequestId) },
        ],
        id: upper(edsger.id),
      },
    )
    expect(data).toEqual({
      _entities: [
        { id: alan.id, friendshipStatus: 'REQUEST_RECEIVED', mutualFriendCount: 0, friends: null },
        { id: friendRequestId, from: { id: alan.id } },
      ],
      user: { id: edsger.id, bio: null, friendshipStatus: 'SELF' },
    })
  })

  test('in friend requests, their answers and the end of a friendship', async () => {
    const cancelled = await users.ask(ada, CancelFriendRequest, { id: upper(await send()) })
    expect(cancelled.cancelFriendRequest.errors).toEqual([])
    const friendRequestId = await send()
    const accepted = await users.ask(grace, AcceptFriendRequest, { id: upper(friendRequestId) })
    expect(accepted.acceptFriendRequest).toMatchObject({ errors: [], friendRequest: { id: friendRequestId } })
    const [lowId, highId] = [ada.id, grace.id].sort()
    expect(await lastEvent()).toMatchObject({ data: { lowId, highId, friendRequestId } })
    const { unfriend } = await users.ask(ada, Unfriend, { userId: upper(grace.id) })
    expect(unfriend).toMatchObject({ errors: [], user: { id: grace.id, friendshipStatus: 'NONE' } })
    expect(await lastEvent()).toMatchObject({ type: 'friendship.ended', data: { lowId, highId } })
    const declined = await users.ask(grace, DeclineFriendRequest, { id: upper(await send()) })
    expect(declined.declineFriendRequest.errors).toEqual([])
  })

  test('in blocks and dismissals', async () => {
    const { blockUser } = await users.ask(ada, BlockUser, { userId: upper(grace.id) })
    expect(blockUser).toMatchObject({ errors: [], user: { id: grace.id } })
    expect(await lastEvent()).toMatchObject({ data: { blockerId: ada.id, blockedId: grace.id } })
    const { unblockUser } = await users.ask(ada, UnblockUser, { userId: upper(grace.id) })
    expect(unblockUser).toMatchObject({ errors: [], user: { id: grace.id } })
    expect(await lastEvent()).toMatchObject({ data: { blockerId: ada.id, blockedId: grace.id } })
    const dismissal = await users.ask(ada, Dismiss, { userId: upper(grace.id) })
    expect(dismissal.dismissFriendRecommendation).toEqual({ dismissedUserId: grace.id, errors: [] })
  })

  test('in what is about oneself', async () => {
    for (const [document, field] of [
      [SendFriendRequest, 'sendFriendRequest'],
      [BlockUser, 'blockUser'],
      [Dismiss, 'dismissFriendRecommendation'],
    ] as const) {
      const answer = await users.ask(ada, document, { userId: upper(ada.id) })
      expect(answer[field].errors).toMatchObject([{ code: 'INVALID' }])
    }
  })

  test('in pictures, and the same picture once more is no change', async () => {
    const mediaId = newId()
    await users.deliver(mediaReady, {
      ...{ mediaId, ownerId: ada.id, kind: 'IMAGE', version: 1, mimeType: 'image/png', byteSize: 1 },
      ...{ width: 1, height: 1, durationSeconds: null },
    })
    const input = { profilePictureId: upper(mediaId), coverPhotoId: upper(mediaId) }
    const shown = { errors: [], profile: { profilePicture: { id: mediaId }, coverPhoto: { id: mediaId } } }
    expect((await users.ask(ada, UpdateProfile, { input })).updateProfile).toMatchObject(shown)
    expect(await lastEvent()).toMatchObject({ type: 'user.profile.updated', data: { profilePictureId: mediaId } })
    const told = (await users.outbox()).length
    expect((await users.ask(ada, UpdateProfile, { input })).updateProfile).toMatchObject(shown)
    expect(await users.outbox()).toHaveLength(told)
  })
})

test('what is no id and no user name names nobody', async () => {
  await using users = await startUsers()
  const ada = await users.register('ada')
  const data = await users.ask(
    ada,
    `query ($references: [_Any!]!) {
      _entities(representations: $references) { __typename }
      user(id: "nonsense") { id }
      userByUsername(username: "a\\u0000da") { id }
    }`,
    { references: ['User', 'FriendRequest'].map((__typename) => ({ __typename, id: 'nonsense' })) },
  )
  expect(data).toEqual({ _entities: [null, null], user: null, userByUsername: null })
  for (const document of [SendFriendRequest, Unfriend, BlockUser, UnblockUser, Dismiss]) {
    const [payload] = Object.values(await users.ask(ada, document, { userId: 'nonsense' })) as { errors: object[] }[]
    expect(payload?.errors).toMatchObject([{ code: 'NOT_FOUND' }])
  }
})
