import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { mediaReady } from '@plaza/schema/events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addReadyFiles } from '../src/testing/ready-files.ts'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'

type Person = Awaited<ReturnType<TestPlaza['signUp']>>

let plaza: TestPlaza
beforeAll(async () => {
  plaza = await startTestPlaza({ THROTTLE_FACTOR: '1000' })
}, 60_000)
afterAll(() => plaza?.[Symbol.asyncDispose]())

/** Carries a mutation out; gives its payload. */
async function change(person: Person, field: string, input: object, selection = '') {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} errors { code path } } }`
  const { data, errors } = await plaza.ask(person.token, document, { input })
  expect(errors).toBeUndefined()
  return data[field]
}

async function mustChange(person: Person, field: string, input: object, selection = '') {
  const payload = await change(person, field, input, selection)
  expect(payload.errors, field).toEqual([])
  return payload
}

async function addFile({ id: ownerId }: Person): Promise<string> {
  const id = newId()
  await addReadyFiles(plaza, [{ id, ownerId, filename: 'hills.png', altText: null, createdAt: new Date() }])
  return id
}

let people = 0
/** Ada has a file; Grace is her friend. */
async function startScene() {
  people++
  const [ada, grace] = [await plaza.signUp(`ada${people}`), await plaza.signUp(`grace${people}`)]
  const request = await mustChange(ada, 'sendFriendRequest', { userId: grace.id }, 'friendRequest { id }')
  await mustChange(grace, 'acceptFriendRequest', { friendRequestId: request.friendRequest.id })
  await plaza.plaza.bus.settled()
  return { ada, grace, file: await addFile(ada) }
}
type Scene = Awaited<ReturnType<typeof startScene>>

/** One scene for all in which the two stay friends. */
let friends: Promise<Scene> | undefined
async function friendsWithFile(): Promise<Scene> {
  friends ??= startScene()
  const scene = await friends
  return { ...scene, file: await addFile(scene.ada) }
}

const file = '{ id url thumbnailUrl renditions { url } }'
const lookAtPost = (id: string) => `{ post(id: "${id}") { media ${file} } }`
const lookAtPerson = (id: string) => `{ user(id: "${id}") { profilePicture ${file} coverPhoto ${file} } }`
const lookAtConversation = (id: string) =>
  `{ conversation(id: "${id}") { messages(first: 5) { nodes { media ${file} } } } }`
const lookAtCollection = (id: string) => `{ mediaCollection(id: "${id}") { items { nodes ${file} } } }`

async function post({ ada, file: id }: Scene, input: object = { privacyLevel: 'FRIENDS' }): Promise<string> {
  const made = await mustChange(ada, 'createPost', { content: 'hills', mediaIds: [id], ...input }, 'post { id }')
  return made.post.id
}

async function sendFile({ ada, file: id }: Scene, conversationId: string): Promise<string> {
  const input = { conversationId, type: 'IMAGE', mediaIds: [id], idempotencyKey: newId() }
  return (await mustChange(ada, 'sendMessage', input, 'message { id }')).message.id
}

async function group({ ada, grace }: Scene): Promise<string> {
  const input = { name: 'hikers', participantIds: [grace.id] }
  return (await mustChange(ada, 'createGroupConversation', input, 'conversation { id }')).conversation.id
}

async function collection({ ada, file: id }: Scene): Promise<string> {
  const made = await mustChange(ada, 'createMediaCollection', { name: 'Hills', isPublic: true }, 'collection { id }')
  await mustChange(ada, 'addMediaCollectionItems', { collectionId: made.collection.id, mediaIds: [id] })
  return made.collection.id
}

/** How Grace is shown the file, and what hides it from her. */
interface Hiding {
  readonly look: string
  hide(): Promise<unknown>
}

/** Carried out by the service that shows the file. */
const hidings: Record<string, (scene: Scene) => Promise<Hiding>> = {
  async 'a post that turned private'(scene) {
    const postId = await post(scene)
    return {
      look: lookAtPost(postId),
      hide: () => mustChange(scene.ada, 'editPost', { postId, privacyLevel: 'PRIVATE' }),
    }
  },
  async 'a post that was deleted'(scene) {
    const postId = await post(scene)
    return { look: lookAtPost(postId), hide: () => mustChange(scene.ada, 'deletePost', { postId }) }
  },
  async 'a post that lost the file'(scene) {
    const postId = await post(scene)
    return { look: lookAtPost(postId), hide: () => mustChange(scene.ada, 'editPost', { postId, mediaIds: [] }) }
  },
  async 'a post for others than the viewer'(scene) {
    const postId = await post(scene, { privacyLevel: 'CUSTOM', customAudienceIds: [scene.grace.id] })
    const hide = () => mustChange(scene.ada, 'editPost', { postId, privacyLevel: 'PRIVATE' })
    return { look: lookAtPost(postId), hide }
  },
  async 'a profile picture that was taken off'({ ada, file: profilePictureId }) {
    await mustChange(ada, 'updateProfile', { profilePictureId })
    return { look: lookAtPerson(ada.id), hide: () => mustChange(ada, 'updateProfile', { profilePictureId: null }) }
  },
  async 'a cover photo of a profile that turned private'({ ada, file: coverPhotoId }) {
    await mustChange(ada, 'updateProfile', { coverPhotoId })
    const hide = () => mustChange(ada, 'updatePrivacySettings', { profileVisibility: 'PRIVATE' })
    return { look: lookAtPerson(ada.id), hide }
  },
  async 'a message of a group that the viewer has left'(scene) {
    const conversationId = await group(scene)
    await sendFile(scene, conversationId)
    const hide = () => mustChange(scene.grace, 'leaveConversation', { conversationId })
    return { look: lookAtConversation(conversationId), hide }
  },
  async 'a message of a group from which the viewer was removed'(scene) {
    const conversationId = await group(scene)
    await sendFile(scene, conversationId)
    const hide = () => mustChange(scene.ada, 'removeParticipant', { conversationId, userId: scene.grace.id })
    return { look: lookAtConversation(conversationId), hide }
  },
  async 'a message that was deleted'(scene) {
    const conversationId = await group(scene)
    const messageId = await sendFile(scene, conversationId)
    const hide = () => mustChange(scene.ada, 'deleteMessage', { messageId })
    return { look: lookAtConversation(conversationId), hide }
  },
  async 'a collection that turned private'(scene) {
    const collectionId = await collection(scene)
    const hide = () => mustChange(scene.ada, 'updateMediaCollection', { collectionId, isPublic: false })
    return { look: lookAtCollection(collectionId), hide }
  },
  async 'a collection that lost the file'(scene) {
    const collectionId = await collection(scene)
    const hide = () => mustChange(scene.ada, 'removeMediaCollectionItems', { collectionId, mediaIds: [scene.file] })
    return { look: lookAtCollection(collectionId), hide }
  },
  async 'a collection that was deleted'(scene) {
    const collectionId = await collection(scene)
    return {
      look: lookAtCollection(collectionId),
      hide: () => mustChange(scene.ada, 'deleteMediaCollection', { collectionId }),
    }
  },
}

/** What parts the two; another service than the one that shows the file may have to hear of it. */
const partings: Record<string, (scene: Scene) => Promise<Hiding>> = {
  async 'a post for chosen friends, of whom the viewer is none any more'(scene) {
    const postId = await post(scene, { privacyLevel: 'CUSTOM', customAudienceIds: [scene.grace.id] })
    const hide = () => mustChange(scene.ada, 'unfriend', { userId: scene.grace.id })
    return { look: lookAtPost(postId), hide }
  },
  async 'a post for friends, of whom the viewer is none any more'(scene) {
    const postId = await post(scene)
    const hide = () => mustChange(scene.grace, 'unfriend', { userId: scene.ada.id })
    return { look: lookAtPost(postId), hide }
  },
  async 'a post for everybody, whose author blocks the viewer'(scene) {
    const postId = await post(scene, { privacyLevel: 'PUBLIC' })
    const hide = () => mustChange(scene.ada, 'blockUser', { userId: scene.grace.id })
    return { look: lookAtPost(postId), hide }
  },
  async 'a post for everybody, whose author deactivates the account'(scene) {
    const postId = await post(scene, { privacyLevel: 'PUBLIC' })
    const hide = () => mustChange(scene.ada, 'deactivateAccount', { password: 'a long enough one' })
    return { look: lookAtPost(postId), hide }
  },
  async 'a profile picture of somebody who blocks the viewer'({ ada, grace, file: profilePictureId }) {
    await mustChange(ada, 'updateProfile', { profilePictureId })
    return { look: lookAtPerson(ada.id), hide: () => mustChange(ada, 'blockUser', { userId: grace.id }) }
  },
  async 'a collection of somebody who blocks the viewer'(scene) {
    const collectionId = await collection(scene)
    const hide = () => mustChange(scene.ada, 'blockUser', { userId: scene.grace.id })
    return { look: lookAtCollection(collectionId), hide }
  },
}

/** Every link to the file in an answer. */
function linksTo(id: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => linksTo(id, item))
  if (typeof value !== 'object' || value === null) return []
  const {
    id: own,
    url,
    thumbnailUrl,
    renditions,
  } = value as Record<string, string> & { renditions?: { url: string }[] }
  if (own !== id) return Object.values(value).flatMap((item) => linksTo(id, item))
  return [url, thumbnailUrl, ...(renditions ?? []).map((rendition) => rendition.url)].filter((link) => link != null)
}

async function hides(scene: Scene, { look, hide }: Hiding, settled: () => Promise<void>): Promise<void> {
  const links = async () => {
    const direct = `{ mediaFile(id: "${scene.file}") ${file} }`
    const answers = [await plaza.ask(scene.grace.token, look), await plaza.ask(scene.grace.token, direct)]
    return answers.flatMap(({ data }) => linksTo(scene.file, data))
  }
  const before = await links()
  expect(before.length).toBeGreaterThan(2)
  await hide()
  await settled()
  expect(await links()).toEqual([])

  const { url } = plaza.plaza.subgraphs.get('media')!
  for (const link of before) {
    const { pathname, search, searchParams } = new URL(link)
    expect(Number(searchParams.get('expires')) * 1000 - Date.now()).toBeLessThanOrEqual(90 * 60_000)
    expect((await fetch(new URL(pathname + search, url))).status).toBe(200)
  }
}

test.each(Object.entries(hidings))(
  '%s gives no new link to its file from the answer on, and the old one ends in time',
  async (_, start) => {
    const scene = await friendsWithFile()
    await hides(scene, await start(scene), async () => {})
  },
)

test.each(Object.entries(partings))(
  '%s gives no new link to its file once it is told of, and the old one ends in time',
  async (_, start) => {
    const scene = await startScene()
    await hides(scene, await start(scene), () => plaza.plaza.bus.settled())
  },
)

test('a file is attached by its owner alone, once it is ready, and where its kind belongs', async () => {
  const scene = await friendsWithFile()
  const { ada, grace } = scene
  const [graces, unready, film] = [await addFile(grace), newId(), newId()]
  const { database } = plaza.plaza.subgraphs.get('media')!.instance
  await database.system.transaction().execute((trx) =>
    publish(trx, mediaReady, {
      ...{ mediaId: film, ownerId: ada.id, kind: 'VIDEO', version: 2 },
      ...{ mimeType: 'video/mp4', byteSize: 1000, width: 4, height: 3, durationSeconds: 1 },
    }),
  )
  await plaza.plaza.bus.settled()
  const conversationId = await group(scene)
  const message = (mediaId: string, type: string) => ({
    ...{ conversationId, type, mediaIds: [mediaId], idempotencyKey: newId() },
  })
  const refused: [field: string, input: object, code: string, at: string][] = []
  for (const mediaId of [graces, unready, 'no id']) {
    refused.push(
      ['createPost', { content: 'x', mediaIds: [scene.file, mediaId] }, 'NOT_FOUND', 'mediaIds'],
      ['sendMessage', message(mediaId, 'IMAGE'), 'NOT_FOUND', 'mediaIds'],
      ['updateProfile', { profilePictureId: mediaId }, 'NOT_FOUND', 'profilePictureId'],
      ['updateProfile', { coverPhotoId: mediaId }, 'NOT_FOUND', 'coverPhotoId'],
    )
  }
  refused.push(
    ['sendMessage', message(film, 'IMAGE'), 'INVALID', 'mediaIds'],
    ['sendMessage', message(film, 'VOICE'), 'INVALID', 'mediaIds'],
    ['updateProfile', { profilePictureId: film }, 'INVALID', 'profilePictureId'],
    ['updateProfile', { coverPhotoId: film }, 'INVALID', 'coverPhotoId'],
  )
  for (const [field, input, code, at] of refused) {
    const { errors } = await change(ada, field, input)
    expect(errors, `${field} ${JSON.stringify(input)}`).toEqual([{ code, path: ['input', at] }])
  }
})

test('a deleted file is gone from posts, messages, profiles and collections, which stay themselves', async () => {
  const scene = await startScene()
  const { ada, grace, file: id } = scene
  const kept = await addFile(ada)
  await mustChange(ada, 'updateProfile', { profilePictureId: id, coverPhotoId: id })
  const conversationId = await group(scene)
  await sendFile(scene, conversationId)
  const alone = await post(scene, { content: undefined, privacyLevel: 'FRIENDS' })
  const withOther = await post(scene, { mediaIds: [id, kept], privacyLevel: 'FRIENDS' })
  const collectionId = await collection(scene)
  await plaza.plaza.bus.settled()
  const everything = `{
    user(id: "${ada.id}") { profilePicture { id } coverPhoto { id } }
    alone: post(id: "${alone}") { media { id } }
    withOther: post(id: "${withOther}") { media { id } }
    conversation(id: "${conversationId}") { messages(first: 5) { nodes { type media { id } } } }
    mediaCollection(id: "${collectionId}") { itemCount items { nodes { id } } }
    mediaFile(id: "${id}") { id }
  }`
  const seen = async () => (await plaza.ask(grace.token, everything)).data
  expect(JSON.stringify(await seen()).split(id)).toHaveLength(8)

  const usage = async () => (await plaza.ask(ada.token, '{ viewer { storageUsage { usedBytes } } }')).data.viewer
  const before = (await usage()).storageUsage.usedBytes
  const deleted = await mustChange(
    ada,
    'deleteMediaFile',
    { mediaId: id },
    'deletedMediaId viewer { storageUsage { usedBytes } }',
  )
  expect(deleted.deletedMediaId).toBe(id)
  expect(deleted.viewer.storageUsage.usedBytes).toBeLessThan(before)
  // Before the services that show it have heard of it, its place is empty, and nothing is at fault.
  const { data, errors } = await plaza.ask(grace.token, lookAtPerson(ada.id))
  expect(errors).toBeUndefined()
  expect(linksTo(id, data)).toEqual([])
  await plaza.plaza.bus.settled()
  expect(await seen()).toEqual({
    user: { profilePicture: null, coverPhoto: null },
    alone: { media: [] },
    withOther: { media: [{ id: kept }] },
    conversation: { messages: { nodes: [{ type: 'IMAGE', media: [] }] } },
    mediaCollection: { itemCount: 0, items: { nodes: [] } },
    mediaFile: null,
  })
  const again = await change(ada, 'createPost', { content: 'x', mediaIds: [id] })
  expect(again.errors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'mediaIds'] }])
})

test('a client neither reads grants nor brings any: the gateway does not know the field', async () => {
  const { ada, grace, file: id } = await friendsWithFile()
  const representations = [{ __typename: 'MediaFile', id, accessGrant: `posts.*.${Date.now()}.AAAA` }]
  const attempts: [document: string, variables?: Record<string, unknown>][] = [
    [`{ mediaFile(id: "${id}") { accessGrant } }`],
    [`{ mediaFile(id: "${id}", accessGrant: "posts.*") { id } }`],
    [`{ viewer { mediaFiles { nodes { accessGrant } } } }`],
    ['query ($r: [_Any!]!) { _entities(representations: $r) { ... on MediaFile { id url } } }', { r: representations }],
    ['{ _service { sdl } }'],
  ]
  for (const person of [ada, grace]) {
    for (const [document, variables] of attempts) {
      const { errors, data } = await plaza.ask(person.token, document, variables)
      expect(errors?.[0]?.extensions.code, document).toBe('GRAPHQL_VALIDATION_FAILED')
      expect(data ?? null).toBeNull()
    }
  }
  // A variable that is not asked for is no way in, either.
  const direct = 'query ($id: ID!) { mediaFile(id: $id) { id } }'
  const { data } = await plaza.ask(grace.token, direct, { id, accessGrant: representations[0]!.accessGrant })
  expect(data).toEqual({ mediaFile: null })
  const { data: shape } = await plaza.ask(ada.token, '{ __type(name: "MediaFile") { fields { name } } }')
  const names = shape.__type.fields.map(({ name }: { name: string }) => name)
  expect(names).toContain('renditions')
  expect(names).not.toContain('accessGrant')
})
