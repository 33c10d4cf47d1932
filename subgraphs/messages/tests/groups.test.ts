import { newId } from '@plaza/database'
import { expect, test } from 'vitest'
import { CreateGroup, startMessages } from './testkit.ts'

const Change = (name: string, selection = 'conversation { id name description participantCount }') => /* GraphQL */ `
  mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
    ${name}(input: $input) { ${selection} errors { code path } }
  }
`
const Members = /* GraphQL */ `
  query ($id: ID!) {
    conversation(id: $id) { viewerRole participantCount unreadCount participants { nodes { role user { id } } } }
  }
`

async function startGroup() {
  const messages = await startMessages()
  const [ada, grace, alan, eve] = await messages.people(4)
  const id = await messages.group(ada!, grace!, alan!)
  const change = (viewer: typeof ada, name: string, input: object, selection?: string) =>
    messages.ask(viewer!, Change(name, selection), { input: { conversationId: id, ...input } })
  return { ...messages, ada: ada!, grace: grace!, alan: alan!, eve: eve!, id, change }
}

test('a group opens with its founder as admin and friends as members', async () => {
  await using messages = await startMessages()
  const [ada, grace, eve] = await messages.people(3)
  await messages.befriend(ada!, grace!)
  const create = (input: object) =>
    messages.ask(ada!, CreateGroup, { input: { name: ' Walks ', participantIds: [grace!.id], ...input } })

  const { conversation } = await create({ description: 'Sundays' })
  expect(conversation).toMatchObject({
    type: 'GROUP',
    name: 'Walks',
    description: 'Sundays',
    participantCount: 2,
    viewerRole: 'ADMIN',
    createdBy: { id: ada!.id },
  })
  expect((await create({ name: ' ' })).errors).toEqual([{ code: 'REQUIRED', path: ['input', 'name'], limit: null }])
  expect((await create({ name: 'नि'.repeat(100) })).errors).toEqual([])
  for (const name of ['\u3164', 'a\ud800', 'Walks\u202e']) {
    expect((await create({ name })).errors).toEqual([{ code: 'INVALID', path: ['input', 'name'], limit: null }])
  }
  for (const name of ['x'.repeat(101), 'नि'.repeat(101)]) {
    expect((await create({ name })).errors).toEqual([{ code: 'INVALID', path: ['input', 'name'], limit: 100 }])
  }
  expect((await create({ description: 'x'.repeat(501) })).errors).toMatchObject([{ code: 'INVALID', limit: 500 }])
  const path = ['input', 'participantIds']
  expect((await create({ participantIds: [] })).errors).toEqual([{ code: 'REQUIRED', path, limit: null }])
  for (const stranger of [eve!.id, newId(), 'nonsense']) {
    expect((await create({ participantIds: [grace!.id, stranger] })).errors).toEqual([
      { code: 'NOT_ALLOWED', path, limit: null },
    ])
  }
  const many = Array.from({ length: 250 }, () => newId())
  expect((await create({ participantIds: many })).errors).toEqual([{ code: 'LIMIT_REACHED', path, limit: 250 }])
})

test('a member adds friends; who comes later sees earlier messages and has nothing unread', async () => {
  await using group = await startGroup()
  await group.send(group.ada, group.id, 'before')
  const add = (userIds: string[]) => group.change(group.grace, 'addParticipants', { userIds })
  expect((await add([group.eve.id])).errors).toEqual([{ code: 'NOT_ALLOWED', path: ['input', 'userIds'] }])

  await group.befriend(group.grace, group.eve)
  expect((await add([group.eve.id, group.ada.id])).conversation.participantCount).toBe(4)
  expect((await add([group.eve.id])).conversation.participantCount).toBe(4)
  const seen = await group.ask(
    group.eve,
    `query ($id: ID!) { conversation(id: $id) { unreadCount messages(first: 5) { nodes { content } } } }`,
    { id: group.id },
  )
  expect(seen).toEqual({ unreadCount: 0, messages: { nodes: [{ content: 'before' }] } })
  const added = (await group.outbox()).filter(({ type }) => type === 'conversation.participants_added')
  expect(added.map(({ data }) => data.userIds)).toEqual([[group.eve.id]])
})

test('only admins rename, remove and change roles', async () => {
  await using group = await startGroup()
  const refused = { errors: [{ code: 'NOT_ALLOWED' }] }
  const userId = group.alan.id
  expect(await group.change(group.grace, 'updateGroupConversation', { name: 'Mine' })).toMatchObject(refused)
  expect(await group.change(group.grace, 'removeParticipant', { userId })).toMatchObject(refused)
  const role = 'ADMIN'
  const selection = 'participant { role user { id } }'
  expect(await group.change(group.grace, 'changeParticipantRole', { userId, role }, selection)).toMatchObject(refused)

  const { conversation } = await group.change(group.ada, 'updateGroupConversation', { name: 'Hikes' })
  expect(conversation).toMatchObject({ name: 'Hikes', description: null })
  const made = await group.change(group.ada, 'changeParticipantRole', { userId, role }, selection)
  expect(made).toEqual({ participant: { role, user: { id: userId } }, errors: [] })
  const removed = await group.change(group.alan, 'removeParticipant', { userId: group.grace.id })
  expect(removed.conversation.participantCount).toBe(2)
  expect(await group.change(group.ada, 'removeParticipant', { userId: group.grace.id })).toMatchObject({
    errors: [{ code: 'NOT_FOUND' }],
  })
})

test('who was removed can be added again', async () => {
  await using group = await startGroup()
  const userId = group.grace.id
  await group.change(group.ada, 'removeParticipant', { userId })
  const { conversation } = await group.change(group.ada, 'addParticipants', { userIds: [userId] })
  expect(conversation.participantCount).toBe(3)
  expect(await group.ask(group.grace, Members, { id: group.id })).toMatchObject({
    viewerRole: 'MEMBER',
    unreadCount: 0,
  })
})

test('the last admin passes the group on to the longest-standing member when leaving', async () => {
  await using group = await startGroup()
  const leave = (viewer: typeof group.ada) => group.change(viewer, 'leaveConversation', {}, 'leftConversationId')
  const step = await group.change(
    group.ada,
    'changeParticipantRole',
    { userId: group.ada.id, role: 'MEMBER' },
    'participant { role }',
  )
  expect(step).toMatchObject({ participant: null, errors: [{ code: 'CONFLICT' }] })

  expect(await leave(group.ada)).toEqual({ leftConversationId: group.id, errors: [] })
  const { participants, participantCount } = await group.ask(group.grace, Members, { id: group.id })
  expect(participantCount).toBe(2)
  const admins = participants.nodes.filter(({ role }: { role: string }) => role === 'ADMIN')
  expect(admins).toEqual([participants.nodes[0]])
  expect(await group.ask(group.ada, Members, { id: group.id })).toBeNull()
  await leave(group.grace)
  await leave(group.alan)
})

test('admins who all leave at once do not leave the group without one', async () => {
  await using group = await startGroup()
  await group.change(
    group.ada,
    'changeParticipantRole',
    { userId: group.grace.id, role: 'ADMIN' },
    'participant { role }',
  )
  await Promise.all(
    [group.ada, group.grace].map((admin) => group.change(admin, 'leaveConversation', {}, 'leftConversationId')),
  )
  expect(await group.ask(group.alan, Members, { id: group.id })).toMatchObject({
    viewerRole: 'ADMIN',
    participantCount: 1,
  })
})

test('a direct conversation has no members to manage', async () => {
  await using group = await startGroup()
  const conversationId = await group.direct(group.ada, group.grace)
  const leave = await group.change(group.ada, 'leaveConversation', { conversationId }, 'leftConversationId')
  expect(leave).toMatchObject({ errors: [{ code: 'NOT_ALLOWED' }] })
  const added = await group.change(group.ada, 'addParticipants', { conversationId, userIds: [group.alan.id] })
  expect(added).toMatchObject({ errors: [{ code: 'NOT_ALLOWED' }] })
})

test('one edits and deletes only one’s own messages, and edits for a day', async () => {
  await using group = await startGroup()
  const messageId = await group.send(group.ada, group.id, 'helo')
  const message = 'message { content isEdited isDeleted }'
  const edit = (viewer: typeof group.ada, content: string) =>
    group.ask(viewer, Change('editMessage', message), { input: { messageId, content } })

  expect(await edit(group.grace, 'mine')).toMatchObject({ message: null, errors: [{ code: 'NOT_ALLOWED' }] })
  expect(await edit(group.ada, '')).toMatchObject({ errors: [{ code: 'REQUIRED' }] })
  expect(await edit(group.ada, 'hello')).toEqual({
    message: { content: 'hello', isEdited: true, isDeleted: false },
    errors: [],
  })
  await group.database.system
    .updateTable('messages')
    .set({ sentAt: new Date(Date.now() - 25 * 3_600_000) })
    .execute()
  expect(await edit(group.ada, 'too late')).toMatchObject({ errors: [{ code: 'CONFLICT' }] })
  const remove = (viewer: typeof group.ada) =>
    group.ask(viewer, Change('deleteMessage', message), { input: { messageId } })
  expect(await remove(group.grace)).toMatchObject({ errors: [{ code: 'NOT_ALLOWED' }] })
  for (let times = 0; times < 2; times++) {
    expect(await remove(group.ada)).toEqual({
      message: { content: '', isEdited: false, isDeleted: true },
      errors: [],
    })
  }
  const types = (await group.outbox()).map(({ type }) => type)
  expect(types.filter((type) => /message\.(edited|deleted)/.test(type))).toEqual(['message.edited', 'message.deleted'])
})
