import { newId } from '@plaza/database'
import { moderationDecided, moderationReversed, userDeleted } from '@plaza/schema/events'
import { openEventStream, type TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { nextWith, type StartedMessages, startMessages } from './testkit.ts'

const Parts = /* GraphQL */ `
  message { reactionCounts { type count } viewerReaction reactions { nodes { type user { id } } } } errors { code }
`
const SetReaction = `mutation ($input: SetMessageReactionInput!) { setMessageReaction(input: $input) { ${Parts} } }`
const Remove = `mutation ($id: ID!) { removeMessageReaction(input: { messageId: $id }) { ${Parts} } }`
const Read = /* GraphQL */ `
  query ($id: ID!) {
    conversation(id: $id) { messages { nodes { reactionCounts { type count } viewerReaction reactions { nodes { type user { id } } } } } }
  }
`

const react = (kit: StartedMessages, viewer: TestViewer, messageId: string, type: string) =>
  kit.ask(viewer, SetReaction, { input: { messageId, type } })

const shown = async (kit: StartedMessages, viewer: TestViewer, id: string) =>
  (await kit.ask(viewer, Read, { id })).messages.nodes[0]

test('each has one reaction to a message, changes it and takes it back', async () => {
  await using kit = await startMessages()
  const [ada, grace, alan] = (await kit.people(3)) as [TestViewer, TestViewer, TestViewer]
  const id = await kit.group(ada, grace, alan)
  const message = await kit.send(ada, id)
  await react(kit, grace, message, 'LIKE')
  await react(kit, alan, message, 'LOVE')
  expect(await react(kit, grace, message, 'LOVE')).toEqual({
    message: {
      reactionCounts: [{ type: 'LOVE', count: 2 }],
      viewerReaction: 'LOVE',
      reactions: {
        nodes: [
          { type: 'LOVE', user: { id: grace.id } },
          { type: 'LOVE', user: { id: alan.id } },
        ],
      },
    },
    errors: [],
  })
  expect(await kit.ask(grace, Remove, { id: message })).toMatchObject({
    message: { reactionCounts: [{ type: 'LOVE', count: 1 }], viewerReaction: null },
    errors: [],
  })
  // Having none is no error, and says nothing to anybody.
  expect(await kit.ask(grace, Remove, { id: message })).toMatchObject({ errors: [] })
  const told = (await kit.outbox()).filter(({ type }) => type.startsWith('message.reaction'))
  expect(told.map(({ type, data }) => [type, (data as { change: number }).change])).toEqual([
    ['message.reaction_set', 1],
    ['message.reaction_set', 2],
    ['message.reaction_set', 3],
    ['message.reaction_removed', 4],
  ])
})

test('who has the conversation open is told of a reaction, and who was away catches up', async () => {
  await using kit = await startMessages()
  const [ada, grace] = (await kit.people(2)) as [TestViewer, TestViewer]
  const id = await kit.direct(ada, grace)
  const message = await kit.send(ada, id)
  const document = /* GraphQL */ `
    subscription ($id: ID!) {
      conversationEvents(conversationId: $id) { ... on MessageChanged { cursor message { id reactionCounts { type count } } } }
    }
  `
  const { cursor } = await kit.ask(ada, 'query ($id: ID!) { conversation(id: $id) { cursor } }', { id })
  await using stream = await openEventStream(kit.url, ada.token, document, { variables: { id } })
  await react(kit, grace, message, 'LAUGH')
  const event = await nextWith(stream, 'message')
  expect(event).toMatchObject({ message: { id: message, reactionCounts: [{ type: 'LAUGH', count: 1 }] } })
  const missed = /* GraphQL */ `
    query ($id: ID!, $cursor: String!) {
      conversation(id: $id) { changesSince(cursor: $cursor) { cursor events { __typename ... on MessageChanged { message { id } } } } }
    }
  `
  const { changesSince } = await kit.ask(ada, missed, { id, cursor })
  expect(changesSince).toEqual({
    cursor: event.cursor,
    events: [{ __typename: 'MessageChanged', message: { id: message } }],
  })
})

test('of people who are hidden no reaction shows, neither by name nor in a count', async () => {
  await using kit = await startMessages()
  const [ada, grace, alan] = (await kit.people(3)) as [TestViewer, TestViewer, TestViewer]
  const id = await kit.group(ada, grace, alan)
  const message = await kit.send(ada, id)
  await react(kit, grace, message, 'LIKE')
  await kit.block(grace, alan)
  expect(await shown(kit, alan, id)).toEqual({ reactionCounts: [], viewerReaction: null, reactions: { nodes: [] } })
  expect(await shown(kit, ada, id)).toMatchObject({ reactionCounts: [{ type: 'LIKE', count: 1 }] })
})

test('where one cannot write one cannot react, but take back', async () => {
  await using kit = await startMessages()
  const [ada, grace, alan] = (await kit.people(3)) as [TestViewer, TestViewer, TestViewer]
  const direct = await kit.send(ada, await kit.direct(ada, grace))
  const group = await kit.group(ada, alan)
  const inGroup = await kit.send(ada, group)
  expect(await react(kit, alan, direct, 'LIKE')).toEqual({ message: null, errors: [{ code: 'NOT_FOUND' }] })
  await react(kit, grace, direct, 'LIKE')
  await react(kit, alan, inGroup, 'SAD')
  await kit.block(ada, grace)
  expect(await react(kit, grace, direct, 'LOVE')).toEqual({ message: null, errors: [{ code: 'NOT_ALLOWED' }] })
  expect(await kit.ask(grace, Remove, { id: direct })).toMatchObject({ message: { viewerReaction: null }, errors: [] })
  await kit.ask(alan, 'mutation ($id: ID!) { leaveConversation(input: { conversationId: $id }) { errors { code } } }', {
    id: group,
  })
  expect(await kit.ask(alan, Remove, { id: inGroup })).toEqual({ message: null, errors: [] })
  expect(await shown(kit, ada, group)).toMatchObject({ reactionCounts: [] })
})

test('reactions go with their message, and with the account of who reacted', async () => {
  await using kit = await startMessages()
  const [ada, grace] = (await kit.people(2)) as [TestViewer, TestViewer]
  const id = await kit.group(ada, grace)
  const [kept, deleted] = [await kit.send(ada, id), await kit.send(ada, id)]
  for (const message of [kept, deleted]) await react(kit, grace, message, 'LIKE')
  await kit.ask(ada, 'mutation ($id: ID!) { deleteMessage(input: { messageId: $id }) { errors { code } } }', {
    id: deleted,
  })
  expect(await react(kit, grace, deleted, 'LIKE')).toEqual({ message: null, errors: [{ code: 'CONFLICT' }] })
  const left = () => kit.database.system.selectFrom('messageReactions').select('messageId').execute()
  expect(await left()).toEqual([{ messageId: kept }])
  const account = { username: null, email: null, emailVerifiedAt: null, status: 'DEACTIVATED' as const }
  await kit.deliver(userDeleted, { userId: grace.id, ...account, version: 5, deletedAt: new Date() })
  expect(await left()).toEqual([])
  expect(await shown(kit, ada, id)).toMatchObject({ reactionCounts: [] })
})

test('a message that moderators remove shows no reactions, and has them again when it comes back', async () => {
  await using kit = await startMessages()
  const [ada, grace, alan] = (await kit.people(3)) as [TestViewer, TestViewer, TestViewer]
  const id = await kit.group(ada, grace, alan)
  const subjectId = await kit.send(ada, id)
  await react(kit, grace, subjectId, 'LIKE')
  await react(kit, alan, subjectId, 'LOVE')
  const decision = () => ({
    ...{ decisionId: newId(), subjectType: 'MESSAGE' as const, subjectId, ownerId: ada.id },
    ...{ action: 'REMOVE' as const, rule: 'SPAM' as const, until: null },
  })
  const first = decision()
  await kit.deliver(moderationDecided, { ...first, decidedAt: new Date() })
  const none = { reactionCounts: [], viewerReaction: null, reactions: { nodes: [] } }
  expect(await shown(kit, grace, id)).toEqual(none)
  // Whoever takes a reaction back meanwhile has none afterwards.
  expect(await kit.ask(alan, Remove, { id: subjectId })).toMatchObject({ errors: [] })
  await kit.deliver(moderationReversed, { ...first, reversedAt: new Date() })
  expect(await shown(kit, grace, id)).toMatchObject({
    reactionCounts: [{ type: 'LIKE', count: 1 }],
    viewerReaction: 'LIKE',
  })

  // With what was kept of the message for an appeal they end.
  await kit.deliver(moderationDecided, { ...decision(), decidedAt: new Date() })
  await kit.database.system.deleteFrom('removedMessages').execute()
  expect(await kit.database.system.selectFrom('messageReactions').select('messageId').execute()).toEqual([])
})
