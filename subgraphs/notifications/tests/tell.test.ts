import { newId } from '@plaza/database'
import {
  blockCreated,
  commentAdded,
  commentDeleted,
  commentEdited,
  conversationCreated,
  conversationParticipantRemoved,
  conversationParticipantsAdded,
  conversationRead,
  friendRequestAccepted,
  friendRequestCancelled,
  friendRequestDeclined,
  friendshipAccepted,
  messageSent,
  muteEnded,
  muteSet,
  passwordChanged,
  postDeleted,
  postEdited,
  postPublished,
  reactionRemoved,
  reactionSet,
  sessionEnded,
  userEmailChanged,
  userUsernameChanged,
} from '@plaza/schema/events'
import { expect, test } from 'vitest'
import { startNotifications } from './testkit.ts'

test('a friend request is told of, read once it is answered, and taken back when cancelled', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const answer = { fromId: ada!.id, toId: grace!.id, at: new Date() }
  const accepted = await notifications.requestFriendship(ada!, grace!)
  expect(await notifications.list(grace!)).toMatchObject([
    {
      type: 'FRIEND_REQUEST',
      message: 'Ada wants to be your friend.',
      isRead: false,
      subject: { __typename: 'FriendRequest', id: accepted },
    },
  ])
  await notifications.deliver(friendRequestAccepted, { friendRequestId: accepted, ...answer, at: new Date() })
  expect(await notifications.list(grace!)).toMatchObject([{ isRead: true }])

  const declined = await notifications.requestFriendship(ada!, grace!)
  await notifications.deliver(friendRequestDeclined, { friendRequestId: declined, ...answer, at: new Date() })
  const cancelled = await notifications.requestFriendship(ada!, grace!)
  await notifications.deliver(friendRequestCancelled, { friendRequestId: cancelled, ...answer })
  expect((await notifications.list(grace!)).map(({ isRead }) => isRead)).toEqual([true, true])
  expect(await notifications.list(ada!)).toEqual([])
})

test('the requester hears that the request was accepted', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const [lowId, highId] = [ada!.id, grace!.id].sort() as [string, string]
  await notifications.deliver(friendshipAccepted, {
    ...{ lowId, highId, version: 1, since: new Date(), friendRequestId: newId() },
    ...{ requesterId: ada!.id, accepterId: grace!.id },
  })
  expect(await notifications.list(ada!)).toMatchObject([
    {
      type: 'FRIEND_ACCEPTED',
      message: 'Grace accepted your friend request.',
      actor: { id: grace!.id },
      subject: { __typename: 'User', id: grace!.id },
    },
  ])
  expect(await notifications.list(grace!)).toEqual([])
})

test('a comment is told to the authors of the post and of the parent, each once and never the commenter', async () => {
  await using notifications = await startNotifications()
  const [ada, grace, alan] = await notifications.people('Ada', 'Grace', 'Alan')
  await notifications.comment(alan!, { postAuthor: ada!, parentAuthor: grace! })
  expect(await notifications.types(ada!)).toEqual(['POST_COMMENT'])
  expect(await notifications.types(grace!)).toEqual(['COMMENT_REPLY'])
  await notifications.comment(alan!, { postAuthor: ada!, parentAuthor: ada! })
  expect(await notifications.types(ada!)).toEqual(['COMMENT_REPLY', 'POST_COMMENT'])
  await notifications.comment(alan!, { postAuthor: alan!, parentAuthor: alan! })
  expect(await notifications.types(alan!)).toEqual([])
})

test('a reaction is told once, not when it changes, and is out of sight while it is taken back', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const reaction = { subjectType: 'COMMENT', subjectAuthorId: ada!.id, userId: grace!.id } as const
  const subjectId = newId()
  const set = { ...reaction, subjectId, type: 'LOVE' as const, setAt: new Date() }
  const removed = { ...reaction, subjectId, previousType: 'LOVE' as const, removedAt: new Date() }
  await notifications.deliver(reactionSet, { ...set, previousType: null })
  await notifications.deliver(reactionSet, { ...set, previousType: 'LIKE' })
  expect(await notifications.list(ada!)).toMatchObject([
    { type: 'COMMENT_REACTION', subject: { __typename: 'Comment', id: subjectId } },
  ])
  await notifications.deliver(reactionRemoved, removed)
  expect(await notifications.list(ada!)).toEqual([])

  await notifications.deliver(reactionSet, { ...set, previousType: null })
  await notifications.ask(ada!, `mutation { markAllNotificationsRead { errors { code } } }`)
  await notifications.deliver(reactionRemoved, removed)
  expect(await notifications.list(ada!)).toEqual([])
  await notifications.deliver(reactionSet, { ...set, previousType: null })
  expect(await notifications.list(ada!)).toMatchObject([{ isRead: true }])
})

test('a share is told to the original’s author, and goes with the share', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const postId = await notifications.share(grace!, ada!)
  expect(await notifications.list(ada!)).toMatchObject([
    { type: 'POST_SHARE', message: 'Grace shared your post.', subject: { __typename: 'Post', id: postId } },
  ])
  await notifications.deliver(postDeleted, { postId, authorId: grace!.id, deletedAt: new Date() })
  expect(await notifications.list(ada!)).toEqual([])
})

test('what is about a deleted post or comment goes, comments under the post included', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const { commentId, postId } = await notifications.comment(grace!, { postAuthor: ada! })
  await notifications.comment(grace!, { postAuthor: ada!, postId })
  await notifications.react(grace!, ada!, postId)
  await notifications.deliver(commentDeleted, { commentId, postId, deletedAt: new Date() })
  expect(await notifications.types(ada!)).toEqual(['POST_REACTION', 'POST_COMMENT'])
  await notifications.deliver(postDeleted, { postId, authorId: ada!.id, deletedAt: new Date() })
  expect(await notifications.types(ada!)).toEqual([])
})

test('a reaction to a comment goes with the post that the comment stands under, and comes to nobody after it', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const postId = newId()
  const reaction = { subjectType: 'COMMENT', subjectAuthorId: ada!.id, userId: grace!.id, postId } as const
  const set = { ...reaction, type: 'LOVE' as const, previousType: null, setAt: new Date() }
  await notifications.deliver(reactionSet, { ...set, subjectId: newId() })
  expect(await notifications.types(ada!)).toEqual(['COMMENT_REACTION'])
  await notifications.deliver(postDeleted, { postId, authorId: grace!.id, deletedAt: new Date() })
  await notifications.deliver(reactionSet, { ...set, subjectId: newId() })
  expect(await notifications.types(ada!)).toEqual([])
})

test('the members of a group are told, and not told any more once they are out of it', async () => {
  await using notifications = await startNotifications()
  const [ada, grace, alan] = await notifications.people('Ada', 'Grace', 'Alan')
  const group = { conversationId: newId(), type: 'GROUP' as const, at: new Date() }
  await notifications.deliver(conversationCreated, {
    ...group,
    createdById: ada!.id,
    participantIds: [ada!.id, grace!.id],
  })
  await notifications.deliver(conversationParticipantsAdded, { ...group, addedById: grace!.id, userIds: [alan!.id] })
  await notifications.deliver(conversationCreated, {
    ...{ ...group, conversationId: newId(), type: 'DIRECT' },
    ...{ createdById: ada!.id, participantIds: [ada!.id, grace!.id] },
  })
  expect(await notifications.types(ada!)).toEqual([])
  expect(await notifications.list(grace!)).toMatchObject([
    { type: 'GROUP_ADDED', message: 'Ada added you to a group.' },
  ])
  expect(await notifications.list(alan!)).toMatchObject([{ message: 'Grace added you to a group.' }])
  await notifications.deliver(conversationParticipantRemoved, { ...group, userId: alan!.id, removedById: ada!.id })
  expect(await notifications.types(alan!)).toEqual([])
  expect(await notifications.types(grace!)).toEqual(['GROUP_ADDED'])
})

test('a message goes to the browsers of its recipients, and to the lists of those who want that', async () => {
  await using notifications = await startNotifications()
  const [ada, grace, alan] = await notifications.people('Ada', 'Grace', 'Alan')
  await notifications.registerBrowser(grace!)
  await notifications.ask(
    alan!,
    `mutation { updateNotificationPreferences(input: { preferences: [{ type: MESSAGE, inApp: true }] }) { errors { code } } }`,
  )
  const conversationId = newId()
  const message = {
    ...{ messageId: newId(), conversationId, senderId: ada!.id, recipientIds: [grace!.id, alan!.id] },
    ...{ type: 'TEXT' as const, sentAt: new Date() },
  }
  await notifications.deliver(messageSent, message)
  // Of a conversation that is muted, or waits as a request, nobody is notified.
  const quiet = { ...message, messageId: newId(), quietIds: [grace!.id, alan!.id] }
  await notifications.deliver(messageSent, quiet)
  expect(await notifications.types(grace!)).toEqual([])
  expect(await notifications.list(alan!)).toMatchObject([{ type: 'MESSAGE', message: 'Ada sent you a message.' }])
  const created = (await notifications.outbox()).filter(({ type }) => type === 'notification.created')
  const told = created.map(({ data }) => [data.userId, data.type, data.channels])
  expect(told.sort()).toEqual(
    [
      [alan!.id, 'MESSAGE', ['IN_APP']],
      [grace!.id, 'MESSAGE', ['PUSH']],
    ].sort(),
  )
  const deliveries = await notifications.database.system.selectFrom('deliveries').select(['channel', 'state']).execute()
  expect(deliveries).toEqual([{ channel: 'PUSH', state: 'PENDING' }])

  await notifications.deliver(conversationRead, {
    ...{ conversationId, type: 'DIRECT', at: new Date(), userId: alan!.id, upToMessageId: message.messageId },
  })
  expect(await notifications.list(alan!)).toMatchObject([{ isRead: true }])
})

test('the account’s safety is told by every channel, whatever was chosen', async () => {
  await using notifications = await startNotifications()
  const [ada] = await notifications.people('Ada')
  const about = { userId: ada!.id, changedAt: new Date() }
  await notifications.signInAnew(ada!)
  await notifications.deliver(passwordChanged, { ...about, byReset: false })
  await notifications.deliver(passwordChanged, { ...about, byReset: true })
  const ended = { userId: ada!.id, sessionIds: [newId()], endedAt: new Date() }
  await notifications.deliver(sessionEnded, { ...ended, reason: 'SIGNED_OUT' })
  await notifications.deliver(sessionEnded, { ...ended, reason: 'TOKEN_REUSED' })
  const account = {
    ...{ userId: ada!.id, email: 'other@example.org', username: 'other', emailVerifiedAt: new Date() },
    status: 'ACTIVE' as const,
  }
  await notifications.deliver(userEmailChanged, { ...account, version: 2 })
  await notifications.deliver(userUsernameChanged, { ...account, previousUsername: 'ada', version: 3 })
  const list = await notifications.list(ada!)
  expect(list.map(({ title }) => title).sort()).toEqual([
    'E-mail address changed',
    'New sign-in',
    'Password changed',
    'Password reset',
    'Sign-in ended',
    'User name changed',
  ])
  expect(list[0]).toMatchObject({ type: 'SECURITY', actor: null, subject: null })
  const channels = (await notifications.outbox()).map(({ data }) => data.channels)
  expect(channels).toEqual(Array.from({ length: 6 }, () => ['IN_APP', 'EMAIL']))
})

test('a block keeps more from coming, also about other people’s posts', async () => {
  await using notifications = await startNotifications()
  const [ada, grace, alan] = await notifications.people('Ada', 'Grace', 'Alan')
  await notifications.react(grace!, ada!)
  await notifications.react(ada!, grace!)
  await notifications.react(alan!, ada!)
  await notifications.deliver(blockCreated, {
    ...{ blockerId: ada!.id, blockedId: grace!.id, createdAt: new Date(), version: 1 },
  })
  await notifications.comment(grace!, { postAuthor: alan!, parentAuthor: ada! })
  await notifications.comment(ada!, { postAuthor: alan!, parentAuthor: grace! })
  expect(await notifications.list(ada!)).toMatchObject([{ actor: { id: alan!.id } }])
  expect(await notifications.list(grace!)).toEqual([])
})

test('nobody is told of a post that they have muted, nor of what happens below it', async () => {
  await using notifications = await startNotifications()
  const [ada, grace, alan] = await notifications.people('Ada', 'Grace', 'Alan')
  const [quiet, other, secret] = [newId(), newId(), newId()]
  const publish = (postId: string, privacyLevel: 'PUBLIC' | 'PRIVATE', authorId = ada!.id, shared: object = {}) =>
    notifications.deliver(postPublished, {
      ...{ postId, authorId, privacyLevel, sharedPostId: null, sharedPostAuthorId: null },
      ...{ tags: [], mediaIds: [], originalAuthorMaySee: null },
      ...{ publishedAt: new Date(Date.now() - 1_000), ...shared },
    })
  for (const postId of [quiet, other]) await publish(postId, 'PUBLIC')
  await publish(secret, 'PRIVATE', grace!.id)
  const run = (verb: string, postId: string) =>
    notifications.ask(
      ada!,
      `mutation ($postId: ID!) { ${verb}(input: { postId: $postId }) { post { id viewerHasMuted } errors { code } } }`,
      { postId },
    )
  for (const postId of [secret, newId(), 'nonsense']) {
    expect(await run('mutePost', postId)).toEqual({ post: null, errors: [{ code: 'NOT_FOUND' }] })
  }
  expect(await run('unmutePost', quiet)).toEqual({ post: null, errors: [{ code: 'NOT_FOUND' }] })
  expect(await run('mutePost', quiet)).toEqual({ post: { id: quiet, viewerHasMuted: true }, errors: [] })
  expect(await run('mutePost', quiet)).toMatchObject({ errors: [] })

  const happen = async (postId: string) => {
    await notifications.comment(grace!, { postAuthor: ada!, postId })
    await notifications.comment(alan!, { postAuthor: grace!, postId, parentAuthor: ada! })
    await notifications.react(grace!, ada!, postId)
    const shared = { sharedPostId: postId, sharedPostAuthorId: ada!.id, originalAuthorMaySee: true }
    await publish(newId(), 'PUBLIC', alan!.id, { ...shared, publishedAt: new Date() })
  }
  const muted = async (viewer: typeof ada) => {
    const { mutedPosts } = await notifications.ask(viewer!, '{ viewer { mutedPosts { nodes { id } } } }')
    return mutedPosts.nodes.map(({ id }: { id: string }) => id)
  }
  expect(await muted(ada)).toEqual([quiet])
  expect(await muted(grace)).toEqual([])
  await happen(quiet)
  expect(await notifications.types(ada!)).toEqual([])
  // The others are told as before.
  expect(await notifications.types(grace!)).toEqual(['POST_COMMENT'])
  await happen(other)
  expect((await notifications.types(ada!)).toSorted()).toEqual([
    'COMMENT_REPLY',
    'POST_COMMENT',
    'POST_REACTION',
    'POST_SHARE',
  ])
  expect(await run('unmutePost', quiet)).toEqual({ post: { id: quiet, viewerHasMuted: false }, errors: [] })
  await happen(quiet)
  // The reaction is the same as before, and was not told.
  expect(await notifications.types(ada!)).toHaveLength(8)
  expect(await muted(ada)).toEqual([])

  await run('mutePost', quiet)
  await notifications.deliver(postDeleted, { postId: quiet, authorId: ada!.id, deletedAt: new Date() })
  expect(await notifications.database.system.selectFrom('mutedPosts').selectAll().execute()).toEqual([])
})

test('nobody is told of what has words that they filter, whoever else hears of it', async () => {
  await using notifications = await startNotifications()
  const [ada, grace, alan] = await notifications.people('Ada', 'Grace', 'Alan')
  const quiet = { quietIds: [ada!.id] }
  const mentions = [ada!, grace!].map(({ id: userId }) => ({ userId, maySee: true, isNew: true }))
  const shared = { postId: newId(), authorId: alan!.id, sharedPostId: newId(), sharedPostAuthorId: ada!.id }
  await notifications.deliver(postPublished, {
    ...{ ...shared, privacyLevel: 'PUBLIC', originalAuthorMaySee: true, tags: [], mediaIds: [] },
    ...{ ...quiet, mentions, publishedAt: new Date() },
  })
  const { postId, authorId } = shared
  await notifications.deliver(postEdited, {
    ...{ ...quiet, postId, authorId, mentions, changedFields: ['content'], editedAt: new Date() },
  })
  const comment = { commentId: newId(), postId, authorId: grace!.id }
  await notifications.deliver(commentAdded, {
    ...{ ...comment, postAuthorId: alan!.id, parentId: newId(), parentAuthorId: ada!.id, parentAuthorMaySee: true },
    ...{ ...quiet, mentions, addedAt: new Date() },
  })
  await notifications.deliver(commentEdited, { ...comment, ...quiet, mentions, editedAt: new Date() })
  expect(await notifications.types(ada!)).toEqual([])
  expect(await notifications.types(alan!)).toEqual(['POST_COMMENT'])
  expect(await notifications.types(grace!)).toEqual(['MENTION'])
  // By then the words are gone.
  await notifications.deliver(commentEdited, { ...comment, mentions, editedAt: new Date(Date.now() + 1) })
  expect(await notifications.types(ada!)).toEqual(['MENTION'])
})

test('nobody is told of what somebody does whom they have muted at that time', async () => {
  await using notifications = await startNotifications()
  const [ada, grace, alan] = await notifications.people('Ada', 'Grace', 'Alan')
  const mute = (version: number, createdAt: Date, expiresAt: Date | null) =>
    notifications.deliver(muteSet, { muterId: ada!.id, mutedId: grace!.id, createdAt, expiresAt, version })
  const postId = newId()
  const comment = (by: typeof ada) => notifications.comment(by!, { postAuthor: ada!, postId })
  const told = async () => (await notifications.types(ada!)).length
  await comment(grace)
  expect(await told()).toBe(1)

  const hour = 3_600_000
  await mute(1, new Date(Date.now() - hour), null)
  await comment(grace)
  await notifications.requestFriendship(grace!, ada!)
  expect(await told()).toBe(1)
  await comment(alan)
  expect(await told()).toBe(2)
  expect(await notifications.types(grace!)).toEqual([])

  // The time of what happened counts, not that at which it is heard of.
  await mute(2, new Date(Date.now() - 2 * hour), new Date(Date.now() - hour))
  await comment(grace)
  expect(await told()).toBe(3)
  await mute(3, new Date(Date.now() + hour), null)
  await comment(grace)
  expect(await told()).toBe(4)

  await mute(4, new Date(Date.now() - hour), null)
  const { muterId, mutedId } = { muterId: ada!.id, mutedId: grace!.id }
  await notifications.deliver(muteEnded, { muterId, mutedId, createdAt: new Date(), expiresAt: null, version: 5 })
  await comment(grace)
  expect(await told()).toBe(5)
})
