import { readFile } from 'node:fs/promises'
import { type AuthDatabase, changeRole } from '@plaza/auth'
import { newId } from '@plaza/database'
import { createLogger } from '@plaza/server'
import { type DocumentNode, Kind } from 'graphql'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectServices } from '../src/bulk/databases.ts'
import { readOperations } from '../src/contract/operations.ts'
import { targetsAt } from '../src/databases.ts'
import { inRepository } from '../src/repository.ts'
import { demoPassword, seedTown } from '../src/seed/index.ts'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'
import { openStream } from './account-states/stream.ts'

// biome-ignore lint/suspicious/noExplicitAny: what is asked for decides what comes
type Data = any
type Variables = Record<string, unknown>
/** What the operations before have answered, by their names. */
type Answers = Record<string, Data>

let town: TestPlaza
const documents = new Map<string, DocumentNode>()
const answers: Answers = {}
let ada: string
let grace: string
let alan: string

beforeAll(async () => {
  town = await startTestPlaza(
    {},
    {
      async beforeStart(urls) {
        await using connected = connectServices(targetsAt(urls), createLogger({ service: 'test', level: 'silent' }))
        await seedTown(connected.databases)
      },
    },
  )
  for (const { name, document } of await readOperations()) documents.set(name, document)
  ;[ada, grace, alan] = [await signIn('ada'), await signIn('grace'), await signIn('alan')]
  const auth = town.plaza.subgraphs.get('auth')!.instance.database.system as Kysely<AuthDatabase>
  for (const name of ['ada', 'grace']) await changeRole(auth, name, { isModerator: true })
}, 180_000)
afterAll(async () => await town[Symbol.asyncDispose]())

async function signIn(identifier: string): Promise<string> {
  const { data } = await town.ask(null, documents.get('SignIn')!, { input: { identifier, password: demoPassword } })
  return data.signIn.tokens.accessToken
}

async function ask(token: string, document: DocumentNode | string, variables: Variables = {}): Promise<Data> {
  const { data, errors } = await town.ask(token, document, variables)
  expect(errors).toBeUndefined()
  return data
}

const idOf = async (username: string) =>
  (await ask(ada, 'query ($username: String!) { userByUsername(username: $username) { id } }', { username }))
    .userByUsername.id
const picture = async () => await readFile(inRepository('docs/images/home-light.png'))

const said = (conversationId: string) => ({ conversationId, content: 'Here I am', idempotencyKey: newId() })

/** Each operation once, in an order in which one has what it needs of those before. */
const operations: Record<string, (answers: Answers) => Variables | Promise<Variables>> = {
  SignUp: () => ({
    input: { ...{ username: 'new_here', email: 'new@example.com' }, password: 'quite a long one', firstName: 'New' },
  }),
  SignIn: () => ({ input: { identifier: 'ada', password: demoPassword } }),
  RefreshSession: ({ SignIn }) => ({ refreshToken: SignIn.signIn.tokens.refreshToken }),
  AppShell: () => ({}),
  Settings: () => ({}),
  UpdatePrivacy: () => ({ input: { whoMayMention: 'FRIENDS' } }),
  UpdateNotificationPreferences: () => ({ input: { preferences: [{ type: 'POST_SHARE', push: false }] } }),
  RevokeSession: async () => {
    await signIn('ada')
    const { viewer } = await ask(ada, '{ viewer { account { sessions { id isCurrent } } } }')
    return { sessionId: viewer.account.sessions.find((session: Data) => !session.isCurrent).id }
  },
  CreateUpload: async () => {
    const input = { filename: 'home.png', mimeType: 'image/png', byteSize: (await picture()).length, altText: 'Home' }
    return { input }
  },
  CompleteUpload: async ({ CreateUpload }) => {
    const { id, url, headers } = CreateUpload.createUpload.upload
    const { pathname, search } = new URL(url)
    // Links name the port that was asked for, which is 0 in a test.
    await fetch(new URL(pathname + search, town.plaza.subgraphs.get('media')!.url), {
      method: 'PUT',
      headers: headers.map(({ name, value }: Data) => [name, value]),
      body: await picture(),
    })
    return { uploadId: id }
  },
  Files: () => ({ kind: 'IMAGE' }),
  Collections: () => ({}),
  UpdateFile: ({ CompleteUpload }) => ({
    input: { mediaId: CompleteUpload.completeUpload.mediaFile.id, altText: 'The home page' },
  }),
  AddToCollection: async ({ CompleteUpload }) => {
    const made = await ask(ada, 'mutation { createMediaCollection(input: { name: "Pages" }) { collection { id } } }')
    const mediaId = CompleteUpload.completeUpload.mediaFile.id
    const status = async () =>
      (await ask(ada, 'query ($id: ID!) { mediaFile(id: $id) { status } }', { id: mediaId })).mediaFile.status
    await expect.poll(status, { timeout: 60_000 }).toBe('READY')
    return { collectionId: made.createMediaCollection.collection.id, mediaIds: [mediaId] }
  },
  DeleteFile: ({ CompleteUpload }) => ({ mediaId: CompleteUpload.completeUpload.mediaFile.id }),
  Profile: () => ({ username: 'grace' }),
  EditProfile: () => ({ input: { bio: 'First of all' } }),
  FriendRequests: () => ({}),
  PeopleYouMayKnow: () => ({}),
  SearchPeople: () => ({ query: 'gr' }),
  SendFriendRequest: ({ SignUp }) => ({ userId: SignUp.signUp.account.id }),
  AcceptFriendRequest: async ({ SignUp }) => {
    const { token } = await town.signUp('asks_ada')
    const asked = await ask(token, documents.get('SendFriendRequest')!, { userId: await idOf('ada') })
    expect(SignUp.signUp.errors).toEqual([])
    return { friendRequestId: asked.sendFriendRequest.friendRequest.id }
  },
  HomeFeed: () => ({}),
  CreatePost: () => ({ input: { content: 'To be looked at #plaza', privacyLevel: 'PUBLIC' } }),
  PostDetail: ({ CreatePost }) => ({ id: CreatePost.createPost.post.id }),
  TagPage: () => ({ name: 'plaza' }),
  SearchPosts: () => ({ query: 'looked' }),
  SharePost: async () => {
    const input = { content: 'By grace', privacyLevel: 'PUBLIC' }
    return { input: { postId: (await ask(grace, documents.get('CreatePost')!, { input })).createPost.post.id } }
  },
  React: ({ SharePost }) => ({ subjectId: SharePost.sharePost.post.sharedPost.id, type: 'LOVE' }),
  AddComment: ({ CreatePost }) => ({ input: { postId: CreatePost.createPost.post.id, content: 'By myself' } }),
  Conversations: () => ({}),
  StartDirectConversation: async () => ({ userId: await idOf('grace') }),
  ConversationThread: ({ StartDirectConversation }) => ({
    id: StartDirectConversation.startDirectConversation.conversation.id,
  }),
  SendMessage: ({ StartDirectConversation }) => ({
    input: said(StartDirectConversation.startDirectConversation.conversation.id),
  }),
  MarkConversationRead: ({ StartDirectConversation, SendMessage }) => ({
    conversationId: StartDirectConversation.startDirectConversation.conversation.id,
    upToMessageId: SendMessage.sendMessage.message.id,
  }),
  ReactToMessage: ({ SendMessage }) => ({ messageId: SendMessage.sendMessage.message.id, type: 'LAUGH' }),
  RemoveMessageReaction: ({ SendMessage }) => ({ messageId: SendMessage.sendMessage.message.id }),
  Notifications: () => ({}),
  MarkRead: ({ Notifications }) => ({ notificationIds: [Notifications.viewer.notifications.nodes[0].id] }),
  NotificationGroups: () => ({}),
  MarkGroupsRead: ({ NotificationGroups }) => ({
    notificationGroupIds: [NotificationGroups.viewer.notificationGroups.nodes[0].id],
  }),
  MarkSeen: () => ({}),
  MarkAllRead: () => ({}),
  UpdateDeliverySettings: () => ({ input: { timeZone: 'Europe/Vienna' } }),
  ChangeLocale: () => ({ locale: 'de' }),
  CompletePeople: () => ({ query: 'g' }),
  MuteUser: async () => ({ input: { userId: await idOf('alan') } }),
  MutedPeople: () => ({}),
  UnmuteUser: async () => ({ userId: await idOf('alan') }),
  ArchiveConversation: ({ StartDirectConversation }) => ({
    conversationId: StartDirectConversation.startDirectConversation.conversation.id,
  }),
  UnarchiveConversation: ({ StartDirectConversation }) => ({
    conversationId: StartDirectConversation.startDirectConversation.conversation.id,
  }),
  MuteConversation: ({ StartDirectConversation }) => ({
    conversationId: StartDirectConversation.startDirectConversation.conversation.id,
  }),
  UnmuteConversation: ({ StartDirectConversation }) => ({
    conversationId: StartDirectConversation.startDirectConversation.conversation.id,
  }),
  AcceptMessageRequest: async () => ({ conversationId: await requestBy('writes_first') }),
  DeclineMessageRequest: async () => ({ conversationId: await requestBy('writes_too') }),
  BookmarkPost: ({ SharePost }) => ({ postId: SharePost.sharePost.post.sharedPost.id }),
  Bookmarks: () => ({}),
  RemoveBookmark: ({ SharePost }) => ({ postId: SharePost.sharePost.post.sharedPost.id }),
  PinPost: ({ CreatePost }) => ({ postId: CreatePost.createPost.post.id }),
  UnpinPost: ({ CreatePost }) => ({ postId: CreatePost.createPost.post.id }),
  MutePost: ({ SharePost }) => ({ postId: SharePost.sharePost.post.sharedPost.id }),
  UnmutePost: ({ SharePost }) => ({ postId: SharePost.sharePost.post.sharedPost.id }),
  HidePost: ({ SharePost }) => ({ postId: SharePost.sharePost.post.sharedPost.id }),
  MutedPosts: () => ({}),
  HiddenPosts: () => ({}),
  UnhidePost: ({ SharePost }) => ({ postId: SharePost.sharePost.post.sharedPost.id }),
  AddFilteredWord: () => ({ input: { phrase: 'spoiler', places: ['COMMENTS'] } }),
  FilteredWords: () => ({}),
  RemoveFilteredWord: ({ AddFilteredWord }) => ({
    input: { filteredWordId: AddFilteredWord.addFilteredWord.filteredWord.id },
  }),
  ReportUser: ({ SignUp }) => ({ input: { userId: SignUp.signUp.account.id, reason: 'IMPERSONATION' } }),
  ReportPost: ({ SharePost }) => ({ input: { postId: SharePost.sharePost.post.sharedPost.id, reason: 'SPAM' } }),
  ReportComment: async ({ CreatePost }) => {
    const input = { postId: CreatePost.createPost.post.id, content: 'By grace' }
    const { addComment } = await ask(grace, documents.get('AddComment')!, { input })
    return { input: { commentId: addComment.comment.id, reason: 'HARASSMENT', note: 'Not nice' } }
  },
  ReportMessage: async ({ StartDirectConversation }) => {
    const input = said(StartDirectConversation.startDirectConversation.conversation.id)
    const { sendMessage } = await ask(grace, documents.get('SendMessage')!, { input })
    return { input: { messageId: sendMessage.message.id, reason: 'SPAM' } }
  },
  ReportMediaFile: async () => {
    const { viewer } = await ask(
      ada,
      '{ viewer { id homeFeed(first: 50) { nodes { author { id } media { id reportToken } } } } }',
    )
    const { media } = viewer.homeFeed.nodes.find(
      ({ author, media }: Data) => author.id !== viewer.id && media.length > 0,
    )
    return { input: { mediaId: media[0].id, reportToken: media[0].reportToken, reason: 'SEXUAL_CONTENT' } }
  },
  ModerationQueue: () => ({ queue: 'OPEN', takenByViewer: false }),
  TakeModerationCase: () => ({ input: { caseId: caseOf('POST') } }),
  ReleaseModerationCase: () => ({ input: { caseId: caseOf('POST') } }),
  DecideModerationCase: () => ({ input: { caseId: caseOf('POST'), action: 'NO_ACTION' } }),
  ModerationDecisions: async ({ CreatePost }) => {
    const postId = CreatePost.createPost.post.id
    await ask(alan, documents.get('ReportPost')!, { input: { postId, reason: 'SPAM' } })
    await town.plaza.bus.settled()
    const { viewer } = await ask(grace, documents.get('ModerationQueue')!, { queue: 'OPEN', takenByViewer: false })
    const { id } = viewer.moderation.cases.nodes.find(({ subjectId }: Data) => subjectId === postId)
    await decideAs(grace, { caseId: id, action: 'REMOVE', rule: 'SPAM' })
    return {}
  },
  AppealDecision: ({ ModerationDecisions }) => ({
    input: { decisionId: ModerationDecisions.viewer.moderationDecisions.nodes[0].id, statement: 'It was no spam' },
  }),
  AppealSuspension: async () => {
    await decideAs(grace, { caseId: caseOf('USER'), action: 'SUSPEND', rule: 'IMPERSONATION' })
    const input = { identifier: 'new_here', password: 'quite a long one' }
    const { signIn } = await ask(
      ada,
      'mutation ($input: SignInInput!) { signIn(input: $input) { suspension { appealToken } } }',
      { input },
    )
    return { input: { token: signIn.suspension.appealToken, statement: 'It is me' } }
  },
  AnswerAppeal: ({ AppealSuspension }) => ({
    input: { appealId: AppealSuspension.appealSuspension.decision.appeal.id, accept: true },
  }),
  AuditLog: () => ({}),
}

const caseOf = (subjectType: string): string =>
  answers.ModerationQueue.viewer.moderation.cases.nodes.find((one: Data) => one.subjectType === subjectType).id
async function decideAs(token: string, input: Variables): Promise<void> {
  const { decideModerationCase } = await ask(token, documents.get('DecideModerationCase')!, { input })
  expect(decideModerationCase.errors).toEqual([])
  await town.plaza.bus.settled()
}

/** A first message of somebody who is no friend; gives its conversation. */
async function requestBy(username: string): Promise<string> {
  const { token } = await town.signUp(username)
  const { startDirectConversation } = await ask(token, documents.get('StartDirectConversation')!, {
    userId: await idOf('ada'),
  })
  const conversationId = startDirectConversation.conversation.id
  await ask(token, documents.get('SendMessage')!, { input: said(conversationId) })
  return conversationId
}

/** What is opened before all of it, and of what it has told when all is done. */
const streams: Record<string, () => Variables | Promise<Variables>> = {
  OnPostAdded: () => ({}),
  OnCommentAdded: async () => ({ postId: await postOfAda() }),
  OnPostEvent: async () => ({ postId: await postOfAda() }),
  OnMessageAdded: () => ({}),
  OnConversationPlaceChanged: () => ({}),
  OnConversationEvent: async () => ({ conversationId: await talkWithGrace() }),
  OnNotificationAdded: () => ({}),
  OnMediaProcessed: () => ({}),
}
const postOfAda = async () =>
  (await ask(ada, '{ viewer { profile { posts(first: 1) { nodes { id } } } } }')).viewer.profile.posts.nodes[0].id
const talkWithGrace = async () =>
  (await ask(ada, documents.get('StartDirectConversation')!, { userId: await idOf('grace') })).startDirectConversation
    .conversation.id

test('each operation of schema/operations/ is here, and its subscriptions', () => {
  const kindOf = (document: DocumentNode) =>
    document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION) as { operation?: string } | undefined
  const named = (isStream: boolean) =>
    [...documents]
      .filter(([, document]) => (kindOf(document)?.operation === 'subscription') === isStream)
      .map(([name]) => name)
  expect(Object.keys(operations).sort()).toEqual(named(false).sort())
  expect(Object.keys(streams).sort()).toEqual(named(true).sort())
})

test('each operation answers a person of the town without an error, and each subscription tells them', async () => {
  const [commented, talk] = [await postOfAda(), await talkWithGrace()]
  const listening = new Map<string, Awaited<ReturnType<typeof openStream>>>()
  for (const [name, variablesOf] of Object.entries(streams)) {
    listening.set(name, await openStream(town.plaza.gateway.url, ada, documents.get(name)!, await variablesOf()))
  }
  for (const [name, variablesOf] of Object.entries(operations)) {
    const { data, errors } = await town.ask(ada, documents.get(name)!, await variablesOf(answers))
    expect(errors, name).toBeUndefined()
    answers[name] = data
    for (const [field, part] of Object.entries<Data>(data)) {
      expect(part?.errors ?? [], name).toEqual([])
      expect(part, `${name}: ${field}`).not.toBeNull()
    }
    await town.plaza.bus.settled()
  }
  for (const [name, stream] of listening) {
    // Nothing says when a stream has begun to listen: it goes on until each has been told.
    await expect
      .poll(
        async () => {
          if (!stream.text().includes('event: next')) await speak(commented, talk)
          return stream.text()
        },
        { message: name },
      )
      .toContain('event: next')
    expect(stream.text(), name).not.toContain('"errors"')
    await stream.close()
  }
}, 120_000)

/** What grace does that ada is told of, and ada herself elsewhere. */
async function speak(postId: string, conversationId: string): Promise<void> {
  const content = 'Here I am'
  await ask(grace, documents.get('CreatePost')!, { input: { content, privacyLevel: 'FRIENDS' } })
  await ask(grace, documents.get('AddComment')!, { input: { postId, content } })
  await ask(grace, documents.get('SendMessage')!, { input: said(conversationId) })
  await ask(ada, documents.get('MuteConversation')!, { conversationId })
}
