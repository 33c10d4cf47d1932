import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import * as media from '@plaza/media/seed'
import { mediaReady } from '@plaza/schema/events'
import { createLogger } from '@plaza/server'
import { connectServices, type ServiceDatabases } from '../../src/bulk/databases.ts'
import { post, startTestPlaza, type TestPlaza } from '../../src/testing/test-plaza.ts'

/** What may become of somebody who was the viewer's friend. */
export const fates = [
  'deactivated',
  'deleted',
  'blocked',
  'blocking',
  'blocked_both',
  'unfriended',
  'removed',
  'asking_deactivated',
  'asked_deactivated',
  'asking_blocked',
] as const
export type Fate = (typeof fates)[number]

export interface Person {
  readonly id: string
  readonly token: string
  readonly username: string
}

export interface Network extends AsyncDisposable {
  readonly town: TestPlaza
  /** To whom everything happened. */
  readonly ada: Person
  /** A friend of ada's and of all others, to whom nothing happened. */
  readonly bea: Person
  readonly stranger: Person
  readonly others: Readonly<Record<Fate, Person>>
  /** All that there is, by the name of its type. */
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>
  /** By purpose: what people write in a field of that name. */
  readonly words: Readonly<Record<string, readonly string[]>>
  readonly groupId: string
  /** The conversation that ada and each of the others have alone. */
  readonly directIds: ReadonlyMap<Person, string>
  /** Public, of bea's: open to everybody. */
  readonly openPostId: string
  readonly databases: ServiceDatabases
  act: Act
}

/** Runs a mutation; every `__typename` with an `id` in its answer is known from then on. */
// biome-ignore lint/suspicious/noExplicitAny: the selection says what there is
export type Act = (who: Person, mutation: string, input: object | null, selection: string) => Promise<any>

const password = 'a long enough one'
const idOf = '{ __typename id }'

/** People who did everything to each other that the contract has, and what became of them since. */
export async function startNetwork(): Promise<Network> {
  await using cleanup = new AsyncDisposableStack()
  const town = cleanup.use(await startTestPlaza({ MAX_COST: '10000000' }))
  const targets = Object.entries(town.urls).map(([name, url]) => [name, { url }])
  const log = createLogger({ service: 'test', level: 'silent' })
  const { databases } = cleanup.use(connectServices(Object.fromEntries(targets), log))
  const ids = new Map<string, Set<string>>()
  const act = actor(town, ids)
  const join = async (username: string): Promise<Person> => {
    const { id, token } = await town.signUp(username)
    note(ids, { __typename: 'User', id })
    return { id, token, username }
  }
  const [ada, bea, stranger] = [await join('ada'), await join('bea'), await join('stranger')]
  const others = {} as Record<Fate, Person>
  for (const fate of fates) others[fate] = await join(`${fate}_one`)
  const everybody = Object.values(others)

  const files = await upload(databases.media, [ada, bea, ...everybody])
  for (const { id } of files.values()) note(ids, { __typename: 'MediaFile', id })
  await town.plaza.bus.settled()
  for (const person of [ada, bea, ...everybody]) {
    await act(person, 'updateProfile', { profilePictureId: files.get(person)!.id }, 'profile { id }')
  }

  await befriend(act, bea, ada)
  for (const one of everybody) {
    await befriend(act, one, bea)
    await befriend(act, one, ada)
    await act(one, 'unfriend', { userId: ada.id }, 'user { id }')
    await befriend(act, ada, one)
  }
  await town.plaza.bus.settled()
  const { groupId, openPostId, directIds } = await live(act, { ada, bea, everybody, files })
  await town.plaza.bus.settled()
  await town.ask(null, 'mutation ($input: SignInInput!) { signIn(input: $input) { errors { code } } }', {
    input: { identifier: 'ada', password },
  })
  await town.plaza.bus.settled()
  for (const person of [ada, bea, ...everybody]) await noteOwn(town, ids, person)
  await endings(act, ada, others, groupId)
  await town.plaza.bus.settled()
  const kept = cleanup.move()
  return {
    ...{ town, ada, bea, stranger, others, ids, groupId, openPostId, directIds, databases, act },
    words: {
      username: [ada, bea, stranger, ...everybody].map(({ username }) => username),
      query: ['town', 'deactivated', 'blocked'],
      name: ['town'],
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

function actor(town: TestPlaza, ids: Map<string, Set<string>>): Act {
  return async (who, mutation, input, selection) => {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
    const [declared, given] = input ? [`($input: ${type}!)`, '(input: $input)'] : ['', '']
    const document = `mutation ${declared} { ${mutation}${given} { ${selection} errors { code message path } } }`
    const { data, errors } = await town.ask(who.token, document, input ? { input } : {})
    const payload = data?.[mutation]
    if (errors || payload.errors.length > 0) {
      throw new Error(`${who.username} ${mutation}: ${JSON.stringify(errors ?? payload.errors)}`)
    }
    note(ids, payload)
    return payload
  }
}

/** Remembers what an answer names. */
function note(ids: Map<string, Set<string>>, value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  const { __typename: type, id } = value as { __typename?: unknown; id?: unknown }
  if (typeof type === 'string' && typeof id === 'string') {
    const known = ids.get(type) ?? new Set()
    ids.set(type, known.add(id))
  }
  for (const child of Object.values(value)) note(ids, child)
}

async function befriend(act: Act, one: Person, other: Person): Promise<void> {
  const { friendRequest } = await act(one, 'sendFriendRequest', { userId: other.id }, `friendRequest ${idOf}`)
  await act(other, 'acceptFriendRequest', { friendRequestId: friendRequest.id }, `friendRequest ${idOf}`)
}

/** A ready picture of each person. */
async function upload(
  database: ServiceDatabases['media'],
  owners: readonly Person[],
): Promise<Map<Person, { id: string }>> {
  const files = new Map(owners.map((owner) => [owner, { id: newId() }]))
  await media.seedPictures(
    database,
    [...files].map(([owner, { id }]) => ({
      ...{ id, ownerId: owner.id, filename: 'picture.png', altText: 'a picture', createdAt: new Date() },
    })),
  )
  for (const [owner, { id }] of files) {
    const { mimeType, byteSize, width, height } = await media.placeholderPicture(id)
    const facts = { mimeType, byteSize, width, height, durationSeconds: null }
    await database.system
      .transaction()
      .execute((trx) => publish(trx, mediaReady, { ...media.seededFile({ id, ownerId: owner.id }), ...facts }))
  }
  return files
}

interface Lives {
  ada: Person
  bea: Person
  everybody: readonly Person[]
  files: ReadonlyMap<Person, { id: string }>
}

async function live(act: Act, { ada, bea, everybody, files }: Lives) {
  const write = async (who: Person, input: object): Promise<string> =>
    (await act(who, 'createPost', { content: 'about #town', ...input }, `post ${idOf}`)).post.id
  const share = (who: Person, postId: string, input: object = {}) =>
    act(who, 'sharePost', { postId, privacyLevel: 'PUBLIC', ...input }, `post ${idOf}`)
  const comment = async (who: Person, postId: string, parentId?: string): Promise<string> => {
    const input = { postId, content: 'a comment', ...(parentId && { parentId }) }
    return (await act(who, 'addComment', input, `comment ${idOf}`)).comment.id
  }
  const react = (who: Person, subjectId: string) =>
    act(who, 'setReaction', { subjectId, type: 'LOVE' }, 'subject { id }')
  const say = async (who: Person, conversationId: string, input: object = {}): Promise<string> => {
    const message = { conversationId, content: 'a message', idempotencyKey: newId(), ...input }
    return (await act(who, 'sendMessage', message, `message ${idOf}`)).message.id
  }
  const gather = async (who: Person, members: readonly Person[]): Promise<string> => {
    const input = { name: 'a group', participantIds: members.map(({ id }) => id) }
    return (await act(who, 'createGroupConversation', input, `conversation ${idOf}`)).conversation.id
  }
  const read = (who: Person, conversationId: string, upToMessageId: string) =>
    act(who, 'markConversationRead', { conversationId, upToMessageId }, 'conversation { id }')

  const adasPost = await write(ada, { privacyLevel: 'PUBLIC', mediaIds: [files.get(ada)!.id] })
  const adasComment = await comment(ada, adasPost)
  const openPostId = await write(bea, { privacyLevel: 'PUBLIC' })
  const comments = [await comment(ada, openPostId)]
  await write(ada, { privacyLevel: 'CUSTOM', customAudienceIds: [bea, ...everybody].map(({ id }) => id) })
  const groupId = await gather(ada, [bea, ...everybody])
  await say(bea, groupId)
  const directIds = new Map<Person, string>()
  for (const one of everybody) {
    const mediaIds = [files.get(one)!.id]
    const open = await write(one, { privacyLevel: 'PUBLIC', mediaIds })
    const friends = await write(one, {})
    await write(one, { privacyLevel: 'CUSTOM', customAudienceIds: [ada.id, bea.id] })
    await write(one, { isPublished: false })
    for (const sharer of [ada, bea]) {
      await share(sharer, open)
      await share(sharer, open, { content: 'with words' })
    }
    await share(one, adasPost)
    for (const subject of [adasPost, adasComment, openPostId]) await react(one, subject)
    for (const subject of [open, friends]) await react(ada, subject)
    for (const postId of [open, friends]) await act(ada, 'bookmarkPost', { postId }, 'post { id }')
    await act(one, 'bookmarkPost', { postId: adasPost }, 'post { id }')
    await act(one, 'pinPost', { postId: open }, 'post { id }')
    await comment(one, adasPost, adasComment)
    const [first] = comments
    comments.push(await comment(one, openPostId), await comment(one, openPostId, first!))
    const theirs = await comment(one, adasPost)
    await comment(ada, adasPost, theirs)
    const mine = await comment(ada, open)
    await comment(one, open, mine)
    const gone = await comment(bea, open)
    await comment(ada, open, gone)
    await act(bea, 'deleteComment', { commentId: gone }, 'deletedCommentId')

    const { conversation } = await act(one, 'startDirectConversation', { userId: ada.id }, `conversation ${idOf}`)
    directIds.set(one, conversation.id)
    for (const conversationId of [conversation.id, groupId, await gather(one, [ada, bea])]) {
      const message = await say(one, conversationId)
      const reply = await say(ada, conversationId, { replyToId: message })
      const picture = { type: 'IMAGE', mediaIds, replyToId: reply }
      await read(one, conversationId, await say(one, conversationId, picture))
      await read(ada, conversationId, message)
    }
    const collection = { name: `of ${one.username}`, isPublic: true }
    const made = await act(one, 'createMediaCollection', collection, `collection ${idOf}`)
    await act(one, 'addMediaCollectionItems', { collectionId: made.collection.id, mediaIds }, 'collection { id }')
  }
  return { groupId, openPostId, directIds }
}

/** What only its owner is shown. */
async function noteOwn(town: TestPlaza, ids: Map<string, Set<string>>, { token }: Person): Promise<void> {
  const { data } = await post(
    town.plaza.gateway.url,
    token,
    `{ viewer {
      notifications(first: 100) { nodes { __typename id } }
      account { sessions { __typename id isCurrent } }
    } }`,
  )
  data.viewer.account.sessions = data.viewer.account.sessions.filter(
    ({ isCurrent }: { isCurrent: boolean }) => !isCurrent,
  )
  note(ids, data)
}

async function endings(act: Act, ada: Person, others: Readonly<Record<Fate, Person>>, groupId: string): Promise<void> {
  const block = (one: Person, other: Person) => act(one, 'blockUser', { userId: other.id }, 'user { id }')
  const unfriend = (one: Person) => act(ada, 'unfriend', { userId: one.id }, 'user { id }')
  const ask = (one: Person, other: Person) =>
    act(one, 'sendFriendRequest', { userId: other.id }, `friendRequest ${idOf}`)
  for (const one of [others.unfriended, others.asking_deactivated, others.asked_deactivated, others.asking_blocked]) {
    await unfriend(one)
  }
  await ask(others.asking_deactivated, ada)
  await ask(ada, others.asked_deactivated)
  await ask(others.asking_blocked, ada)
  await block(ada, others.asking_blocked)
  await block(ada, others.blocked)
  await block(others.blocking, ada)
  await block(others.blocked_both, ada)
  await block(ada, others.blocked_both)
  await act(ada, 'removeParticipant', { conversationId: groupId, userId: others.removed.id }, 'conversation { id }')
  for (const one of [others.deactivated, others.asking_deactivated, others.asked_deactivated]) {
    await act(one, 'deactivateAccount', { password }, 'account { id }')
  }
  await act(others.deleted, 'deleteAccount', { password }, 'deletedUserId')
}
