import { randomUUID } from 'node:crypto'
import { createRandom, type Random } from '../../seed/random.ts'
import type { Client, Data, Session } from './client.ts'
import { mistakes } from './mistakes.ts'

/** One person in a browser, who does one thing after another until `over`. */
export async function visit(client: Client, name: string, seed: number, over: AbortSignal): Promise<void> {
  const visitor: Visitor = { client, name, random: createRandom(seed), session: await client.signIn(name), posts: [] }
  while (!over.aborted) await chooseAct(visitor.random)(visitor)
}

interface Visitor {
  readonly client: Client
  readonly name: string
  readonly random: Random
  session: Session
  /** Those that the latest feed showed. */
  posts: Data[]
}

type Act = (visitor: Visitor) => Promise<void>

/** How often each is done beside the others: people read far more than they write. */
const acts: readonly (readonly [weight: number, act: Act])[] = [
  [20, readFeed],
  [8, readPost],
  [6, (visitor) => read(visitor, 'AppShell')],
  [6, (visitor) => read(visitor, 'Profile', { username: visitor.name })],
  [4, (visitor) => read(visitor, 'Notifications')],
  [3, (visitor) => read(visitor, 'PeopleYouMayKnow')],
  [3, (visitor) => read(visitor, 'FriendRequests')],
  [3, (visitor) => read(visitor, 'SearchPeople', { query: visitor.random.pick(['ada', 'gr', 'al', 'jo']) })],
  [3, (visitor) => read(visitor, 'SearchPosts', { query: visitor.random.pick(['garden', 'train', 'night']) })],
  [3, (visitor) => read(visitor, 'TagPage', { name: visitor.random.pick(['plaza', 'garden', 'books']) })],
  [2, converse],
  [2, react],
  [1, comment],
  [1, publish],
  [1, renew],
  [4, blunder],
]
const weights = acts.reduce((sum, [weight]) => sum + weight, 0)

function chooseAct(random: Random): Act {
  let left = random.below(weights)
  for (const [weight, act] of acts) {
    left -= weight
    if (left < 0) return act
  }
  return readFeed
}

async function read({ client, session }: Visitor, operation: string, variables = {}): Promise<void> {
  await client.run(session, operation, variables)
}

async function readFeed(visitor: Visitor): Promise<void> {
  const { client, session, random } = visitor
  const data = await client.run(session, 'HomeFeed', { ranking: random.pick(['TOP', 'LATEST']) })
  if (data) visitor.posts = data.viewer.homeFeed.edges.map(({ node }: Data) => node)
}

async function readPost({ client, session, random, posts }: Visitor): Promise<void> {
  if (posts.length > 0) await client.run(session, 'PostDetail', { id: random.pick(posts).id })
}

async function react({ client, session, random, posts }: Visitor): Promise<void> {
  if (posts.length === 0) return
  await client.run(session, 'React', { subjectId: random.pick(posts).id, type: random.pick(['LIKE', 'LOVE', 'LAUGH']) })
}

async function comment({ client, session, random, posts }: Visitor): Promise<void> {
  if (posts.length === 0) return
  const input = { postId: random.pick(posts).id, content: 'So it is.', idempotencyKey: randomUUID() }
  await client.run(session, 'AddComment', { input })
}

async function publish({ client, session }: Visitor): Promise<void> {
  await client.run(session, 'CreatePost', { input: { content: 'A soak is a long bath. #soak' } })
}

async function converse({ client, session, random }: Visitor): Promise<void> {
  const data = await client.run(session, 'Conversations')
  if (!data || data.viewer.conversations.nodes.length === 0) return
  const { id } = random.pick<Data>(data.viewer.conversations.nodes)
  const thread = await client.run(session, 'ConversationThread', { id })
  const newest = thread?.conversation.messages.nodes.at(-1)
  if (newest) await client.run(session, 'MarkConversationRead', { conversationId: id, upToMessageId: newest.id })
  const input = { conversationId: id, content: 'How are you?', idempotencyKey: randomUUID() }
  if (random.chance(0.5)) await client.run(session, 'SendMessage', { input })
}

async function renew(visitor: Visitor): Promise<void> {
  const { client, session } = visitor
  const data = await client.run(session, 'RefreshSession', { refreshToken: session.refreshToken })
  if (data) visitor.session = { ...data.refreshSession.tokens }
}

async function blunder({ client, session, random }: Visitor): Promise<void> {
  const [what, bodyOf] = random.pick(mistakes)
  await client.provoke(session, what, bodyOf(random))
}
