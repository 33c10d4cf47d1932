import { newId } from '@plaza/database'
import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import type { DB } from '../src/generated/database.ts'
import { MarkRead, SendMessage, startMessages } from './testkit.ts'

const Entities = /* GraphQL */ `
  query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on Conversation { id }
      ... on Message { id content }
      ... on Viewer { viewerId: id unreadMessageCount }
    }
  }
`

/** Ada and Grace talk, directly and in a group, with a file; Eve takes no part. */
async function startTalk() {
  const messages = await startMessages()
  const [ada, grace, eve] = await messages.people(3)
  const direct = await messages.direct(ada!, grace!)
  const group = await messages.group(ada!, grace!)
  const secret = await messages.send(ada!, direct, 'the secret')
  const media = await messages.file(ada!)
  const { message } = await messages.ask(ada!, SendMessage, {
    input: { conversationId: direct, type: 'IMAGE', mediaIds: [media], idempotencyKey: newId() },
  })
  return { ...messages, ada: ada!, grace: grace!, eve: eve!, direct, group, secret, picture: message.id as string }
}

test('somebody else’s conversation is not there', async () => {
  await using talk = await startTalk()
  for (const id of [talk.direct, talk.group, newId(), 'nonsense']) {
    const { data, errors } = await talk.execute(talk.eve, `query ($id: ID!) { conversation(id: $id) { id } }`, { id })
    expect({ data, errors }).toEqual({ data: { conversation: null }, errors: undefined })
  }
  expect(await talk.ask(talk.eve, `query { viewer { unreadMessageCount conversations { nodes { id } } } }`)).toEqual({
    unreadMessageCount: 0,
    conversations: { nodes: [] },
  })
})

test('entity references give strangers nothing either', async () => {
  await using talk = await startTalk()
  const representations = [
    { __typename: 'Conversation', id: talk.direct },
    { __typename: 'Message', id: talk.secret },
    { __typename: 'Message', id: 'nonsense' },
    { __typename: 'Viewer', id: talk.ada.id },
  ]
  const asked = async (viewer: typeof talk.eve | null) =>
    (await talk.execute(viewer, Entities, { representations })).data._entities
  expect(await asked(talk.eve)).toEqual([null, null, null, null])
  expect(await asked(null)).toEqual([null, null, null, null])
  expect(await asked(talk.ada)).toEqual([
    { id: talk.direct },
    { id: talk.secret, content: 'the secret' },
    null,
    { viewerId: talk.ada.id, unreadMessageCount: 0 },
  ])
})

test('signed out there is no viewer, and the rest asks to sign in', async () => {
  await using talk = await startTalk()
  const viewer = await talk.execute(null, `query { viewer { id } }`)
  expect(viewer).toMatchObject({ data: { viewer: null } })
  const conversation = await talk.execute(null, `query ($id: ID!) { conversation(id: $id) { id } }`, {
    id: talk.direct,
  })
  expect(conversation.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
  const sent = await talk.execute(null, SendMessage, {
    input: { conversationId: talk.direct, content: 'x', idempotencyKey: newId() },
  })
  expect(sent.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
})

test('strangers change nothing, and are told no more than that nothing is there', async () => {
  await using talk = await startTalk()
  const notFound = async (document: string, variables: object) => {
    const { data, errors } = await talk.execute(talk.eve, document, variables as Record<string, unknown>)
    expect(errors).toBeUndefined()
    const [payload] = Object.values(data) as [{ errors: { code: string }[] }]
    expect(payload.errors.map(({ code }) => code)).toEqual(['NOT_FOUND'])
  }
  const conversationId = talk.group
  const userId = talk.grace.id
  await notFound(SendMessage, { input: { conversationId, content: 'x', idempotencyKey: newId() } })
  await notFound(MarkRead, { input: { conversationId: talk.direct, upToMessageId: talk.secret } })
  for (const [name, input] of Object.entries({
    editMessage: { messageId: talk.secret, content: 'x' },
    deleteMessage: { messageId: talk.secret },
    updateGroupConversation: { conversationId, name: 'Eve’s' },
    addParticipants: { conversationId, userIds: [talk.eve.id] },
    removeParticipant: { conversationId, userId },
    changeParticipantRole: { conversationId, userId, role: 'ADMIN' },
    leaveConversation: { conversationId },
    setTyping: { conversationId, isTyping: true },
  })) {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`
    await notFound(`mutation ($input: ${type}) { ${name}(input: $input) { errors { code } } }`, { input })
  }
  expect((await talk.outbox()).filter(({ actorId }) => actorId === talk.eve.id)).toEqual([])
})

test('who was removed sees nothing any more, of before or after', async () => {
  await using talk = await startTalk()
  const id = await talk.send(talk.ada, talk.group)
  await talk.ask(
    talk.ada,
    `mutation ($input: RemoveParticipantInput!) { removeParticipant(input: $input) { errors { code } } }`,
    { input: { conversationId: talk.group, userId: talk.grace.id } },
  )
  const { data } = await talk.execute(talk.grace, Entities, {
    representations: [
      { __typename: 'Conversation', id: talk.group },
      { __typename: 'Message', id },
    ],
  })
  expect(data._entities).toEqual([null, null])
})

const tables = [
  'conversations',
  'conversationParticipants',
  'messages',
  'messageAttachments',
  'friendEdges',
  'blockEdges',
  'mediaFiles',
] as const

test('row-level security alone hides every row from strangers and from those who are signed out', async () => {
  await using talk = await startTalk()
  await talk.block(talk.ada, talk.grace)
  const counts = async (viewerId: string | null) => {
    await using viewer = talk.database.forViewer({ id: viewerId })
    const db = viewer.db as Kysely<DB>
    const entries: [string, number][] = []
    for (const table of tables) {
      const { count } = await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      entries.push([table, count])
    }
    return Object.fromEntries(entries)
  }
  const none = Object.fromEntries(tables.map((table) => [table, 0]))
  expect(await counts(talk.eve.id)).toEqual(none)
  expect(await counts(null)).toEqual(none)
  expect(await counts(talk.ada.id)).toEqual({
    conversations: 2,
    conversationParticipants: 4,
    messages: 2,
    messageAttachments: 1,
    friendEdges: 1,
    blockEdges: 1,
    mediaFiles: 1,
  })
  expect(await counts(talk.grace.id)).toMatchObject({
    conversations: 2,
    messages: 2,
    messageAttachments: 1,
    mediaFiles: 0,
  })
})

test('row-level security alone refuses what a stranger writes', async () => {
  await using talk = await startTalk()
  await using viewer = talk.database.forViewer({ id: talk.eve.id })
  const write = (work: Parameters<ReturnType<typeof viewer.db.transaction>['execute']>[0]) =>
    viewer.db.transaction().execute(work)
  const message = { id: newId(), conversationId: talk.direct, content: 'x', idempotencyKey: newId() }

  const refused = /row-level security/
  await expect(
    write((trx) =>
      trx
        .insertInto('messages')
        .values({ ...message, senderId: talk.eve.id })
        .execute(),
    ),
  ).rejects.toThrow(refused)
  await expect(
    write((trx) =>
      trx
        .insertInto('messages')
        .values({ ...message, senderId: talk.ada.id })
        .execute(),
    ),
  ).rejects.toThrow(refused)
  await expect(
    write((trx) =>
      trx
        .insertInto('conversationParticipants')
        .values({ id: newId(), conversationId: talk.direct, userId: talk.eve.id })
        .execute(),
    ),
  ).rejects.toThrow(refused)
  await write(async (trx) => {
    const edited = await trx.updateTable('messages').set({ content: 'x' }).executeTakeFirstOrThrow()
    const renamed = await trx.updateTable('conversations').set({ name: 'x' }).executeTakeFirstOrThrow()
    const moved = await trx
      .updateTable('conversationParticipants')
      .set({ leftAt: new Date() })
      .executeTakeFirstOrThrow()
    const detached = await trx.deleteFrom('messageAttachments').executeTakeFirstOrThrow()
    expect([edited, renamed, moved].map(({ numUpdatedRows }) => numUpdatedRows)).toEqual([0n, 0n, 0n])
    expect(detached.numDeletedRows).toBe(0n)
  })
})
