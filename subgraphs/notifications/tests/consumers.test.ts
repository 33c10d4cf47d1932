import { newId } from '@plaza/database'
import {
  blockCreated,
  blockRemoved,
  commentAdded,
  friendRequestCancelled,
  postDeleted,
  reactionSet,
  userDeactivated,
  userDeleted,
  userEmailVerified,
  userProfileCreated,
  userProfileDeleted,
  userProfileUpdated,
  userReactivated,
  userRegistered,
} from '@plaza/schema/events'
import { expect, test } from 'vitest'
import { startNotifications } from './testkit.ts'

const account = (userId: string, version: number) => ({
  userId,
  email: 'grace@example.org',
  username: 'grace',
  emailVerifiedAt: null,
  status: 'ACTIVE' as const,
  version,
})
const profile = (userId: string, displayName: string, version: number) => ({
  userId,
  username: 'grace',
  displayName,
  profilePictureId: null,
  isVerified: false,
  version,
})

test('an event that comes twice tells once, and so does one fact in two events', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const reaction = {
    ...{ subjectId: newId(), subjectType: 'POST' as const, subjectAuthorId: ada!.id, userId: grace!.id },
    ...{ type: 'LIKE' as const, previousType: null, setAt: new Date() },
  }
  const id = await notifications.deliver(reactionSet, reaction)
  await notifications.deliver(reactionSet, reaction, { id })
  await notifications.deliver(reactionSet, reaction)
  expect(await notifications.types(ada!)).toEqual(['POST_REACTION'])
  expect(await notifications.outbox()).toHaveLength(1)
})

test('what was taken back before it was told is not told', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const friendRequestId = newId()
  await notifications.deliver(friendRequestCancelled, {
    ...{ friendRequestId, fromId: ada!.id, toId: grace!.id, at: new Date() },
  })
  await notifications.requestFriendship(ada!, grace!, friendRequestId)
  expect(await notifications.list(grace!)).toEqual([])

  const postId = newId()
  await notifications.deliver(postDeleted, { postId, authorId: grace!.id, deletedAt: new Date() })
  await notifications.comment(ada!, { postAuthor: grace!, postId })
  expect(await notifications.list(grace!)).toEqual([])
})

test('what is long past is not told any more', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  await notifications.deliver(commentAdded, {
    ...{ commentId: newId(), postId: newId(), authorId: grace!.id, postAuthorId: ada!.id },
    ...{ parentId: null, parentAuthorId: null, addedAt: new Date(Date.now() - 100 * 86_400_000) },
  })
  expect(await notifications.list(ada!)).toEqual([])
})

test('names and addresses follow their own versions, in whatever order they come', async () => {
  await using notifications = await startNotifications()
  const [ada] = await notifications.people('Ada')
  const grace = await notifications.signIn()
  const shown = async () => (await notifications.list(ada!)).map(({ message }) => message)
  await notifications.react(grace, ada!)
  expect(await shown()).toEqual(['Someone reacted to your post.'])

  await notifications.deliver(userProfileUpdated, {
    ...profile(grace.id, 'Grace H.', 2),
    changedFields: ['displayName'],
  })
  await notifications.deliver(userProfileCreated, profile(grace.id, 'Grace', 1))
  const registered = { firstName: 'Grace', lastName: null, registeredAt: new Date() }
  await notifications.deliver(userEmailVerified, { ...account(grace.id, 2), emailVerifiedAt: new Date() })
  await notifications.deliver(userRegistered, { ...account(grace.id, 1), ...registered })
  expect(await shown()).toEqual(['Grace H. reacted to your post.'])
  const person = notifications.database.system.selectFrom('people').selectAll().where('userId', '=', grace.id)
  expect(await person.executeTakeFirstOrThrow()).toMatchObject({
    email: 'grace@example.org',
    emailVerifiedAt: expect.any(Date),
    displayName: 'Grace H.',
    accountVersion: 2,
    profileVersion: 2,
  })
})

test('mail waits for a verified address', async () => {
  await using notifications = await startNotifications()
  const [ada] = await notifications.people('Ada')
  const grace = await notifications.signIn()
  const registered = { firstName: 'Grace', lastName: null, registeredAt: new Date() }
  await notifications.deliver(userRegistered, { ...account(grace.id, 1), ...registered })
  await notifications.requestFriendship(ada!, grace)
  await notifications.deliver(userEmailVerified, { ...account(grace.id, 2), emailVerifiedAt: new Date() })
  await notifications.requestFriendship(ada!, grace)
  const created = (await notifications.outbox()).filter(({ type }) => type === 'notification.created')
  expect(created.map(({ data }) => data.channels)).toEqual([['IN_APP'], ['IN_APP', 'EMAIL']])
})

test('a person who has switched the account off hears nothing, and is heard of by nobody until the return', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  await notifications.react(grace!, ada!)
  await notifications.deliver(userDeactivated, { ...account(grace!.id, 2), status: 'DEACTIVATED' })
  await notifications.react(ada!, grace!)
  expect(await notifications.list(grace!)).toEqual([])
  expect(await notifications.list(ada!)).toEqual([])
  await notifications.deliver(userReactivated, account(grace!.id, 3))
  expect(await notifications.list(ada!)).toMatchObject([
    { message: 'Grace reacted to your post.', actor: { id: grace!.id } },
  ])
})

test('an erased person leaves nothing, and late events bring nothing back', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  await notifications.react(grace!, ada!)
  await notifications.requestFriendship(grace!, ada!)
  await notifications.react(ada!, grace!)
  await notifications.registerBrowser(grace!)
  await notifications.ask(
    grace!,
    `mutation { updateNotificationPreferences(input: { preferences: [{ type: MESSAGE, push: false }] }) { errors { code } } }`,
  )
  const nothing = { email: null, username: null, emailVerifiedAt: null, status: 'DEACTIVATED' as const }
  const deleted = { ...nothing, userId: grace!.id, version: 5, deletedAt: new Date() }
  const id = await notifications.deliver(userDeleted, deleted)
  await notifications.deliver(userDeleted, deleted, { id })
  await notifications.deliver(userProfileUpdated, { ...profile(grace!.id, 'Grace', 9), changedFields: [] })
  await notifications.deliver(userEmailVerified, { ...account(grace!.id, 4), emailVerifiedAt: new Date() })

  expect(await notifications.list(ada!)).toEqual([])
  const { system } = notifications.database
  for (const table of ['notifications', 'notificationPreferences', 'pushSubscriptions'] as const) {
    expect(JSON.stringify(await system.selectFrom(table).selectAll().execute()), table).not.toContain(grace!.id)
  }
  const person = system.selectFrom('people').selectAll().where('userId', '=', grace!.id)
  expect(await person.executeTakeFirstOrThrow()).toMatchObject({ status: 'DELETED', email: null, displayName: null })
})

test('the ends of a profile and of its account leave the same, whichever comes first and however often', async () => {
  await using notifications = await startNotifications()
  const [grace, alan] = await notifications.people('Grace', 'Alan')
  const { system } = notifications.database
  const person = async (id: string) => {
    const row = await system.selectFrom('people').selectAll().where('userId', '=', id).executeTakeFirstOrThrow()
    return { ...row, userId: null }
  }
  const ends = (userId: string) => {
    const nothing = { email: null, username: null, emailVerifiedAt: null, status: 'DEACTIVATED' as const }
    const deletedAt = new Date()
    return {
      ofProfile: () => notifications.deliver(userProfileDeleted, { userId, version: 3, deletedAt }),
      ofAccount: () => notifications.deliver(userDeleted, { userId, ...nothing, version: 5, deletedAt }),
      lateName: () =>
        notifications.deliver(userProfileUpdated, { ...profile(userId, 'Late', 2), changedFields: ['displayName'] }),
    }
  }
  const [ofGrace, ofAlan] = [ends(grace!.id), ends(alan!.id)]
  await ofGrace.ofProfile()
  await ofGrace.ofProfile()
  await ofGrace.lateName()
  expect(await person(grace!.id)).toMatchObject({ displayName: null, profileVersion: 3 })
  await ofGrace.ofAccount()
  await ofAlan.ofAccount()
  await ofAlan.lateName()
  await ofAlan.ofProfile()
  expect(await person(grace!.id)).toEqual(await person(alan!.id))
  expect(await person(alan!.id)).toMatchObject({ status: 'DELETED', email: null, displayName: null })
})

test('a block that was lifted stays lifted when its event comes late', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const block = { blockerId: ada!.id, blockedId: grace!.id, createdAt: new Date() }
  await notifications.deliver(blockRemoved, { ...block, version: 2 })
  await notifications.deliver(blockCreated, { ...block, version: 1 })
  await notifications.react(grace!, ada!)
  expect(await notifications.types(ada!)).toEqual(['POST_REACTION'])
})
