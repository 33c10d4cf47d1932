import type { GraphQLObjectType, GraphQLSchema } from 'graphql'
import type { Answers } from '../contract/answers.ts'
import { coordinatesOf, printField, type Selection, selectionOf } from '../contract/questions.ts'

/** What an event leads to is compared by its ids; the model has nothing in an event's own place. */
const passed = () => null
const events: Answers = {
  CommentAdded: { comment: passed, post: passed },
  CommentChanged: { comment: passed },
  CommentDeleted: { deletedCommentId: passed, tombstone: passed, post: passed },
  PostChanged: { post: passed },
  PostDeleted: { deletedPostId: passed },
  MessageAdded: { message: passed },
  MessageChanged: { message: passed },
  ConversationChanged: { conversation: passed },
  ConversationRead: { participant: passed },
  TypingChanged: { user: passed },
  ConversationPlaceChanged: { conversation: passed },
}

/** Streams that say what happens to other people's things. `mediaProcessed` and `viewerChanged` are about the viewer's own. */
export const streams = [
  'messageAdded',
  'notificationAdded',
  'postAdded',
  'commentAdded',
  'postEvents',
  'conversationEvents',
  'conversationPlaceChanged',
] as const

export type StreamName = (typeof streams)[number]

function selectionFor(schema: GraphQLSchema, answers: Answers, name: StreamName): Selection {
  // What was missed is asked for by reading.
  const { changesSince: _, ...Conversation } = answers.Conversation!
  const all = { ...answers, ...events, Conversation, Subscription: { [name]: passed } }
  // What leads on by way of an event leads as far as what is told itself, at a step less.
  const steps = name === 'conversationEvents' ? 2 : 3
  return selectionOf(schema, all, schema.getSubscriptionType() as GraphQLObjectType, steps)
}

/** @param id what the stream is about, where it takes an argument */
export function watchDocument(schema: GraphQLSchema, answers: Answers, name: StreamName, id?: string): string {
  const [argument] = schema.getSubscriptionType()!.getFields()[name]!.args
  const [asked] = selectionFor(schema, answers, name).get('Subscription')!
  return `subscription { ${printField({ ...asked!, args: argument ? { [argument.name]: id } : {} })} }`
}

/** `Type.field` of all that the streams are asked for. */
export function watchedPaths(schema: GraphQLSchema, answers: Answers): Set<string> {
  const covered = new Set<string>()
  for (const name of streams) {
    for (const path of coordinatesOf(selectionFor(schema, answers, name))) covered.add(path)
    covered.add(`Subscription.${name}`)
  }
  return covered
}
