import { privacyChanged, userDeleted, userProfileCreated } from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { type StartedMessages, startMessages } from './testkit.ts'

async function startGroup() {
  const messages = await startMessages()
  const [ada, grace, alan, hedy] = (await messages.people(4)) as [TestViewer, TestViewer, TestViewer, TestViewer]
  for (const [{ id: userId }, username] of [
    [ada, 'Ada'],
    [grace, 'grace'],
    [alan, 'alan_t'],
    [hedy, 'hedy'],
  ] as const) {
    const profile = { userId, username, displayName: username, profilePictureId: null, isVerified: false, version: 1 }
    await messages.deliver(userProfileCreated, profile)
  }
  return { messages, ada, grace, alan, hedy, group: await messages.group(ada, grace, alan) }
}

const facets = `facets { start end target {
  __typename ... on Mention { user { id } } ... on Link { url } ... on TagRef { name }
} }`
const Edit = `mutation ($input: EditMessageInput!) { editMessage(input: $input) { message { ${facets} } errors { code } } }`

/** The facets of the newest message of a conversation, as the viewer is shown them. */
async function shown(messages: StartedMessages, viewer: TestViewer, conversation: string) {
  const document = `query ($id: ID!) { conversation(id: $id) { lastMessage { ${facets} } } }`
  return (await messages.ask(viewer, document, { id: conversation })).lastMessage.facets
}

const mention = (start: number, end: number, person: TestViewer | null) => ({
  ...{ start, end },
  target: { __typename: 'Mention', user: person && { id: person.id } },
})

const told = async (messages: StartedMessages) =>
  (await messages.outbox()).flatMap(({ data }) => ('mentionedIds' in data ? [data.mentionedIds] : []))

test('a message says where it leads, and tells whom of its readers it names', async () => {
  const { messages, ada, grace, alan, hedy, group } = await startGroup()
  await using _ = messages
  const id = await messages.send(ada, group, '@grace @hedy @ada www.plaza.example #tea')
  expect(await shown(messages, alan, group)).toEqual([
    mention(0, 6, grace),
    mention(7, 12, hedy),
    mention(13, 17, ada),
    { start: 18, end: 35, target: { __typename: 'Link', url: 'https://www.plaza.example/' } },
    { start: 36, end: 40, target: { __typename: 'TagRef', name: 'tea' } },
  ])
  const { message } = await messages.ask(ada, Edit, { input: { messageId: id, content: '@alan_t @grace' } })
  expect(message.facets).toEqual([mention(0, 7, alan), mention(8, 14, grace)])
  // Hedy is not in the group.
  expect(await told(messages)).toEqual([[grace.id], [alan.id, grace.id]])
})

test('nobody is mentioned across a block or against their choice, and nobody hidden is shown', async () => {
  const { messages, ada, grace, alan, group } = await startGroup()
  await using _ = messages
  await messages.deliver(privacyChanged, {
    ...{ userId: grace.id, whoMayMessage: 'REQUEST', whoMayMention: 'FRIENDS', version: 1 },
  })
  await messages.send(alan, group, '@grace')
  expect(await shown(messages, ada, group)).toEqual([])
  await messages.send(ada, group, '@grace')
  expect(await shown(messages, ada, group)).toEqual([mention(0, 6, grace)])
  await messages.block(grace, alan)
  expect(await shown(messages, alan, group)).toEqual([mention(0, 6, null)])
  await messages.send(grace, group, '@alan_t')
  expect(await shown(messages, ada, group)).toEqual([])
})

test('a message that is deleted names nobody, and one that stays no deleted account', async () => {
  const { messages, ada, grace, alan, group } = await startGroup()
  await using _ = messages
  await messages.send(ada, group, '@grace @alan_t')
  const id = await messages.send(ada, group, '@grace')
  await messages.ask(ada, 'mutation ($id: ID!) { deleteMessage(input: { messageId: $id }) { errors { code } } }', {
    id,
  })
  await messages.deliver(userDeleted, {
    ...{ userId: grace.id, email: null, username: null, emailVerifiedAt: null, status: 'DEACTIVATED', version: 2 },
    deletedAt: new Date(),
  })
  const rows = await messages.database.system.selectFrom('messages').select('mentions').orderBy('sequence').execute()
  expect(rows).toEqual([{ mentions: [{ name: 'alan_t', userId: alan.id }] }, { mentions: [] }])
})

test('an edit tells nobody of a mention who has muted the conversation, or to whom it is a request', async () => {
  const { messages, ada, grace, alan, hedy, group } = await startGroup()
  await using _ = messages
  const edited = async (sender: TestViewer, id: string, content: string) => {
    await messages.ask(sender, Edit, { input: { messageId: id, content } })
    const { data } = (await messages.outbox()).findLast(({ type }) => type === 'message.edited')!
    const { mentionedIds, newMentionIds } = data as { mentionedIds: string[]; newMentionIds: string[] }
    return { mentionedIds, newMentionIds }
  }
  const mute = 'mutation ($id: ID!) { muteConversation(input: { conversationId: $id }) { errors { code } } }'
  const id = await messages.send(ada, group, 'hello')
  await messages.ask(grace, mute, { id: group })
  // She is named all the same: of what she was told before a mute, nothing is taken back.
  expect(await edited(ada, id, '@grace @alan_t')).toEqual({
    mentionedIds: [grace.id, alan.id],
    newMentionIds: [alan.id],
  })
  await messages.deliver(privacyChanged, {
    ...{ userId: hedy.id, whoMayMessage: 'REQUEST', whoMayMention: 'EVERYONE', version: 2 },
  })
  const asked = await messages.send(alan, await messages.direct(alan, hedy), 'hello')
  expect(await edited(alan, asked, '@hedy')).toEqual({ mentionedIds: [], newMentionIds: [] })
})
