import { newId } from '@plaza/database'
import { type Ask, mustSucceed } from './asking.ts'
import type { Viewer } from './facts.ts'
import type { Filling } from './town.ts'
import { naming } from './town-posts.ts'

/** A group, which ken and mallory will leave, and direct conversations. What was said before they left is theirs no more. */
export async function fillMessages(ask: Ask, { facts, people, targets }: Filling): Promise<void> {
  const write = async (sender: Viewer, what: string, knownTo: readonly Viewer[], input: object) => {
    const content = `${facts.tell(what, knownTo, sender)} ${naming}`
    const idempotencyKey = facts.take(`key of ${what}`, newId(), [], sender)
    const sent = await ask(sender, sendMessage, { input: { content, idempotencyKey, ...input } })
    return facts.take(`id of ${what}`, mustSucceed(sent.sendMessage).message.id, knownTo, sender)
  }
  const group = {
    name: facts.tell('name of a group', ['grace']),
    description: facts.tell('description of a group', ['grace']),
    participantIds: [people.grace.id, people.ken.id, people.mallory.id],
  }
  const made = mustSucceed((await ask('ada', createGroup, { input: group })).createGroupConversation)
  const groupId = facts.take('id of a group', made.conversation.id, ['grace'])
  const first = await write('ada', 'a message to a group', ['grace'], {
    ...{ conversationId: groupId, type: 'IMAGE', mediaIds: targets.inMessage },
  })
  const answer = await write('grace', 'an answer in a group', ['ada'], { conversationId: groupId, replyToId: first })
  mustSucceed(
    (await ask('grace', markRead, { input: { conversationId: groupId, upToMessageId: answer } })).markConversationRead,
  )

  const direct = mustSucceed(
    (await ask('ada', startDirect, { input: { userId: people.grace.id } })).startDirectConversation,
  )
  const directId = facts.take('id of a direct conversation', direct.conversation.id, ['grace'])
  const message = await write('ada', 'a direct message', ['grace'], { conversationId: directId })
  for (const [viewer, messageId] of [
    ['grace', first],
    ['ada', answer],
    ['grace', message],
  ] as const) {
    const input = { messageId, type: 'LOVE' }
    mustSucceed((await ask(viewer, react, { input })).setMessageReaction)
  }
  targets.conversationId = [groupId, directId]
  targets.messageId = [first, answer, message]
}

const sendMessage =
  'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } errors { code message } } }'
const createGroup = `mutation ($input: CreateGroupConversationInput!) {
  createGroupConversation(input: $input) { conversation { id } errors { code message } } }`
const startDirect = `mutation ($input: StartDirectConversationInput!) {
  startDirectConversation(input: $input) { conversation { id } errors { code message } } }`
const markRead =
  'mutation ($input: MarkConversationReadInput!) { markConversationRead(input: $input) { errors { code message } } }'
const react =
  'mutation ($input: SetMessageReactionInput!) { setMessageReaction(input: $input) { errors { code message } } }'
