import { newId } from '@plaza/database'
import { blockCreated, blockRemoved } from '@plaza/schema/events'
import { openEventStream, type TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { CreateGroup, SendMessage, startMessages } from './testkit.ts'

const Read = /* GraphQL */ `
  query ($id: ID!) {
    conversation(id: $id) {
      lastMessage { viewerHasBlockedSender }
      messages { nodes { content viewerHasBlockedSender replyTo { viewerHasBlockedSender } } }
    }
  }
`
const Since = /* GraphQL */ `
  query ($id: ID!, $cursor: String!) { conversation(id: $id) { cursor changesSince(cursor: $cursor) { isTooOld } } }
`
const Add = /* GraphQL */ `
  mutation ($id: ID!, $userIds: [ID!]!) {
    addParticipants(input: { conversationId: $id, userIds: $userIds }) { conversation { participantCount } errors { code path } }
  }
`
const Leave = 'mutation ($id: ID!) { leaveConversation(input: { conversationId: $id }) { errors { code } } }'

async function startGroup() {
  const kit = await startMessages()
  const [ada, grace, alan] = (await kit.people(3)) as [TestViewer, TestViewer, TestViewer]
  const id = await kit.group(ada, grace, alan)
  let version = 1
  const block = (by: TestViewer, of: TestViewer, event: typeof blockCreated | typeof blockRemoved = blockCreated) =>
    kit.deliver(event, { blockerId: by.id, blockedId: of.id, createdAt: new Date(), version: ++version })
  return { ...kit, ada, grace, alan, id, block }
}

test('what a blocked person writes in a group is marked for the blocker alone, also where it is quoted and last', async () => {
  await using kit = await startGroup()
  const { ada, grace, alan, id } = kit
  await kit.block(grace, alan)
  await using stream = await openEventStream(
    kit.url,
    grace.token,
    'subscription { messageAdded { content viewerHasBlockedSender } }',
  )
  const replyToId = await kit.send(alan, id, 'hello')
  expect(await stream.next()).toEqual({ data: { messageAdded: { content: 'hello', viewerHasBlockedSender: true } } })
  expect((await kit.ask(grace, Read, { id })).lastMessage).toEqual({ viewerHasBlockedSender: true })
  const answer = { conversationId: id, content: 'hi', replyToId, idempotencyKey: newId() }
  await kit.ask(ada, SendMessage, { input: answer })
  const marks = async (viewer: TestViewer) =>
    (await kit.ask(viewer, Read, { id })).messages.nodes.map(
      (one: { viewerHasBlockedSender: boolean; replyTo: object | null }) => [
        one.viewerHasBlockedSender,
        one.replyTo && Object.values(one.replyTo)[0],
      ],
    )
  expect(await marks(grace)).toEqual([
    [true, null],
    [false, true],
  ])
  // Who is blocked, and everybody else, is told nothing of it.
  for (const other of [ada, alan]) {
    expect(await marks(other)).toEqual([
      [false, null],
      [false, false],
    ])
  }
})

test('one who blocks back has the conversation loaded anew, though nobody was in sight before', async () => {
  await using kit = await startGroup()
  const { grace, alan, id } = kit
  await kit.block(alan, grace)
  const { cursor } = await kit.ask(grace, 'query ($id: ID!) { conversation(id: $id) { cursor } }', { id })
  const isTooOld = async () => (await kit.ask(grace, Since, { id, cursor })).changesSince.isTooOld
  expect(await isTooOld()).toBe(false)
  await kit.block(grace, alan)
  expect(await isTooOld()).toBe(true)
  await kit.block(grace, alan, blockRemoved)
  expect(await isTooOld()).toBe(false)
})

test('a common friend cannot bring somebody back to a person whom they have blocked', async () => {
  await using kit = await startGroup()
  const { ada, grace, alan, id } = kit
  await kit.ask(grace, Leave, { id })
  await kit.block(grace, alan)
  const add = () => kit.ask(ada, Add, { id, userIds: [grace.id] })
  const [stranger] = (await kit.people(1)) as [TestViewer]
  const refused = await add()
  expect(refused).toEqual({ conversation: null, errors: [{ code: 'NOT_ALLOWED', path: ['input', 'userIds'] }] })
  expect(await kit.ask(ada, Add, { id, userIds: [stranger.id] })).toEqual(refused)
  await kit.block(grace, alan, blockRemoved)
  expect(await add()).toEqual({ conversation: { participantCount: 3 }, errors: [] })

  // Whom others have blocked comes back, and so does everybody once the blocked person has gone.
  await kit.ask(grace, Leave, { id })
  await kit.block(alan, grace)
  expect(await add()).toMatchObject({ errors: [] })
  await kit.ask(grace, Leave, { id })
  await kit.block(grace, alan)
  await kit.ask(alan, Leave, { id })
  expect(await add()).toMatchObject({ errors: [] })
})

test('a group may be opened with people of whom one has blocked another, which tells its founder nothing', async () => {
  await using kit = await startGroup()
  await kit.block(kit.grace, kit.alan)
  const participantIds = [kit.grace.id, kit.alan.id]
  expect(await kit.ask(kit.ada, CreateGroup, { input: { name: 'Walks', participantIds } })).toMatchObject({
    conversation: { participantCount: 3 },
    errors: [],
  })
})
