import { newId } from '@plaza/database'
import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { SendMessage, startMessages, statementsWaiting } from './testkit.ts'

const Thread = /* GraphQL */ `
  query ($id: ID!) {
    conversation(id: $id) { lastActivityAt lastMessage { id } messages(last: 50) { nodes { id content sender { id } } } }
  }
`

test('a message reaches the other person, and the other services hear of it', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const id = await messages.direct(ada!, grace!)
  const { message, errors } = await messages.ask(ada!, SendMessage, {
    input: { conversationId: id, content: 'hello', idempotencyKey: newId() },
  })
  expect(errors).toEqual([])
  expect(message).toMatchObject({ type: 'TEXT', content: 'hello', isEdited: false, isDeleted: false, media: [] })

  const thread = await messages.ask(grace!, Thread, { id })
  expect(thread.messages.nodes).toEqual([{ id: message.id, content: 'hello', sender: { id: ada!.id } }])
  expect(thread).toMatchObject({ lastMessage: { id: message.id }, lastActivityAt: message.sentAt })
  const { data, ...event } = (await messages.outbox()).at(-1)!
  expect(event).toMatchObject({ type: 'message.sent', key: id, actorId: ada!.id })
  expect(data).toEqual({
    messageId: message.id,
    conversationId: id,
    senderId: ada!.id,
    recipientIds: [grace!.id],
    mentionedIds: [],
    quietIds: [],
    apartIds: [],
    type: 'TEXT',
    sentAt: message.sentAt,
    sequence: 1,
  })
})

test('calls that race with one idempotency key send one message, and all of them give it', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const conversationId = await messages.direct(ada!, grace!)
  const input = { conversationId, content: 'once', idempotencyKey: newId() }
  const sent = await Promise.all(Array.from({ length: 12 }, () => messages.ask(ada!, SendMessage, { input })))
  expect(sent.flatMap(({ errors }) => errors)).toEqual([])
  expect(new Set(sent.map(({ message }) => message.id)).size).toBe(1)

  const again = await messages.ask(ada!, SendMessage, { input: { ...input, content: 'other words' } })
  expect(again.message).toMatchObject({ id: sent[0].message.id, content: 'once', idempotencyKey: input.idempotencyKey })
  const { messages: kept } = await messages.ask(grace!, Thread, { id: conversationId })
  expect(kept.nodes).toHaveLength(1)
  const events = (await messages.outbox()).filter(({ type }) => type === 'message.sent')
  expect(events).toHaveLength(1)
})

test('who leaves or is put out while sending either sends or is told that there is no such conversation', async () => {
  await using messages = await startMessages()
  for (let round = 0; round < 10; round++) {
    const [ada, grace, alan] = (await messages.people(3)) as [TestViewer, TestViewer, TestViewer]
    const conversationId = await messages.group(ada, grace, alan)
    const send = (sender: TestViewer) =>
      messages.execute(sender, SendMessage, { input: { conversationId, content: 'hi', idempotencyKey: newId() } })
    const change = (viewer: TestViewer, field: string, input: string) =>
      messages.ask(
        viewer,
        `mutation { ${field}(input: { conversationId: "${conversationId}" ${input} }) { errors { code } } }`,
      )
    const [answers] = await Promise.all([
      Promise.all([send(grace), send(alan), send(grace), send(alan)]),
      change(grace, 'leaveConversation', ''),
      change(ada, 'removeParticipant', `userId: "${alan.id}"`),
    ])
    for (const { data, errors } of answers) {
      expect(errors).toBeUndefined()
      const { message, errors: refused } = data.sendMessage
      expect(message ? [] : ['NOT_FOUND']).toEqual(refused.map(({ code }: { code: string }) => code))
    }
    // A person who had gone before a message was in hears nothing of it.
    const sent = (await messages.outbox()).filter(({ data }) => data.conversationId === conversationId)
    const gone = new Set<unknown>()
    for (const { type, data } of sent) {
      if (type === 'conversation.participant_removed') gone.add(data.userId)
      if (type !== 'message.sent') continue
      for (const recipientId of data.recipientIds as string[]) expect(gone).not.toContain(recipientId)
      expect(gone).not.toContain(data.senderId)
    }
    expect(gone.size).toBe(2)
  }
})

test('the key belongs to its sender: nobody else sees it, and others may use the same', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const conversationId = await messages.direct(ada!, grace!)
  const idempotencyKey = newId().toUpperCase()
  const first = await messages.ask(ada!, SendMessage, { input: { conversationId, content: 'one', idempotencyKey } })
  const second = await messages.ask(grace!, SendMessage, { input: { conversationId, content: 'two', idempotencyKey } })
  expect(second.message.id).not.toBe(first.message.id)
  const keys = await messages.ask(
    grace!,
    `query ($id: ID!) { conversation(id: $id) { messages(first: 5) { nodes { idempotencyKey } } } }`,
    { id: conversationId },
  )
  expect(keys.messages.nodes).toEqual([{ idempotencyKey: null }, { idempotencyKey }])
})

test('messages sent side by side get places without gaps', async () => {
  await using messages = await startMessages()
  const people = await messages.people(4)
  const [ada, ...others] = people
  const id = await messages.group(ada!, ...others)
  await Promise.all(
    Array.from({ length: 24 }, (_, index) => messages.send(people[index % people.length]!, id, `message ${index}`)),
  )
  const rows = await messages.database.system
    .selectFrom('messages')
    .select(['sequence', 'sentAt'])
    .orderBy('sequence')
    .execute()
  expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1))
  const times = rows.map(({ sentAt }) => sentAt.getTime())
  expect(times).toEqual([...times].sort((a, b) => a - b))
})

test('a block by either stops a direct conversation, not a group', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const direct = await messages.direct(ada!, grace!)
  const group = await messages.group(ada!, grace!)
  await messages.send(ada!, direct)
  await messages.block(grace!, ada!)
  for (const person of [ada!, grace!]) {
    const input = { conversationId: direct, content: 'still there?', idempotencyKey: newId() }
    expect(await messages.ask(person, SendMessage, { input })).toMatchObject({
      message: null,
      errors: [{ code: 'NOT_ALLOWED' }],
    })
  }
  const { messages: kept } = await messages.ask(ada!, Thread, { id: direct })
  expect(kept.nodes).toHaveLength(1)
  await messages.send(ada!, group)
})

test('files are the sender’s own, ready, and of the type', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const conversationId = await messages.direct(ada!, grace!)
  const [picture, voice, hers] = await Promise.all([
    messages.file(ada!),
    messages.file(ada!, 'AUDIO'),
    messages.file(grace!),
  ])
  const send = (type: string, mediaIds: string[], content?: string) =>
    messages.ask(ada!, SendMessage, { input: { conversationId, type, mediaIds, content, idempotencyKey: newId() } })

  const { message } = await send('IMAGE', [picture], 'the harbour')
  expect(message).toMatchObject({ type: 'IMAGE', content: 'the harbour', media: [{ id: picture }] })
  expect(message.media[0].accessGrant).toMatch(/^messages\./)
  expect((await send('VOICE', [voice])).errors).toEqual([])
  expect((await send('FILE', [picture, voice])).errors).toEqual([])

  const path = ['input', 'mediaIds']
  expect((await send('IMAGE', [hers])).errors).toEqual([{ code: 'NOT_FOUND', path }])
  expect((await send('IMAGE', [newId()])).errors).toEqual([{ code: 'NOT_FOUND', path }])
  expect((await send('IMAGE', ['nonsense'])).errors).toEqual([{ code: 'NOT_FOUND', path }])
  expect((await send('IMAGE', [voice])).errors).toEqual([{ code: 'INVALID', path }])
  expect((await send('IMAGE', [picture, picture])).errors).toEqual([{ code: 'INVALID', path }])
  expect((await send('VOICE', [])).errors).toEqual([{ code: 'REQUIRED', path }])
  expect((await send('TEXT', [picture], 'words')).errors).toEqual([{ code: 'INVALID', path }])
})

test('what is sent keeps the limits of the contract', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const conversationId = await messages.direct(ada!, grace!)
  const send = async (input: object) =>
    (await messages.ask(ada!, SendMessage, { input: { conversationId, idempotencyKey: newId(), ...input } })).errors

  expect(await send({ content: '🙂'.repeat(5_000) })).toEqual([])
  expect(await send({ content: 'x'.repeat(5_001) })).toEqual([{ code: 'INVALID', path: ['input', 'content'] }])
  expect(await send({ content: '👩‍👩‍👧'.repeat(5_000) })).toEqual([])
  for (const content of ['\u200b', '\u3164', '\u0301', 'a\ud800', 'नि'.repeat(5_001)]) {
    expect(await send({ content })).toEqual([{ code: 'INVALID', path: ['input', 'content'] }])
  }
  expect(await send({ content: 'a\0b' })).toEqual([{ code: 'INVALID', path: ['input', 'content'] }])
  expect(await send({ content: ' \n' })).toEqual([{ code: 'REQUIRED', path: ['input', 'content'] }])
  expect(await send({})).toEqual([{ code: 'REQUIRED', path: ['input', 'content'] }])
  expect(await send({ content: 'x', idempotencyKey: 'mine' })).toEqual([
    { code: 'INVALID', path: ['input', 'idempotencyKey'] },
  ])
  expect(await send({ content: 'x', conversationId: newId() })).toEqual([
    { code: 'NOT_FOUND', path: ['input', 'conversationId'] },
  ])
})

test('an answer names a message of the same conversation', async () => {
  await using messages = await startMessages()
  const [ada, grace, alan] = await messages.people(3)
  const here = await messages.direct(ada!, grace!)
  const elsewhere = await messages.direct(ada!, alan!)
  const question = await messages.send(ada!, here, 'coffee?')
  const other = await messages.send(ada!, elsewhere)
  const reply = (replyToId: string) =>
    messages.ask(ada!, SendMessage, {
      input: { conversationId: here, content: 'yes', replyToId, idempotencyKey: newId() },
    })
  expect((await reply(question)).message.replyTo).toEqual({ id: question })
  expect((await reply(other)).errors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'replyToId'] }])
})

test('a file that is deleted while it is being attached is not there to attach, and nothing is sent', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const { system } = messages.database
  const conversationId = await messages.direct(ada!, grace!)
  const mediaId = await messages.file(ada!)
  const input = { conversationId, type: 'IMAGE', mediaIds: [mediaId], idempotencyKey: newId() }
  const { answer } = await system.transaction().execute(async (trx) => {
    // As media.deleted has it before its batch is committed.
    await trx.updateTable('mediaFiles').set({ isDeleted: true, version: 3 }).where('mediaId', '=', mediaId).execute()
    const answer = messages.ask(ada!, SendMessage, { input })
    await expect.poll(() => statementsWaiting(messages)).toBe(1)
    return { answer }
  })
  expect(await answer).toEqual({ message: null, errors: [{ code: 'NOT_FOUND', path: ['input', 'mediaIds'] }] })
  expect(await system.selectFrom('messages').select('id').execute()).toEqual([])
})
