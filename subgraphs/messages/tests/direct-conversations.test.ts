import { newId } from '@plaza/database'
import { expect, test } from 'vitest'
import { StartDirect, startMessages } from './testkit.ts'

const Conversations = /* GraphQL */ `
  query {
    viewer {
      conversations { nodes { id type name viewerRole participantCount unreadCount lastMessage { id } participants { nodes { role user { id } } } } }
    }
  }
`

test('two people who start at the same moment share one conversation', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const ids = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      index % 2 ? messages.direct(ada!, grace!) : messages.direct(grace!, ada!),
    ),
  )
  expect(new Set(ids).size).toBe(1)
  const created = (await messages.outbox()).filter(({ type }) => type === 'conversation.created')
  expect(created).toHaveLength(1)
  expect(created[0]!.data.participantIds.sort()).toEqual([ada!.id, grace!.id].sort())
})

test('the other person sees it once there is a message, or when they start it too', async () => {
  await using messages = await startMessages()
  const [ada, grace, alan] = await messages.people(3)
  const withGrace = await messages.direct(ada!, grace!)
  const withAlan = await messages.direct(ada!, alan!)
  const listed = async (viewer: typeof ada) =>
    (await messages.ask(viewer!, Conversations)).conversations.nodes.map(({ id }: { id: string }) => id)
  const find = (viewer: typeof ada, id: string) =>
    messages.ask(viewer!, `query ($id: ID!) { conversation(id: $id) { id } }`, { id })

  expect((await listed(ada)).sort()).toEqual([withGrace, withAlan].sort())
  expect(await listed(grace)).toEqual([])
  expect(await find(grace, withGrace)).toBeNull()

  await messages.send(ada!, withGrace)
  expect(await listed(grace)).toEqual([withGrace])
  expect(await messages.direct(alan!, ada!)).toBe(withAlan)
  expect(await listed(alan)).toEqual([withAlan])
})

test('a direct conversation shows both people as members', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const id = await messages.direct(ada!, grace!)
  const lastMessage = { id: await messages.send(ada!, id) }
  const { conversations } = await messages.ask(grace!, Conversations)
  expect(conversations.nodes).toEqual([
    {
      id,
      type: 'DIRECT',
      name: null,
      viewerRole: 'MEMBER',
      participantCount: 2,
      unreadCount: 1,
      lastMessage,
      participants: {
        nodes: [
          { role: 'MEMBER', user: { id: ada!.id } },
          { role: 'MEMBER', user: { id: grace!.id } },
        ],
      },
    },
  ])
})

test('blocked either way, absent, deactivated and malformed look the same', async () => {
  await using messages = await startMessages()
  const [ada, blocker, blocked, away] = await messages.people(4)
  await messages.block(blocker!, ada!)
  await messages.block(ada!, blocked!)
  await messages.database.system
    .updateTable('people')
    .set({ status: 'DEACTIVATED' })
    .where('userId', '=', away!.id)
    .execute()
  for (const userId of [blocker!.id, blocked!.id, away!.id, newId(), 'nonsense']) {
    const { data } = await messages.execute(ada!, StartDirect, { userId })
    expect(data.startDirectConversation).toEqual({
      conversation: null,
      errors: [{ code: 'NOT_FOUND', path: ['input', 'userId'] }],
    })
  }
  expect((await messages.ask(ada!, StartDirect, { userId: ada!.id })).errors).toEqual([
    { code: 'INVALID', path: ['input', 'userId'] },
  ])
})

test('conversations come last active first, page by page', async () => {
  await using messages = await startMessages()
  const [ada, ...others] = await messages.people(6)
  const ids: string[] = []
  for (const other of others) ids.push(await messages.direct(ada!, other))
  for (const id of [...ids].reverse()) await messages.send(ada!, id)
  const seen: string[] = []
  let after: string | null = null
  for (let pages = 0; pages < 3; pages++) {
    const { conversations } = await messages.ask(
      ada!,
      `query ($after: String) {
        viewer { conversations(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }
      }`,
      { after },
    )
    seen.push(...conversations.nodes.map(({ id }: { id: string }) => id))
    after = conversations.pageInfo.endCursor
    expect(conversations.pageInfo.hasNextPage).toBe(pages < 2)
  }
  expect(seen).toEqual(ids)
})
