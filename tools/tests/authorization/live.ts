import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { mediaReady, mediaRejected } from '@plaza/schema/events'
import type { GraphQLSchema } from 'graphql'
import { getNamedType } from 'graphql'
import { type Ask, mustSucceed } from './asking.ts'
import type { Viewer } from './facts.ts'
import { questionBehind } from './paths.ts'
import { styles } from './styles.ts'
import type { Town } from './town.ts'

export interface Watch {
  readonly name: string
  readonly document: string
  readonly variables: Record<string, unknown>
  readonly paths: number
}

/** Every subscription, on everything of ada's that it can be for. */
export function watches(schema: GraphQLSchema, town: Town): Watch[] {
  const fields = Object.values(schema.getSubscriptionType()?.getFields() ?? {})
  return fields.flatMap((field, n) => {
    const [argument] = field.args
    const asked = argument ? town.targets[argument.name]!.map((value) => ({ asked: value })) : [{}]
    const root = {
      ...{ from: `Subscription.${field.name}`, operation: 'subscription', type: getNamedType(field.type) },
      call: argument ? `${field.name}(${argument.name}: $asked)` : field.name,
      variables: argument ? [`$asked: ${argument.type}`] : [],
    }
    // Conditions are not allowed on the root field of a subscription.
    const usable = styles.filter((style) => !style.includes('@') && !style.startsWith('conditional'))
    const { document, paths } = questionBehind(schema, root, usable[n % usable.length]!, 1)
    return asked.map((variables) => ({ name: field.name, document, paths, variables }))
  })
}

/** As the worker does for each of ada's files, whether others are shown it or not. */
async function tellOfFiles({ plaza, people, targets }: Town): Promise<void> {
  const file = { ownerId: people.ada.id, kind: 'IMAGE' as const, version: 2 }
  const about = { mimeType: 'image/png', byteSize: 10, width: 4, height: 3, durationSeconds: null }
  await plaza.plaza.subgraphs
    .get('media')!
    .instance.database.system.transaction()
    .execute(async (trx) => {
      for (const mediaId of targets.mediaIds!) {
        await publish(trx, mediaReady, { ...file, ...about, mediaId })
        await publish(trx, mediaRejected, { ...file, mediaId, reason: 'MALWARE' })
      }
    })
}

/** Ada and grace say private things; then each attacker's own streams get something that ends the wait for them. */
export async function sayThings(ask: Ask, town: Town): Promise<{ lastMessage: string }> {
  const { facts, targets, people } = town
  const errors = 'errors { code message }'
  const change = async (viewer: Exclude<Viewer, 'nobody'>, field: string, type: string, input: object, more = '') =>
    mustSucceed(
      (await ask(viewer, `mutation ($input: ${type}!) { ${field}(input: $input) { ${more} ${errors} } }`, { input }))[
        field
      ],
    )
  for (const conversationId of targets.conversationId!) {
    const content = facts.tell('a message sent while others watch', ['grace'])
    await change('ada', 'sendMessage', 'SendMessageInput', { conversationId, content, idempotencyKey: newId() })
  }
  const edited = { messageId: targets.messageId![2], content: facts.tell('an edited message', ['grace']) }
  await change('ada', 'editMessage', 'EditMessageInput', edited)
  await change('ada', 'setTyping', 'SetTypingInput', { conversationId: targets.conversationId![0], isTyping: true })
  for (const [what, knownTo, privacyLevel] of [
    ['a friends-only post while others watch', ['grace'], 'FRIENDS'],
    ['a private post while others watch', [], 'PRIVATE'],
  ] as const) {
    const input = { content: facts.tell(what, knownTo), privacyLevel }
    const { post } = await change('ada', 'createPost', 'CreatePostInput', input, 'post { id }')
    facts.take(`id of ${what}`, post.id, knownTo)
    const comment = { postId: post.id, content: facts.tell(`a comment on ${what}`, knownTo) }
    await change('ada', 'addComment', 'AddCommentInput', comment)
  }
  for (const [n, postId] of targets.postId!.entries()) {
    if (n !== 1 && n !== 3) continue
    const knownTo = n === 1 ? (['grace'] as const) : []
    const content = facts.tell(`a comment on post ${n} while others watch`, knownTo)
    await change('ada', 'addComment', 'AddCommentInput', { postId, content })
  }
  await tellOfFiles(town)
  const lastMessage = 'that was all'
  for (const other of ['edsger', 'ken', 'mallory'] as const) {
    // Who has opened it waits for no request of hers.
    const input = { userId: people.grace.id }
    await change(other, 'startDirectConversation', 'StartDirectConversationInput', input)
    const opened = await change(
      'grace',
      'startDirectConversation',
      'StartDirectConversationInput',
      { userId: people[other].id },
      'conversation { id }',
    )
    const last = { conversationId: opened.conversation.id, content: lastMessage, idempotencyKey: newId() }
    await change('grace', 'sendMessage', 'SendMessageInput', last)
  }
  return { lastMessage }
}
