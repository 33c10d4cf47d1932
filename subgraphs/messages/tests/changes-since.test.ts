import { newId } from '@plaza/database'
import { blockCreated, blockRemoved, messageEdited, messageSent, typingChanged } from '@plaza/schema/events'
import { openEventStream, type TestViewer } from '@plaza/server/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { ConversationEvent } from '../src/live/conversation-events.ts'
import { withPlaces } from '../src/live/with-places.ts'
import { MarkRead, type StartedMessages, startMessages, statementsWaiting } from './testkit.ts'

const Since = /* GraphQL */ `
  query ($id: ID!, $cursor: String!, $first: Int) {
    conversation(id: $id) {
      changesSince(cursor: $cursor, first: $first) {
        events {
          __typename
          ... on MessageAdded { cursor message { id content sender { id } } }
          ... on MessageChanged { cursor message { id content } }
          ... on ConversationChanged { cursor conversation { name participantCount } }
          ... on ConversationRead { cursor participant { user { id } lastReadMessage { id } } }
        }
        cursor hasMore isTooOld
      }
    }
  }
`

const change = (kit: StartedMessages, viewer: TestViewer, name: string, input: object) =>
  kit.ask(
    viewer,
    `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { errors { code } } }`,
    { input },
  )

/** A group of three, of which Grace asks what she has missed. */
async function startGroup() {
  const kit = await startMessages()
  const [ada, grace, alan] = (await kit.people(3)) as [TestViewer, TestViewer, TestViewer]
  const id = await kit.group(ada, grace, alan)
  return {
    ...{ ...kit, ada, grace, alan, id },
    cursor: async (): Promise<string> =>
      (await kit.ask(grace, 'query ($id: ID!) { conversation(id: $id) { cursor } }', { id })).cursor,
    since: async (cursor: string, first?: number) => (await kit.ask(grace, Since, { id, cursor, first }))?.changesSince,
  }
}

test('each thing that was missed is told once, new messages first, and each event is a place to go on from', async () => {
  await using kit = await startGroup()
  const { ada, alan, id } = kit
  const old = await kit.send(ada, id, 'old')
  const start = await kit.cursor()
  expect(await kit.since(start)).toEqual({ events: [], cursor: start, hasMore: false, isTooOld: false })

  await change(kit, ada, 'editMessage', { messageId: old, content: 'mended' })
  await change(kit, ada, 'updateGroupConversation', { conversationId: id, name: 'Hikes' })
  const fresh = await kit.send(alan, id, 'fresh')
  await kit.ask(alan, MarkRead, { input: { conversationId: id, upToMessageId: old } })
  await kit.ask(alan, MarkRead, { input: { conversationId: id, upToMessageId: fresh } })
  await change(kit, ada, 'editMessage', { messageId: old, content: 'mended again' })

  const { events, cursor, hasMore, isTooOld } = await kit.since(start)
  expect({ hasMore, isTooOld }).toEqual({ hasMore: false, isTooOld: false })
  const place = expect.any(String)
  expect(events).toEqual([
    { __typename: 'MessageAdded', cursor: place, message: { id: fresh, content: 'fresh', sender: { id: alan.id } } },
    { __typename: 'ConversationChanged', cursor: place, conversation: { name: 'Hikes', participantCount: 3 } },
    {
      ...{ __typename: 'ConversationRead', cursor: place },
      participant: { user: { id: alan.id }, lastReadMessage: { id: fresh } },
    },
    { __typename: 'MessageChanged', cursor: place, message: { id: old, content: 'mended again' } },
  ])
  expect(events.at(-1).cursor).toBe(cursor)
  for (const [n, event] of events.entries()) {
    expect((await kit.since(event.cursor)).events).toEqual(events.slice(n + 1))
  }
  const pages = []
  for (let at = start, more = true; more; ) {
    const page = await kit.since(at, 1)
    pages.push(...page.events)
    at = page.cursor
    more = page.hasMore
  }
  expect(pages).toEqual(events)
})

test('what commits late is told to whoever asked before it did', async () => {
  await using kit = await startGroup()
  const { ada, alan, id } = kit
  const { system } = kit.database
  const messageId = await kit.send(ada, id, 'one')
  const start = await kit.cursor()
  const waiting: Promise<unknown>[] = []
  let between = ''
  await system.transaction().execute(async (late) => {
    await sql`select from conversations where id = ${id} for update`.execute(late)
    await late.updateTable('messages').set({ content: 'late' }).where('id', '=', messageId).execute()
    waiting.push(
      kit.send(alan, id, 'two'),
      kit.ask(alan, MarkRead, { input: { conversationId: id, upToMessageId: messageId } }),
    )
    await expect.poll(() => statementsWaiting(kit)).toBe(2)
    const page = await kit.since(start)
    expect(page.events).toEqual([])
    between = page.cursor
  })
  await Promise.all(waiting)
  const { events } = await kit.since(between)
  expect(events).toMatchObject([
    { __typename: 'MessageAdded', message: { content: 'two' } },
    { __typename: 'MessageChanged', message: { content: 'late' } },
    { __typename: 'ConversationRead', participant: { user: { id: alan.id } } },
  ])
})

test('a block makes what was seen before it too old, and is nothing once it is lifted', async () => {
  await using kit = await startGroup()
  const { ada, grace, alan, id } = kit
  const block = (version: number) => ({
    ...{ blockerId: ada.id, blockedId: grace.id, createdAt: new Date(), version },
  })
  await kit.send(ada, id, 'hello')
  const start = await kit.cursor()
  await kit.deliver(blockCreated, block(2))
  const hidden = await kit.since(start)
  expect(hidden).toEqual({ events: [], cursor: await kit.cursor(), hasMore: false, isTooOld: true })
  await change(kit, ada, 'updateGroupConversation', { conversationId: id, name: 'Hikes' })
  const seen = await kit.send(ada, id, 'from somebody hidden')
  await kit.ask(ada, MarkRead, { input: { conversationId: id, upToMessageId: seen } })
  // Of the reading nothing is told; what was said stays, without who said it.
  expect((await kit.since(hidden.cursor)).events).toMatchObject([
    { __typename: 'MessageAdded', message: { content: 'from somebody hidden', sender: null } },
    { __typename: 'ConversationChanged' },
  ])
  await kit.deliver(blockRemoved, block(3))
  expect(await kit.since(hidden.cursor)).toMatchObject({ isTooOld: true })
  expect((await kit.since(start)).events).toMatchObject([
    { __typename: 'MessageAdded', message: { sender: { id: ada.id } } },
    { __typename: 'ConversationChanged' },
    { __typename: 'ConversationRead', participant: { user: { id: ada.id } } },
  ])
  // Also of somebody who has left, whose words stay.
  const before = await kit.cursor()
  await kit.send(alan, id, 'bye')
  await change(kit, alan, 'leaveConversation', { conversationId: id })
  await kit.deliver(blockCreated, { ...block(4), blockerId: alan.id })
  expect(await kit.since(before)).toMatchObject({ events: [], isTooOld: true })
})

test('who was removed is told nothing, and after coming back all of it', async () => {
  await using kit = await startGroup()
  const { ada, grace, id } = kit
  const start = await kit.cursor()
  await change(kit, ada, 'removeParticipant', { conversationId: id, userId: grace.id })
  await kit.send(ada, id, 'without her')
  expect(await kit.since(start)).toBeUndefined()
  await change(kit, ada, 'addParticipants', { conversationId: id, userIds: [grace.id] })
  expect((await kit.since(start)).events).toMatchObject([
    { __typename: 'MessageAdded', message: { content: 'without her' } },
    { __typename: 'ConversationChanged', conversation: { participantCount: 3 } },
  ])
})

test('a cursor of a database that was set back is too old, and one that is none is refused', async () => {
  await using kit = await startGroup()
  const { grace, id } = kit
  const cursorOf = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url')
  for (const nowhere of [cursorOf(1, 0, ''), cursorOf(0, 1, ''), cursorOf(0, -5, '')]) {
    expect(await kit.since(nowhere)).toMatchObject({ events: [], isTooOld: true })
  }
  expect(await kit.since(cursorOf(-5, 0, ''))).toMatchObject({ events: [], isTooOld: false })
  for (const variables of [
    ...['', 'x', cursorOf(1), cursorOf('1', 2, ''), cursorOf(1.5, 2, ''), cursorOf(1, 2, 3)].map((cursor) => ({
      cursor,
    })),
    ...[0, 101, -1].map((first) => ({ cursor: cursorOf(0, 0, ''), first })),
  ]) {
    const { errors } = await kit.execute(grace, Since, { id, ...variables })
    expect(errors, JSON.stringify(variables)).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  }
})

test('any number of events costs the same number of statements', async () => {
  await using kit = await startGroup()
  const { ada, alan, grace, id } = kit
  const start = await kit.cursor()
  const sent: string[] = []
  const happen = async (times: number) => {
    for (let n = 0; n < times; n++) sent.push(await kit.send(ada, id, `message ${n}`))
    for (const messageId of sent) await change(kit, ada, 'editMessage', { messageId, content: newId() })
    await kit.ask(alan, MarkRead, { input: { conversationId: id, upToMessageId: sent.at(-1)! } })
    await change(kit, ada, 'updateGroupConversation', { conversationId: id, name: newId() })
  }
  const count = async () => {
    const variables = { id, cursor: start }
    const { result, statements } = await kit.sqlStatements(() => kit.ask(grace, Since, variables))
    expect(result.changesSince.events.length).toBe(sent.length + 2)
    return statements.length
  }
  await happen(2)
  const few = await count()
  await happen(20)
  const many = await count()
  expect(Math.abs(many - few)).toBeLessThanOrEqual(1)
  expect(many).toBeLessThanOrEqual(9)
})

test('of a long conversation only what has happened behind the cursor is read', async () => {
  await using kit = await startGroup()
  const { ada, grace, id } = kit
  const { system } = kit.database
  const fill = (from: number, to: number) =>
    sql`
      insert into messages (id, conversation_id, sequence, sender_id, content, last_change)
      select gen_random_uuid(), ${id}, n, ${ada.id}, 'old', n from generate_series(${from}::int, ${to}::int) n
    `.execute(system)
  const blocksOf = async (last: number) => {
    await sql`update conversations set last_sequence = ${last}, last_change = ${last} where id = ${id}`.execute(system)
    await sql`analyze messages`.execute(system)
    await using viewer = kit.database.forViewer({ id: grace.id })
    const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number } }] }>`
      explain (analyze, buffers, format json)
      select m.id, m.last_change from messages m
      where m.conversation_id = ${id} and m.last_change > ${last - 3} and m.sequence <= ${last - 3}
      order by m.last_change limit 101
    `.execute(viewer.db)
    return rows[0]?.['QUERY PLAN'][0].Plan['Shared Hit Blocks'] ?? Number.NaN
  }
  await fill(1, 200)
  const few = await blocksOf(200)
  await fill(201, 6_000)
  expect(await blocksOf(6_000)).toBeLessThanOrEqual(few + 10)
})

const sent = (sequence?: number) => event(messageSent.type, { sequence })
const edited = (number?: number) => event(messageEdited.type, { change: number })
const event = (type: string, data: object) => ({ type, data }) as unknown as ConversationEvent

test('an event that has overtaken another waits for it with its cursor', async () => {
  const typing = event(typingChanged.type, {})
  const events = [
    sent(6),
    edited(4),
    typing,
    sent(8),
    edited(3),
    sent(7),
    edited(undefined),
    sent(9),
    edited(6),
    edited(5),
  ]
  async function* stream() {
    yield* events
  }
  const places = await Array.fromAsync(withPlaces(stream(), { sequence: 5, change: 2 }), ({ place }) => place)
  expect(places.map(({ sequence, change: reached }) => [sequence, reached])).toEqual([
    ...[
      [6, 2],
      [6, 2],
      [6, 2],
      [6, 2],
      [6, 4],
      [8, 4],
      [8, 4],
      [9, 4],
      [9, 4],
      [9, 6],
    ],
  ])
})

test('typing is told with the moment at which it lapses, which is moved while it goes on', async () => {
  await using kit = await startGroup()
  const { ada, grace, id } = kit
  const Typing = `subscription ($id: ID!) {
    conversationEvents(conversationId: $id) { ... on TypingChanged { isTyping until cursor } }
  }`
  await using stream = await openEventStream(kit.url, grace.token, Typing, { variables: { id } })
  const cursor = await kit.cursor()
  const untils: number[] = []
  for (let n = 0; n < 2; n++) {
    const asked = Date.now()
    await change(kit, ada, 'setTyping', { conversationId: id, isTyping: true })
    const told = (await stream.next()).data.conversationEvents
    expect(told).toEqual({ isTyping: true, until: expect.any(String), cursor })
    untils.push(Date.parse(told.until))
    expect(untils[n]).toBeGreaterThanOrEqual(asked + 6_000)
    expect(untils[n]).toBeLessThanOrEqual(Date.now() + 6_000)
  }
  expect(untils[1]).toBeGreaterThanOrEqual(untils[0]!)
  await change(kit, ada, 'setTyping', { conversationId: id, isTyping: false })
  expect((await stream.next()).data.conversationEvents).toEqual({ isTyping: false, until: null, cursor })
})
