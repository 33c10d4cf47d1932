import { newId } from '@plaza/database'
import {
  commentAdded,
  commentEdited,
  conversationRead,
  messageDeleted,
  messageEdited,
  messageSent,
  postDeleted,
  postEdited,
  postPublished,
} from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { type StartedNotifications, startNotifications } from './testkit.ts'

const seenBy = (...people: TestViewer[]) => people.map(({ id: userId }) => ({ userId, maySee: true, isNew: true }))
const stillSeenBy = (...people: TestViewer[]) => seenBy(...people).map((mention) => ({ ...mention, isNew: false }))
type Mentions = ReturnType<typeof seenBy>

async function publish(notifications: StartedNotifications, author: TestViewer, mentions: Mentions): Promise<string> {
  const postId = newId()
  await notifications.deliver(postPublished, {
    ...{ postId, authorId: author.id, privacyLevel: 'PUBLIC', sharedPostId: null, sharedPostAuthorId: null, tags: [] },
    ...{ originalAuthorMaySee: null, mediaIds: [], mentions, publishedAt: new Date() },
  })
  return postId
}

const edit = (notifications: StartedNotifications, author: TestViewer, postId: string, mentions: Mentions) =>
  notifications.deliver(postEdited, {
    ...{ postId, authorId: author.id, changedFields: ['content'], mentions, editedAt: new Date() },
  })

const created = async (notifications: StartedNotifications) =>
  (await notifications.outbox()).filter(({ type }) => type === 'notification.created').length

test('a post tells those whom it mentions and who may see it, and says so with the name of the day', async () => {
  await using notifications = await startNotifications()
  const [ada, grace, alan] = await notifications.people('Ada', 'Grace', 'Alan')
  const notSeen = seenBy(alan!).map((mention) => ({ ...mention, maySee: false }))
  const postId = await publish(notifications, ada!, [...seenBy(grace!), ...notSeen])
  expect(await notifications.list(grace!)).toMatchObject([
    { type: 'MENTION', message: 'Ada mentioned you.', subject: { __typename: 'Post', id: postId } },
  ])
  expect(await notifications.types(alan!)).toEqual([])
  // It is for others now, and the words are the same.
  await notifications.deliver(postEdited, {
    ...{ postId, authorId: ada!.id, changedFields: ['privacyLevel'], privacyLevel: 'PUBLIC', audienceIds: [] },
    ...{ mentions: stillSeenBy(grace!, alan!), editedAt: new Date() },
  })
  expect(await notifications.types(alan!)).toEqual(['MENTION'])
  expect(await notifications.types(grace!)).toEqual(['MENTION'])
  await notifications.deliver(postDeleted, { postId, authorId: ada!.id, deletedAt: new Date() })
  expect(await notifications.types(grace!)).toEqual([])
})

test('who is edited in hears of it once, and who is edited out sees it no more', async () => {
  await using notifications = await startNotifications()
  const [ada, grace, alan] = await notifications.people('Ada', 'Grace', 'Alan')
  const postId = await publish(notifications, ada!, seenBy(grace!))
  await edit(notifications, ada!, postId, [...stillSeenBy(grace!), ...seenBy(alan!)])
  await edit(notifications, ada!, postId, [])
  expect(await notifications.types(grace!)).toEqual([])
  expect(await notifications.types(alan!)).toEqual([])
  await edit(notifications, ada!, postId, seenBy(grace!, alan!))
  expect(await notifications.types(grace!)).toEqual(['MENTION'])
  expect(await notifications.types(alan!)).toEqual(['MENTION'])
  expect(await created(notifications)).toBe(2)
})

test('who has removed it from the list does not hear of it again while it stands', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const postId = await publish(notifications, ada!, seenBy(grace!))
  const [{ id }] = (await notifications.list(grace!)) as [{ id: string }]
  await notifications.ask(
    grace!,
    'mutation ($ids: [ID!]!) { deleteNotifications(input: { notificationIds: $ids }) { errors { code } } }',
    {
      ids: [id],
    },
  )
  await edit(notifications, ada!, postId, stillSeenBy(grace!))
  expect(await notifications.types(grace!)).toEqual([])
})

test('a comment tells each person once: of the reply, of the comment or of the mention', async () => {
  await using notifications = await startNotifications()
  const [ada, grace, alan, hedy] = await notifications.people('Ada', 'Grace', 'Alan', 'Hedy')
  const [commentId, postId] = [newId(), newId()]
  await notifications.deliver(commentAdded, {
    ...{ commentId, postId, authorId: ada!.id, postAuthorId: grace!.id, parentId: newId(), parentAuthorId: alan!.id },
    ...{ parentAuthorMaySee: true, mentions: seenBy(grace!, alan!, hedy!), addedAt: new Date() },
  })
  expect(await notifications.types(alan!)).toEqual(['COMMENT_REPLY'])
  expect(await notifications.types(grace!)).toEqual(['POST_COMMENT'])
  expect(await notifications.types(hedy!)).toEqual(['MENTION'])
  await notifications.deliver(commentEdited, {
    ...{ commentId, postId, authorId: ada!.id, mentions: [], editedAt: new Date() },
  })
  expect(await notifications.types(alan!)).toEqual(['COMMENT_REPLY'])
  expect(await notifications.types(grace!)).toEqual(['POST_COMMENT'])
  expect(await notifications.types(hedy!)).toEqual([])
})

test('a message that mentions somebody is news once, is read with its conversation and goes with the message', async () => {
  await using notifications = await startNotifications()
  const [ada, grace, alan] = await notifications.people('Ada', 'Grace', 'Alan')
  for (const person of [grace!, alan!]) {
    await notifications.ask(
      person,
      'mutation { updateNotificationPreferences(input: { preferences: [{ type: MESSAGE, inApp: true }] }) { errors { code } } }',
    )
  }
  const conversationId = newId()
  const send = async (mentionedIds: string[]) => {
    const messageId = newId()
    await notifications.deliver(messageSent, {
      ...{ messageId, conversationId, senderId: ada!.id, recipientIds: [grace!.id, alan!.id], mentionedIds },
      ...{ type: 'TEXT', sentAt: new Date() },
    })
    return messageId
  }
  const first = await send([grace!.id])
  expect(await notifications.list(grace!)).toMatchObject([
    { type: 'MENTION', subject: { __typename: 'Conversation', id: conversationId }, isRead: false },
  ])
  expect(await notifications.types(alan!)).toEqual(['MESSAGE'])

  await notifications.deliver(messageEdited, {
    ...{ messageId: first, conversationId, senderId: ada!.id, mentionedIds: [alan!.id], newMentionIds: [alan!.id] },
    editedAt: new Date(),
  })
  expect(await notifications.types(grace!)).toEqual([])
  expect(await notifications.types(alan!)).toEqual(['MENTION', 'MESSAGE'])

  const second = await send([alan!.id])
  await notifications.deliver(conversationRead, {
    ...{ conversationId, type: 'GROUP', userId: alan!.id, upToMessageId: first, at: new Date() },
  })
  expect((await notifications.list(alan!)).map(({ type, isRead }) => [type, isRead])).toEqual([
    ['MENTION', false],
    ['MENTION', true],
    ['MESSAGE', true],
  ])
  await notifications.deliver(messageDeleted, { messageId: second, conversationId, deletedAt: new Date() })
  expect(await notifications.types(alan!)).toEqual(['MENTION', 'MESSAGE'])
})
