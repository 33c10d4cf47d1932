import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { messageSent } from '@plaza/schema/events'
import { type EventStream, openEventStream, type TestViewer } from '@plaza/server/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { MarkRead, SendMessage, type StartedMessages, startMessages } from './testkit.ts'

const listen = (messages: StartedMessages, viewers: readonly TestViewer[], document: string, variables = {}) =>
  Promise.all(viewers.map(({ token }) => openEventStream(messages.url, token, document, { variables })))

async function close(streams: readonly EventStream[]): Promise<void> {
  for (const stream of streams) await stream[Symbol.asyncDispose]()
}

test('a message costs as many statements for 250 listeners as for three, on one connection', async () => {
  await using messages = await startMessages()
  const people = await messages.people(250)
  const id = await messages.group(people[0]!, ...people.slice(1))
  const Added = `subscription { messageAdded { id content sender { id } conversation { id name } } }`
  const count = async (listeners: readonly TestViewer[]) => {
    const streams = await listen(messages, listeners, Added)
    const { result, statements } = await messages.sqlStatements(async () => {
      const messageId = await messages.send(people[0]!, id)
      return { messageId, told: await Promise.all(streams.map((stream) => stream.next())) }
    })
    const message = { id: result.messageId, content: 'hello', sender: { id: people[0]!.id } }
    for (const one of result.told) {
      expect(one).toEqual({ data: { messageAdded: { ...message, conversation: { id, name: 'Walks' } } } })
    }
    await close(streams)
    return statements.length
  }
  const few = await count(people.slice(0, 3))
  expect(await count(people)).toBe(few)
  expect(messages.running.instance.database.gauges().live.total).toBe(1)
})

test('four messages at once to 240 streams end none of them, and no request beside them', async () => {
  await using messages = await startMessages()
  const people = await messages.people(241)
  const [sender, ...listeners] = people as [TestViewer, ...TestViewer[]]
  const id = await messages.group(sender, ...listeners)
  const streams = await listen(messages, listeners, `subscription { messageAdded { id } }`)
  const unrelated = `{ viewer { unreadMessageCount } }`
  const [ids, beside] = await Promise.all([
    Promise.all(Array.from({ length: 4 }, () => messages.send(sender, id))),
    Promise.all(Array.from({ length: 20 }, () => messages.ask(sender, unrelated))),
  ])
  for (const one of beside) expect(one).toEqual({ unreadMessageCount: 0 })
  const told = await Promise.all(
    streams.map(async (stream) => {
      const added: unknown[] = []
      while (added.length < 4) added.push(await stream.next())
      return added
    }),
  )
  const [first] = told
  expect(first).toHaveLength(4)
  expect(first).toEqual(expect.arrayContaining(ids.map((each) => ({ data: { messageAdded: { id: each } } }))))
  for (const one of told) expect(one).toEqual(first)
  await close(streams)
})

const Shown = /* GraphQL */ `
  fragment Shown on Message {
    id content isEdited isDeleted idempotencyKey viewerCanEdit viewerCanDelete viewerHasBlockedSender
    sender { id }
    media { id accessGrant }
    replyTo { id content idempotencyKey viewerCanDelete viewerHasBlockedSender sender { id } }
    readBy(first: 20) { nodes { user { id } lastReadMessage { id } } }
    conversation {
      id name unreadCount viewerRole viewerCanSend cursor
      createdBy { id }
      lastMessage { id viewerCanEdit }
      participants(first: 20) { nodes { id role user { id viewerCanMessage } } }
    }
  }
`

/** What each of the viewers is shown of the message when they ask for it alone. */
const asked = async (messages: StartedMessages, viewer: TestViewer, id: string) => {
  const [message] = await messages.ask(
    viewer,
    `query ($of: [_Any!]!) { _entities(representations: $of) { ...Shown } } ${Shown}`,
    { of: [{ __typename: 'Message', id }] },
  )
  return message
}

test('each of many listeners is shown what they are shown when they ask alone', async () => {
  await using messages = await startMessages()
  const people = await messages.people(10)
  const [ada, grace, alan, eve, mallory, ...others] = people as TestViewer[] as [TestViewer, ...TestViewer[]]
  const id = await messages.group(ada, ...people.slice(1))
  const before = await messages.send(ada, id, 'before')
  await messages.ask(grace!, MarkRead, { input: { conversationId: id, upToMessageId: before } })
  // Hidden from each other, so that their screens differ; one of them listens and is no longer in the group.
  await messages.block(alan!, ada)
  await messages.block(eve!, grace!)
  const added = await listen(messages, people, `subscription { messageAdded { ...Shown } } ${Shown}`)
  const mediaIds = [await messages.file(ada)]
  const send = async (input: object) => {
    const { message } = await messages.ask(ada, SendMessage, {
      input: { conversationId: id, idempotencyKey: newId(), ...input },
    })
    return message.id as string
  }
  for (const input of [{ content: 'plain' }, { type: 'IMAGE', mediaIds }, { content: 'answer', replyToId: before }]) {
    const messageId = await send(input)
    for (const [index, stream] of added.entries()) {
      const { data, errors } = (await stream.next()) as { data: { messageAdded: object }; errors?: unknown }
      expect(errors).toBeUndefined()
      expect(ownGrants(data.messageAdded)).toEqual(ownGrants(await asked(messages, people[index]!, messageId)))
      const [file] = (data.messageAdded as { media: { id: string; accessGrant: string }[] }).media
      if (file) expect(holderOf(file.accessGrant)).toBe(people[index]!.id)
    }
  }

  await messages.database.system
    .updateTable('conversationParticipants')
    .set({ leftAt: new Date() })
    .where('userId', '=', mallory!.id)
    .execute()
  const recipientIds = people.slice(1).map((person) => person.id)
  const sent = { messageId: before, conversationId: id, senderId: ada.id, recipientIds, sentAt: new Date() }
  await messages.database.system.transaction().execute((trx) => publish(trx, messageSent, { ...sent, type: 'TEXT' }))
  for (const [index, stream] of added.entries()) {
    if (people[index] !== mallory) {
      expect(await stream.next()).toMatchObject({ data: { messageAdded: { id: before, content: 'before' } } })
    }
  }
  // The next that the one who left is shown is of elsewhere: what came before was passed over for them alone.
  const elsewhere = await messages.direct(mallory!, others[0]!)
  await messages.send(mallory!, elsewhere, 'elsewhere')
  expect(await added[4]!.next()).toMatchObject({ data: { messageAdded: { content: 'elsewhere' } } })
  await close(added)
})

/** Grants are signed at each time anew, so they are told by whom they are for. */
const ownGrants = (shown: object): unknown =>
  JSON.parse(JSON.stringify(shown), (key, value) => (key === 'accessGrant' ? holderOf(value) : value))

const holderOf = (grant: string) => grant.split('.')[1]

test('a database that goes away for a moment ends no stream, and messages come in their order', async () => {
  await using messages = await startMessages()
  const people = await messages.people(40)
  const id = await messages.group(people[0]!, ...people.slice(1))
  const Events = `subscription ($id: ID!) { conversationEvents(conversationId: $id) { ... on MessageAdded { cursor message { content } } } }`
  const streams = await listen(messages, people, Events, { id })
  await messages.send(people[0]!, id, '0')
  const told = await Promise.all(streams.map((stream) => stream.next()))
  for (const one of told) expect(one).toEqual(told[0])
  // The connection that showed it is lost while it is idle.
  await sql`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where application_name = 'plaza-messages-live' and datname = current_database()
  `.execute(messages.database.system)
  for (const content of ['1', '2', '3', '4']) await messages.send(people[0]!, id, content)
  for (const stream of streams) {
    for (const content of ['1', '2', '3', '4']) {
      expect(await stream.next()).toMatchObject({ data: { conversationEvents: { message: { content } } } })
    }
  }
  await close(streams)
})
