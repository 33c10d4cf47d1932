import { newId } from '@plaza/database'
import { blockCreated, blockRemoved, userDeactivated, userDeleted, userReactivated } from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { CreateGroup, SendMessage, type StartedMessages, startMessages } from './testkit.ts'

const change = (name: string) => {
  const input = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`
  return `mutation ($input: ${input}) { ${name}(input: $input) { ${name.endsWith('Message') ? 'message { id content isDeleted }' : ''} errors { code } } }`
}

let version = 1
const account = ({ id }: TestViewer, status: 'ACTIVE' | 'DEACTIVATED') => ({
  ...{ userId: id, status, version: ++version, username: 'x', email: 'x@plaza.example', emailVerifiedAt: null },
})
const block = (by: TestViewer, of: TestViewer) => ({
  ...{ blockerId: by.id, blockedId: of.id, createdAt: new Date(), version: ++version },
})

/** What closes a direct conversation between ada and bob, and what opens it again. */
const closings: Record<string, (kit: StartedMessages, ada: TestViewer, bob: TestViewer) => Promise<unknown>> = {
  'a block by the viewer': (kit, ada, bob) => kit.deliver(blockCreated, block(ada, bob)),
  'a block by the other': (kit, ada, bob) => kit.deliver(blockCreated, block(bob, ada)),
  'the other’s deactivation': (kit, _, bob) => kit.deliver(userDeactivated, account(bob, 'DEACTIVATED')),
  'the other’s deletion': (kit, _, bob) =>
    kit.deliver(userDeleted, {
      ...{ ...account(bob, 'DEACTIVATED'), status: 'DEACTIVATED' as const, username: null, email: null },
      deletedAt: new Date(),
    }),
}

test.each(Object.entries(closings))(
  '%s closes a direct conversation: what was said can be taken back only',
  async (_, close) => {
    await using kit = await startMessages()
    const [ada, bob] = (await kit.people(2)) as [TestViewer, TestViewer]
    const conversationId = await kit.direct(ada, bob)
    const messageId = await kit.send(ada, conversationId, 'hello')
    await close(kit, ada, bob)
    const published = (await kit.outbox()).length

    const refused = [{ code: 'NOT_ALLOWED' }]
    const sent = await kit.ask(ada, SendMessage, { input: { conversationId, content: 'x', idempotencyKey: newId() } })
    expect(sent.errors).toMatchObject(refused)
    for (const content of ['reworded', 'hello']) {
      const edited = await kit.ask(ada, change('editMessage'), { input: { messageId, content } })
      expect(edited).toEqual({ message: null, errors: refused })
    }
    expect(await kit.outbox()).toHaveLength(published)

    const deleted = await kit.ask(ada, change('deleteMessage'), { input: { messageId } })
    expect(deleted).toEqual({ message: { id: messageId, content: '', isDeleted: true }, errors: [] })
    expect((await kit.outbox()).at(-1)).toMatchObject({ type: 'message.deleted', data: { messageId } })
  },
)

test('a message can be edited again when the block is lifted or the account is back', async () => {
  await using kit = await startMessages()
  const [ada, bob] = (await kit.people(2)) as [TestViewer, TestViewer]
  const messageId = await kit.send(ada, await kit.direct(ada, bob))
  const edit = async (content: string) =>
    (await kit.ask(ada, change('editMessage'), { input: { messageId, content } })).errors
  await kit.deliver(blockCreated, block(bob, ada))
  await kit.deliver(blockCreated, block(ada, bob))
  expect(await edit('one')).toHaveLength(1)
  await kit.deliver(blockRemoved, block(ada, bob))
  expect(await edit('two')).toHaveLength(1)
  await kit.deliver(blockRemoved, block(bob, ada))
  expect(await edit('three')).toEqual([])
  await kit.deliver(userDeactivated, account(bob, 'DEACTIVATED'))
  expect(await edit('four')).toHaveLength(1)
  await kit.deliver(userReactivated, account(bob, 'ACTIVE'))
  expect(await edit('five')).toEqual([])
})

test('in a group people go on whatever stands between them', async () => {
  await using kit = await startMessages()
  const [ada, bob, eve] = (await kit.people(3)) as [TestViewer, TestViewer, TestViewer]
  const conversationId = await kit.group(ada, bob, eve)
  const messageId = await kit.send(ada, conversationId)
  await kit.block(bob, ada)
  const input = { messageId, content: 'reworded' }
  expect(await kit.ask(ada, change('editMessage'), { input })).toMatchObject({ message: { content: 'reworded' } })
  await kit.send(bob, conversationId)
})

test('whoever has left a group still takes back what is theirs, and does nothing else there', async () => {
  await using kit = await startMessages()
  const [ada, bob] = (await kit.people(2)) as [TestViewer, TestViewer]
  const conversationId = await kit.group(ada, bob)
  const [kept, messageId] = [await kit.send(ada, conversationId), await kit.send(bob, conversationId, 'hello')]
  await kit.ask(ada, change('removeParticipant'), { input: { conversationId, userId: bob.id } })

  const notFound = { message: null, errors: [{ code: 'NOT_FOUND' }] }
  expect(await kit.ask(bob, change('editMessage'), { input: { messageId, content: 'x' } })).toEqual(notFound)
  expect(await kit.ask(bob, change('deleteMessage'), { input: { messageId: kept } })).toEqual(notFound)
  const deleted = await kit.ask(bob, change('deleteMessage'), { input: { messageId } })
  expect(deleted).toEqual({ message: null, errors: [] })
  const read = 'query ($id: ID!) { conversation(id: $id) { messages { nodes { id content isDeleted } } } }'
  const { messages } = await kit.ask(ada, read, { id: conversationId })
  expect(messages.nodes).toMatchObject([
    { id: kept, isDeleted: false },
    { content: '', isDeleted: true },
  ])
})

test('the table itself lets nobody reword a message after leaving', async () => {
  await using kit = await startMessages()
  const [ada, bob] = (await kit.people(2)) as [TestViewer, TestViewer]
  const conversationId = await kit.group(ada, bob)
  const id = await kit.send(bob, conversationId)
  await kit.ask(ada, change('removeParticipant'), { input: { conversationId, userId: bob.id } })
  await using asBob = kit.database.forViewer({ id: bob.id })
  const reword = asBob.db
    .transaction()
    .execute((trx) => trx.updateTable('messages').set({ content: 'x' }).where('id', '=', id).execute())
  await expect(reword).rejects.toThrow(/row-level security/)
})

test('nobody hidden is added to a group, and it is not told whether they are in it', async () => {
  await using kit = await startMessages()
  const [ada, bob, eve] = (await kit.people(3)) as [TestViewer, TestViewer, TestViewer]
  const conversationId = await kit.group(ada, bob, eve)
  const add = async (...people: { id: string }[]) =>
    (await kit.ask(ada, change('addParticipants'), { input: { conversationId, userIds: people.map(({ id }) => id) } }))
      .errors
  expect(await add(ada, bob, eve)).toEqual([])
  // The end of the friendship, which a block brings with it, may be told later than the block.
  await kit.block(bob, ada)
  expect(await add(bob)).toEqual([{ code: 'NOT_ALLOWED' }])
  expect(await add({ id: newId() })).toEqual([{ code: 'NOT_ALLOWED' }])
  const made = await kit.ask(ada, CreateGroup, { input: { name: 'Walks', participantIds: [bob.id] } })
  expect(made.errors).toMatchObject([{ code: 'NOT_ALLOWED' }])
})
