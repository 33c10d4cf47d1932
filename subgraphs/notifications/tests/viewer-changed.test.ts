import { newId } from '@plaza/database'
import {
  conversationParticipantRemoved,
  conversationRead,
  friendRequestAccepted,
  friendRequestCancelled,
  friendRequestDeclined,
  messageDeleted,
  messageSent,
  postDeleted,
  reactionRemoved,
  userDeleted,
} from '@plaza/schema/events'
import { type EventStream, openEventStream, type TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { type StartedNotifications, startNotifications } from './testkit.ts'

const Changed = 'subscription { viewerChanged { id unreadNotificationCount } }'
const read = (kit: StartedNotifications, viewer: TestViewer, call: string) =>
  kit.ask(viewer, `mutation { ${call} { errors { code } } }`)
const quoted = (ids: readonly string[]) => JSON.stringify(ids)

type Act = (kit: StartedNotifications, ada: TestViewer, grace: TestViewer) => Promise<unknown>

/** What each changes for Ada: how it begins, what then happens, and how many of her notifications are unread after it. */
const changes: Record<string, { before?: Act; act: Act; unread: number }> = {
  'a notification is added': { act: (kit, ada, grace) => kit.react(grace, ada), unread: 1 },
  'some are read': {
    before: (kit, ada, grace) => kit.react(grace, ada),
    act: async (kit, ada) => {
      const [{ id }] = (await kit.list(ada)) as [{ id: string }]
      await read(kit, ada, `markNotificationsRead(input: { notificationIds: ${quoted([id])} })`)
    },
    unread: 0,
  },
  'all are read': {
    before: (kit, ada, grace) => kit.react(grace, ada),
    act: (kit, ada) => read(kit, ada, 'markAllNotificationsRead'),
    unread: 0,
  },
  'some are deleted': {
    before: (kit, ada, grace) => kit.react(grace, ada),
    act: async (kit, ada) => {
      const [{ id }] = (await kit.list(ada)) as [{ id: string }]
      await read(kit, ada, `deleteNotifications(input: { notificationIds: ${quoted([id])} })`)
    },
    unread: 0,
  },
  'a reaction is taken back': {
    before: (kit, ada, grace) => kit.react(grace, ada, ada.id),
    act: (kit, ada, grace) =>
      kit.deliver(reactionRemoved, {
        ...{ subjectId: ada.id, subjectType: 'POST', subjectAuthorId: ada.id, userId: grace.id },
        ...{ previousType: 'LIKE', removedAt: new Date() },
      }),
    unread: 0,
  },
  'what it is about is deleted': {
    before: (kit, ada, grace) => kit.react(grace, ada, ada.id),
    act: (kit, ada) => kit.deliver(postDeleted, { postId: ada.id, authorId: ada.id, deletedAt: new Date() }),
    unread: 0,
  },
  'the account of who did it is deleted': {
    before: (kit, ada, grace) => kit.react(grace, ada),
    act: (kit, _, { id: userId }) =>
      kit.deliver(userDeleted, {
        ...{ userId, username: null, email: null, emailVerifiedAt: null, status: 'DEACTIVATED', version: 9 },
        deletedAt: new Date(),
      }),
    unread: 0,
  },
  'a message arrives': { act: (kit, ada, grace) => kit.deliver(messageSent, message(grace, [ada])), unread: 0 },
  'a message is read elsewhere': {
    act: (kit, ada) => {
      const about = { conversationId: newId(), type: 'DIRECT' as const, at: new Date() }
      return kit.deliver(conversationRead, { ...about, userId: ada.id, upToMessageId: newId() })
    },
    unread: 0,
  },
  'an unread message is deleted': {
    act: (kit, ada) => {
      const about = { messageId: newId(), conversationId: newId(), deletedAt: new Date() }
      return kit.deliver(messageDeleted, { ...about, unreadByIds: [ada.id] })
    },
    unread: 0,
  },
  'she is removed from a group': {
    act: (kit, ada, grace) =>
      kit.deliver(conversationParticipantRemoved, {
        ...{ conversationId: newId(), type: 'GROUP', at: new Date(), userId: ada.id, removedById: grace.id },
      }),
    unread: 0,
  },
  'a request reaches her': { act: (kit, ada, grace) => kit.requestFriendship(grace, ada), unread: 1 },
  'she asks somebody': { act: (kit, ada, grace) => kit.requestFriendship(ada, grace), unread: 0 },
  'her request is accepted': {
    act: (kit, ada, grace) => kit.deliver(friendRequestAccepted, request(ada, grace)),
    unread: 0,
  },
  'she accepts one': { act: (kit, ada, grace) => kit.deliver(friendRequestAccepted, request(grace, ada)), unread: 0 },
  'she declines one': { act: (kit, ada, grace) => kit.deliver(friendRequestDeclined, request(grace, ada)), unread: 0 },
  'a request to her is taken back': {
    act: (kit, ada, grace) => kit.deliver(friendRequestCancelled, request(grace, ada)),
    unread: 0,
  },
}

const request = (from: TestViewer, to: TestViewer) => ({
  ...{ friendRequestId: newId(), fromId: from.id, toId: to.id, at: new Date() },
})
const message = (sender: TestViewer, recipients: readonly TestViewer[]) => ({
  ...{ messageId: newId(), conversationId: newId(), senderId: sender.id, recipientIds: recipients.map(({ id }) => id) },
  ...{ type: 'TEXT' as const, sentAt: new Date() },
})

const follow = (kit: StartedNotifications, viewer: TestViewer): Promise<EventStream> =>
  openEventStream(kit.url, viewer.token, Changed)
const told = async (stream: EventStream) => (await stream.next()).data.viewerChanged

/** What is told when so many are unread: a stream may also tell of what happened just before it was opened. */
async function toldOf(stream: EventStream, unread: number) {
  for (;;) {
    const viewer = await told(stream)
    if (viewer.unreadNotificationCount === unread) return viewer
  }
}

test.each(Object.entries(changes))(
  'the viewer is told when %s, and nobody else is',
  async (_, { before, act, unread }) => {
    await using kit = await startNotifications()
    const [ada, grace, eve, alan] = (await kit.people('Ada', 'Grace', 'Eve', 'Alan')) as [
      ...[TestViewer, TestViewer, TestViewer, TestViewer],
    ]
    await before?.(kit, ada, grace)
    await using adas = await follow(kit, ada)
    await using eves = await follow(kit, eve)
    await act(kit, ada, grace)
    expect(await toldOf(adas, unread)).toEqual({ id: ada.id, unreadNotificationCount: unread })
    await kit.comment(alan, { postAuthor: eve })
    expect(await told(eves)).toEqual({ id: eve.id, unreadNotificationCount: 1 })
  },
)

test('who is declined is not told, and who reads what was read is not either', async () => {
  await using kit = await startNotifications()
  const [ada, grace] = (await kit.people('Ada', 'Grace')) as [TestViewer, TestViewer]
  await using adas = await follow(kit, ada)
  await kit.deliver(friendRequestDeclined, request(ada, grace))
  await read(kit, ada, 'markAllNotificationsRead')
  await read(kit, ada, `deleteNotifications(input: { notificationIds: ${quoted([newId()])} })`)
  const published = (await kit.outbox()).filter(({ type }) => type === 'viewer.changed')
  expect(published.map(({ data }) => data.userIds)).toEqual([[grace.id]])
  await kit.react(grace, ada)
  expect(await told(adas)).toEqual({ id: ada.id, unreadNotificationCount: 1 })
})

test('a burst is told at once and when it is over, with the last word', async () => {
  await using kit = await startNotifications()
  const [ada, grace] = (await kit.people('Ada', 'Grace')) as [TestViewer, TestViewer]
  await using adas = await follow(kit, ada)
  const size = 40
  for (let n = 0; n < size; n++) await kit.react(grace, ada)
  const counts: number[] = []
  while (counts.at(-1) !== size) counts.push((await told(adas)).unreadNotificationCount)
  expect(counts.length).toBeLessThan(size / 2)
})

test('a message to many is one event, whatever its recipients want to hear of', async () => {
  await using kit = await startNotifications()
  const [grace, ...others] = (await kit.people(...Array.from({ length: 30 }, (_, n) => `P${n}`))) as [
    TestViewer,
    ...TestViewer[],
  ]
  await kit.deliver(messageSent, message(grace, others))
  const published = (await kit.outbox()).filter(({ type }) => type === 'viewer.changed')
  expect(published.map(({ data }) => data.userIds)).toEqual([others.map(({ id }) => id)])
})
