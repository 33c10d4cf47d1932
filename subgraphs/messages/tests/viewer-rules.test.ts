import { newId } from '@plaza/database'
import { blockCreated, userDeactivated } from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { SendMessage, type StartedMessages, startMessages } from './testkit.ts'

const Rules = /* GraphQL */ `
  query ($id: ID!, $people: [_Any!]!) {
    conversation(id: $id) {
      viewerCanSend
      messages { nodes { id viewerCanEdit viewerCanDelete editableUntil sentAt } }
    }
    _entities(representations: $people) { ... on User { viewerCanMessage } }
  }
`

const day = 24 * 60 * 60_000
const person = ({ id }: TestViewer) => ({ __typename: 'User', id: id.toUpperCase() })

/** What the contract says that the viewer may do, and what the mutations then let them do. */
async function tryAll(kit: StartedMessages, viewer: TestViewer, conversationId: string, other: TestViewer) {
  const { data, errors } = await kit.execute(viewer, Rules, { id: conversationId, people: [person(other)] })
  expect(errors).toBeUndefined()
  const { viewerCanSend, messages } = data.conversation
  const said = { viewerCanMessage: data._entities[0].viewerCanMessage, viewerCanSend, messages: [] as object[] }
  const done = { ...said, messages: [] as object[] }
  for (const { id, viewerCanEdit, viewerCanDelete, editableUntil, sentAt } of messages.nodes) {
    expect(editableUntil).toBe(viewerCanEdit ? new Date(Date.parse(sentAt) + day).toISOString() : null)
    said.messages.push({ viewerCanEdit, viewerCanDelete })
    const edited = await kit.ask(
      viewer,
      `mutation ($id: ID!, $content: String!) { editMessage(input: { messageId: $id, content: $content }) { errors { code } } }`,
      { id, content: newId() },
    )
    const { deletedAt, senderId } = await kit.database.system
      .selectFrom('messages')
      .select(['deletedAt', 'senderId'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const mine = deletedAt === null && senderId === viewer.id
    done.messages.push({ viewerCanEdit: edited.errors.length === 0, viewerCanDelete: mine })
  }
  const input = { conversationId, content: 'x', idempotencyKey: newId() }
  done.viewerCanSend = (await kit.ask(viewer, SendMessage, { input })).errors.length === 0
  const started = await kit.ask(
    viewer,
    `mutation ($userId: ID!) { startDirectConversation(input: { userId: $userId }) { errors { code } } }`,
    { userId: other.id },
  )
  done.viewerCanMessage = started.errors.length === 0
  return { said, done }
}

const states: Record<string, (kit: StartedMessages, ada: TestViewer, bob: TestViewer) => Promise<unknown>> = {
  'nothing stands between the two': async () => {},
  'the viewer has blocked the other': (kit, ada, bob) => kit.deliver(blockCreated, block(ada, bob)),
  'the other has blocked the viewer': (kit, ada, bob) => kit.deliver(blockCreated, block(bob, ada)),
  'the other’s account is away': (kit, _, bob) =>
    kit.deliver(userDeactivated, {
      ...{ userId: bob.id, status: 'DEACTIVATED', version: 7, username: 'x' },
      ...{ email: 'x@plaza.example', emailVerifiedAt: null },
    }),
}
const block = (by: TestViewer, of: TestViewer) => ({
  ...{ blockerId: by.id, blockedId: of.id, createdAt: new Date(), version: 7 },
})

for (const type of ['direct', 'group'] as const) {
  test.each(Object.entries(states))(
    `in a ${type} conversation clients are told what the mutations allow when %s`,
    async (name, happen) => {
      await using kit = await startMessages()
      const [ada, bob] = (await kit.people(2)) as [TestViewer, TestViewer]
      const conversationId = await (type === 'group' ? kit.group(ada, bob) : kit.direct(ada, bob))
      const old = await kit.send(ada, conversationId, 'old')
      await kit.database.system
        .updateTable('messages')
        .set({ sentAt: new Date(Date.now() - day - 1_000) })
        .where('id', '=', old)
        .execute()
      const gone = await kit.send(ada, conversationId, 'gone')
      await kit.ask(ada, `mutation ($id: ID!) { deleteMessage(input: { messageId: $id }) { errors { code } } }`, {
        id: gone,
      })
      await kit.send(bob, conversationId, 'of the other')
      await kit.send(ada, conversationId, 'new')
      await happen(kit, ada, bob)

      const { said, done } = await tryAll(kit, ada, conversationId, bob)
      expect(said).toEqual(done)
      const isOpen = name.startsWith('nothing')
      expect(said).toEqual({
        viewerCanMessage: isOpen,
        viewerCanSend: isOpen || type === 'group',
        messages: [
          { viewerCanEdit: false, viewerCanDelete: true },
          { viewerCanEdit: false, viewerCanDelete: false },
          { viewerCanEdit: false, viewerCanDelete: false },
          { viewerCanEdit: isOpen || type === 'group', viewerCanDelete: true },
        ],
      })
    },
  )
}

test('whom the viewer can write to is null for somebody signed out, and false for oneself and for nobody', async () => {
  await using kit = await startMessages()
  const [ada] = (await kit.people(1)) as [TestViewer]
  const Who = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on User { viewerCanMessage } } }`
  const asked = { people: [person(ada), { __typename: 'User', id: newId() }] }
  expect((await kit.execute(ada, Who, asked)).data._entities).toEqual([
    { viewerCanMessage: false },
    { viewerCanMessage: false },
  ])
  expect((await kit.execute(null, Who, asked)).data._entities).toEqual([
    { viewerCanMessage: null },
    { viewerCanMessage: null },
  ])
})

test('any number of people and conversations costs as many statements for what the viewer may do', async () => {
  await using kit = await startMessages()
  const people = await kit.people(13)
  const [ada, ...others] = people as [TestViewer, ...TestViewer[]]
  for (const other of others) await kit.send(ada, await kit.direct(ada, other))
  const Asked = `query ($first: Int!, $people: [_Any!]!) {
    viewer { conversations(first: $first) { nodes { viewerCanSend messages(last: 2) { nodes { viewerCanEdit editableUntil viewerCanDelete } } } } }
    _entities(representations: $people) { ... on User { viewerCanMessage } }
  }`
  const count = async (first: number) => {
    const { result, statements } = await kit.sqlStatements(() =>
      kit.execute(ada, Asked, { first, people: others.slice(0, first).map(person) }),
    )
    expect(result.data.viewer.conversations.nodes).toHaveLength(first)
    return statements.length
  }
  const [few, many] = [await count(2), await count(12)]
  expect(Math.abs(many - few)).toBeLessThanOrEqual(1)
  expect(many).toBeLessThanOrEqual(7)
})

test('an entry of a group has an id of its own, which stays when its person comes back', async () => {
  await using kit = await startMessages()
  const [ada, bob] = (await kit.people(2)) as [TestViewer, TestViewer]
  const id = await kit.group(ada, bob)
  const People = `query ($id: ID!) { conversation(id: $id) { participants { nodes { id user { id } } } } }`
  const before = (await kit.ask(ada, People, { id })).participants.nodes
  expect(new Set(before.map((one: { id: string }) => one.id)).size).toBe(2)
  const input = { conversationId: id, userId: bob.id }
  await kit.ask(
    ada,
    `mutation ($input: RemoveParticipantInput!) { removeParticipant(input: $input) { errors { code } } }`,
    {
      input,
    },
  )
  await kit.ask(
    ada,
    `mutation ($input: AddParticipantsInput!) { addParticipants(input: $input) { errors { code } } }`,
    {
      input: { conversationId: id, userIds: [bob.id] },
    },
  )
  expect((await kit.ask(ada, People, { id })).participants.nodes).toEqual(before)
})
