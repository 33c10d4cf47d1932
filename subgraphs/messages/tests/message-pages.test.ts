import { expect, test } from 'vitest'
import { startMessages } from './testkit.ts'

const Page = /* GraphQL */ `
  query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    conversation(id: $id) {
      messages(first: $first, after: $after, last: $last, before: $before) {
        edges { cursor node { content } }
        nodes { content }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  }
`

async function startThread(count: number) {
  const messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const id = await messages.direct(ada!, grace!)
  for (let n = 1; n <= count; n++) await messages.send(n % 2 ? ada! : grace!, id, String(n))
  const page = async (args: object) => {
    const { messages: connection } = await messages.ask(ada!, Page, { id, ...args })
    return { ...connection, contents: connection.nodes.map(({ content }: { content: string }) => Number(content)) }
  }
  return { ...messages, ada: ada!, grace: grace!, id, page }
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

test('without arguments it gives the last twenty, oldest first', async () => {
  await using thread = await startThread(23)
  const page = await thread.page({})
  expect(page.contents).toEqual(range(4, 23))
  expect(page.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
  expect(page.pageInfo.startCursor).toBe(page.edges[0].cursor)
  expect(page.pageInfo.endCursor).toBe(page.edges[19].cursor)
})

test('it pages backwards to the first message and forwards to the last', async () => {
  await using thread = await startThread(7)
  const latest = await thread.page({ last: 3 })
  expect(latest.contents).toEqual([5, 6, 7])
  const earlier = await thread.page({ last: 3, before: latest.pageInfo.startCursor })
  expect(earlier.contents).toEqual([2, 3, 4])
  expect(earlier.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
  const earliest = await thread.page({ last: 3, before: earlier.pageInfo.startCursor })
  expect(earliest.contents).toEqual([1])
  expect(earliest.pageInfo.hasPreviousPage).toBe(false)

  const first = await thread.page({ first: 4 })
  expect(first.contents).toEqual([1, 2, 3, 4])
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
  const rest = await thread.page({ first: 4, after: first.pageInfo.endCursor })
  expect(rest.contents).toEqual([5, 6, 7])
  expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
})

test('a page stays where it is while new messages arrive', async () => {
  await using thread = await startThread(5)
  const latest = await thread.page({ last: 2 })
  await thread.send(thread.grace, thread.id, '6')
  expect((await thread.page({ last: 2, before: latest.pageInfo.startCursor })).contents).toEqual([2, 3])
})

test('both directions at once, too many and made-up cursors are refused', async () => {
  await using thread = await startThread(1)
  const { startCursor } = (await thread.page({})).pageInfo
  for (const args of [
    { first: 1, last: 1 },
    { first: 1, before: startCursor },
    { last: 1, after: startCursor },
    { first: 101 },
    { last: -1 },
    { before: 'nonsense' },
  ]) {
    const { errors } = await thread.execute(thread.ada, Page, { id: thread.id, ...args })
    expect(errors?.[0]?.extensions.code, JSON.stringify(args)).toBe('BAD_USER_INPUT')
  }
})

test('a deleted message keeps its place and loses its content', async () => {
  await using thread = await startThread(2)
  const picture = await thread.file(thread.ada)
  const { message } = await thread.ask(
    thread.ada,
    `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }`,
    { input: { conversationId: thread.id, type: 'IMAGE', mediaIds: [picture], idempotencyKey: crypto.randomUUID() } },
  )
  const deleted = await thread.ask(
    thread.ada,
    `mutation ($id: ID!) {
      deleteMessage(input: { messageId: $id }) { message { id content isDeleted media { id } } errors { code } }
    }`,
    { id: message.id },
  )
  expect(deleted).toEqual({ message: { id: message.id, content: '', isDeleted: true, media: [] }, errors: [] })
  const { lastMessage, messages } = await thread.ask(
    thread.grace,
    `query ($id: ID!) {
      conversation(id: $id) { lastMessage { id isDeleted media { id } } messages(last: 5) { nodes { id } } }
    }`,
    { id: thread.id },
  )
  expect(lastMessage).toEqual({ id: message.id, isDeleted: true, media: [] })
  expect(messages.nodes).toHaveLength(3)
})
