import { newId } from '@plaza/database'
import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { SendMessage, type StartedMessages, startMessages } from './testkit.ts'

const Everything = /* GraphQL */ `
  query ($first: Int!) {
    viewer {
      unreadMessageCount
      conversations(first: $first) {
        nodes {
          id type name participantCount viewerRole unreadCount lastActivityAt
          createdBy { id }
          lastMessage { ...MessageParts }
          participants(first: 3) { nodes { user { id } lastReadMessage { id } } }
          messages(last: 5) { nodes { ...MessageParts readBy(first: 3) { nodes { user { id } } } conversation { id } } }
        }
      }
    }
  }
  fragment MessageParts on Message {
    id type content sentAt sender { id } media { id } replyTo { id content sender { id } }
    reactionCounts { type count } viewerReaction reactions(first: 3) { nodes { type user { id } } }
  }
`

/** Groups in which everybody has said something, with an answer, a picture and a read marker. */
async function talk(messages: StartedMessages, ada: TestViewer, friends: TestViewer[], groups: number) {
  for (let n = 0; n < groups; n++) {
    const { conversation } = await messages.ask(
      ada,
      `mutation ($input: CreateGroupConversationInput!) { createGroupConversation(input: $input) { conversation { id } } }`,
      { input: { name: `Group ${n}`, participantIds: friends.map(({ id }) => id) } },
    )
    const question = await messages.send(friends[0]!, conversation.id, 'coffee?')
    await messages.ask(friends[1]!, SendMessage, {
      input: { conversationId: conversation.id, content: 'yes', replyToId: question, idempotencyKey: newId() },
    })
    await messages.ask(
      ada,
      `mutation ($id: ID!) { setMessageReaction(input: { messageId: $id, type: LOVE }) { errors { code } } }`,
      { id: question },
    )
    const mediaIds = [await messages.file(ada)]
    await messages.ask(ada, SendMessage, {
      input: { conversationId: conversation.id, type: 'IMAGE', mediaIds, idempotencyKey: newId() },
    })
    await messages.ask(
      friends[1]!,
      `mutation ($input: MarkConversationReadInput!) { markConversationRead(input: $input) { errors { code } } }`,
      { input: { conversationId: conversation.id, upToMessageId: question } },
    )
  }
}

test('any number of conversations costs the same number of statements', async () => {
  await using messages = await startMessages()
  const [ada, grace, alan] = await messages.people(3)
  await messages.befriend(ada!, grace!)
  await messages.befriend(ada!, alan!)
  await talk(messages, ada!, [grace!, alan!], 12)
  const count = async (first: number) => {
    const { result, statements } = await messages.sqlStatements(() => messages.ask(ada!, Everything, { first }))
    expect(result.conversations.nodes).toHaveLength(first)
    expect(result.conversations.nodes[0]).toMatchObject({
      lastMessage: { type: 'IMAGE', media: [{}] },
      messages: {
        nodes: [{ readBy: { nodes: [{}] }, viewerReaction: 'LOVE' }, { replyTo: { content: 'coffee?' } }, {}],
      },
    })
    return statements.length
  }
  const [few, many] = [await count(2), await count(12)]
  // Two look-ups of one kind become one where what leads to them happens to arrive together.
  expect(Math.abs(many - few)).toBeLessThanOrEqual(1)
  expect(many).toBeLessThanOrEqual(14)
})
