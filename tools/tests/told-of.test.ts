import { openEventStream } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'

type Person = Awaited<ReturnType<TestPlaza['signUp']>>

const Told = `{ viewer {
  unreadNotificationCount
  notifications { nodes { type message isRead actor { displayName } subject { __typename ... on Comment { content } } } }
} }`

/** Ada is a friend of Grace and Alan. Alan has commented on her post for friends; Grace answers him and reacts to him. */
async function startBelowPost() {
  const plaza = await startTestPlaza()
  const [ada, grace, alan] = [await plaza.signUp('ada'), await plaza.signUp('grace'), await plaza.signUp('alan')]
  const change = async (person: Person, field: string, input: object, selection = '') => {
    const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
    const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} errors { code message } } }`
    const { data, errors } = await plaza.ask(person.token, document, { input })
    expect({ errors, refused: data?.[field]?.errors }).toEqual({ errors: undefined, refused: [] })
    await plaza.plaza.bus.settled()
    return data[field]
  }
  const befriend = async (other: Person) => {
    const { friendRequest } = await change(ada, 'sendFriendRequest', { userId: other.id }, 'friendRequest { id }')
    await change(other, 'acceptFriendRequest', { friendRequestId: friendRequest.id })
  }
  await befriend(grace)
  await befriend(alan)
  const { post } = await change(ada, 'createPost', { content: 'for friends' }, 'post { id }')
  const on = { postId: post.id }
  const { comment } = await change(alan, 'addComment', { ...on, content: 'mine' }, 'comment { id }')
  const happen = async (person: Person) => {
    await change(person, 'addComment', { ...on, parentId: comment.id, content: 'an answer' })
    await change(person, 'setReaction', { subjectId: comment.id, type: 'LIKE' })
  }
  await happen(grace)
  return {
    ...{ ...plaza, ada, grace, alan, change, befriend, happen, postId: post.id },
    /** What Alan is told of the post and of what stands below it. */
    async told() {
      const { data, errors } = await plaza.ask(alan.token, Told)
      expect(errors).toBeUndefined()
      const { notifications, unreadNotificationCount } = data.viewer
      const about = ['COMMENT_REPLY', 'COMMENT_REACTION']
      return {
        of: notifications.nodes.filter(({ type }: { type: string }) => about.includes(type)),
        unreadNotificationCount,
      }
    },
  }
}

test('who loses sight of a post hears no more of it, is shown nothing of it, and finds it all again with the sight', async () => {
  await using below = await startBelowPost()
  const { ada, alan, postId } = below
  const before = await below.told()
  expect(before).toEqual({
    of: [
      expect.objectContaining({ type: 'COMMENT_REACTION', message: 'grace reacted to your comment.' }),
      {
        ...{ type: 'COMMENT_REPLY', message: 'grace replied to your comment.', isRead: false },
        ...{ actor: { displayName: 'grace' }, subject: { __typename: 'Comment', content: 'an answer' } },
      },
    ],
    unreadNotificationCount: 2,
  })
  const nothing = { of: [], unreadNotificationCount: 0 }
  await using live = await openEventStream(
    below.plaza.gateway.url,
    alan.token,
    'subscription { notificationAdded { type } }',
  )

  await below.change(ada, 'editPost', { postId, privacyLevel: 'PRIVATE' })
  expect(await below.told()).toEqual(nothing)
  await below.happen(ada)
  expect(await below.told()).toEqual(nothing)
  await below.change(ada, 'editPost', { postId, privacyLevel: 'FRIENDS' })
  expect(await below.told()).toEqual(before)

  await below.change(ada, 'unfriend', { userId: alan.id })
  expect(await below.told()).toEqual(nothing)
  await below.happen(below.grace)
  expect(await below.told()).toEqual(nothing)
  await below.befriend(alan)
  const { of } = await below.told()
  expect(of).toEqual(before.of)
  // Of all that has happened, the friend request alone was for Alan to hear of.
  expect(await live.next()).toEqual({ data: { notificationAdded: { type: 'FRIEND_REQUEST' } } })
})

test('a block takes what the two were told of each other out of sight on both sides, and lifting it brings it back', async () => {
  await using below = await startBelowPost()
  const { ada, grace, alan } = below
  await below.change(alan, 'markNotificationsRead', {
    notificationIds: (
      await below.ask(alan.token, '{ viewer { notifications { nodes { id } } } }')
    ).data.viewer.notifications.nodes.map(({ id }: { id: string }) => id),
  })
  const before = await below.told()
  expect(before).toMatchObject({ of: [{ isRead: true }, { isRead: true }], unreadNotificationCount: 0 })
  for (const blocker of [alan, grace]) {
    const blocked = blocker === alan ? grace : alan
    await below.change(blocker, 'blockUser', { userId: blocked.id })
    expect(await below.told()).toEqual({ of: [], unreadNotificationCount: 0 })
    await below.change(blocker, 'unblockUser', { userId: blocked.id })
    expect(await below.told()).toEqual(before)
  }
  // Grace's words under Ada's post are hidden from everybody while a block stands between the two.
  await below.change(grace, 'blockUser', { userId: ada.id })
  expect(await below.told()).toEqual({ of: [], unreadNotificationCount: 0 })
})

/** Whatever the badges of a page show. */
const Badges = `subscription { viewerChanged {
  id unreadNotificationCount unreadMessageCount friendRequests(direction: INCOMING) { totalCount }
} }`

/** An open page's badges as they were told last. */
async function openBadges(plaza: TestPlaza, person: Person) {
  const stream = await openEventStream(plaza.plaza.gateway.url, person.token, Badges)
  return {
    stream,
    /** Resolves when the page shows this. */
    async until(shown: { notifications: number; messages: number; requests: number }) {
      for (;;) {
        const { data, errors } = await stream.next()
        expect(errors).toBeUndefined()
        const { id, unreadNotificationCount, unreadMessageCount, friendRequests } = data.viewerChanged
        expect(id).toBe(person.id)
        const [notifications, messages, requests] = [
          ...[unreadNotificationCount, unreadMessageCount, friendRequests.totalCount],
        ]
        if (JSON.stringify({ notifications, messages, requests }) === JSON.stringify(shown)) return
      }
    },
    [Symbol.asyncDispose]: () => stream[Symbol.asyncDispose](),
  }
}

test('the badges of an open page follow what happens in every service, on every device, until the session ends', async () => {
  await using plaza = await startTestPlaza()
  const [ada, grace] = [await plaza.signUp('ada'), await plaza.signUp('grace')]
  await plaza.plaza.bus.settled()
  const change = async (person: Person, field: string, input: object, selection = '') => {
    const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
    const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} errors { code message } } }`
    const { data, errors } = await plaza.ask(person.token, document, { input })
    expect({ errors, refused: data?.[field]?.errors }).toEqual({ errors: undefined, refused: [] })
    return data[field]
  }
  await using page = await openBadges(plaza, ada)
  await using other = await openBadges(plaza, grace)

  const { friendRequest } = await change(grace, 'sendFriendRequest', { userId: ada.id }, 'friendRequest { id }')
  await page.until({ notifications: 1, messages: 0, requests: 1 })
  await change(ada, 'acceptFriendRequest', { friendRequestId: friendRequest.id })
  await page.until({ notifications: 0, messages: 0, requests: 0 })
  // That she was accepted.
  await other.until({ notifications: 1, messages: 0, requests: 0 })

  const { conversation } = await change(grace, 'startDirectConversation', { userId: ada.id }, 'conversation { id }')
  const send = async (content: string) => {
    const input = { conversationId: conversation.id, content, idempotencyKey: crypto.randomUUID() }
    return (await change(grace, 'sendMessage', input, 'message { id }')).message.id
  }
  const first = await send('one')
  await page.until({ notifications: 0, messages: 1, requests: 0 })
  const second = await send('two')
  await page.until({ notifications: 0, messages: 2, requests: 0 })
  await change(grace, 'deleteMessage', { messageId: second })
  await page.until({ notifications: 0, messages: 1, requests: 0 })
  await change(ada, 'markConversationRead', { conversationId: conversation.id, upToMessageId: first })
  await page.until({ notifications: 0, messages: 0, requests: 0 })

  await plaza.ask(ada.token, 'mutation { signOut { errors { code } } }')
  expect((await page.stream.rest()).at(-1)).toMatchObject({ errors: [{ extensions: { reason: 'REVOKED' } }] })
  expect((await plaza.ask(grace.token, '{ viewer { id } }')).data.viewer).toEqual({ id: grace.id })
})
