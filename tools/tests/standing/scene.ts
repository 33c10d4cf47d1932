import { newId } from '@plaza/database'
import { startTestPlaza, type TestPlaza } from '../../src/testing/test-plaza.ts'

export const password = 'a long enough one'

export interface Person {
  id: string
  token: string
}

// biome-ignore lint/suspicious/noExplicitAny: each mutation has a payload of its own
type Payload = any

/** Does it as this person, with `input`, and asks for `selection`. Throws when it is refused. */
export type Do = (by: Person, mutation: string, input: object, selection?: string) => Promise<Payload>

/** The viewer, a friend of the viewer's, and all that hangs between the two and others, by what it is. */
export interface Scene {
  viewer: Person
  /** A friend of the viewer's, who has written, answered, reacted and talked with the viewer. */
  friend: Person
  /** Has asked the viewer to be friends. */
  asker: Person
  /** Has been asked by the viewer. */
  asked: Person
  stranger: Person
  ids: Record<string, string>
}

export interface Town extends AsyncDisposable {
  plaza: TestPlaza
  viewer: Person
  /** A friend of the viewer's, to whom nothing happens. */
  witness: Person
  /** The witness's public post. */
  openPost: string
  do: Do
}

export async function startTown(): Promise<Town> {
  const plaza = await startTestPlaza({ THROTTLE_FACTOR: '1000', MAX_COST: '1000000000' })
  const perform: Do = async (by, mutation, input, selection = '') => {
    const { data, errors } = await plaza.ask(by.token, documentOf(mutation, selection), { input })
    const payload = data?.[mutation]
    if (errors || payload.errors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(errors ?? payload.errors)}`)
    return payload
  }
  const [viewer, witness] = [await plaza.signUp('vera'), await plaza.signUp('wanda')]
  await befriend(perform, witness, viewer)
  const { post } = await perform(witness, 'createPost', { content: 'open', privacyLevel: 'PUBLIC' }, 'post { id }')
  await plaza.plaza.bus.settled()
  return {
    ...{ plaza, viewer, witness, openPost: post.id, do: perform },
    [Symbol.asyncDispose]: () => plaza[Symbol.asyncDispose](),
  }
}

export const documentOf = (mutation: string, selection: string): string =>
  `mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) {
    ${mutation}(input: $input) { ${selection} errors { code message } }
  }`

async function befriend(perform: Do, from: Person, to: Person): Promise<void> {
  const { friendRequest } = await perform(from, 'sendFriendRequest', { userId: to.id }, 'friendRequest { id }')
  await perform(to, 'acceptFriendRequest', { friendRequestId: friendRequest.id })
}

/** People of a name's own, so that many scenes may play in one town. */
export async function setScene(town: Town, name: string): Promise<Scene> {
  const { viewer, plaza } = town
  const perform = town.do
  const friend = await plaza.signUp(`friend_${name}`)
  const asker = await plaza.signUp(`asker_${name}`)
  const asked = await plaza.signUp(`asked_${name}`)
  const stranger = await plaza.signUp(`stranger_${name}`)
  await befriend(perform, friend, viewer)
  const scene: Scene = { viewer, friend, asker, asked, stranger, ids: {} }
  const requested = await perform(viewer, 'sendFriendRequest', { userId: asked.id }, 'friendRequest { id }')
  for (const request of ['requestToAccept', 'requestToDecline']) {
    // One open request a pair: the second is of the stranger.
    const by = request === 'requestToAccept' ? asker : stranger
    const { friendRequest } = await perform(by, 'sendFriendRequest', { userId: viewer.id }, 'friendRequest { id }')
    scene.ids[request] = friendRequest.id
  }
  scene.ids.requestToCancel = requested.friendRequest.id
  await plaza.plaza.bus.settled()
  await writePosts(town, scene)
  await talk(town, scene)
  await perform(viewer, 'muteUser', { userId: asked.id })
  for (const mutation of ['hidePost', 'mutePost'])
    await perform(viewer, mutation, { postId: scene.ids.theirPostReactedTo })
  await plaza.plaza.bus.settled()
  Object.assign(scene.ids, await notificationsOf(town, scene))
  return scene
}

async function writePosts({ do: perform, openPost }: Town, { viewer, friend, ids }: Scene): Promise<void> {
  const post = async (by: Person, input: object = {}) =>
    (await perform(by, 'createPost', { content: 'words', ...input }, 'post { id }')).post.id
  const comment = async (by: Person, postId: string, parentId?: string) =>
    (await perform(by, 'addComment', { content: 'words', postId, parentId }, 'comment { id }')).comment.id
  const forFriend = { privacyLevel: 'CUSTOM', customAudienceIds: [friend.id] }

  ids.theirPost = await post(friend)
  ids.theirComment = await comment(friend, ids.theirPost!)
  ids.ownCommentToEdit = await comment(viewer, ids.theirPost!)
  ids.ownCommentToDelete = await comment(viewer, ids.theirPost!)
  ids.theirPostReactedTo = await post(friend)
  ids.theirCommentReactedTo = await comment(friend, ids.theirPost!)
  ids.ownPost = await post(viewer)
  ids.ownPostToDelete = await post(viewer)
  await comment(friend, ids.ownPostToDelete!)
  ids.theirCommentOnOwn = await comment(friend, ids.ownPost!)
  ids.theirCommentOnOwnToDelete = await comment(friend, ids.ownPost!)
  ids.ownReplyToEdit = await comment(viewer, ids.ownPost!, ids.theirCommentOnOwn)
  ids.theirCommentElsewhere = await comment(friend, openPost)
  ids.postForThem = await post(viewer, forFriend)
  ids.draftForThem = await post(viewer, { ...forFriend, isPublished: false })
  for (const subjectId of [ids.theirPostReactedTo, ids.theirCommentReactedTo]) {
    await perform(viewer, 'setReaction', { subjectId, type: 'LIKE' })
  }
  await perform(viewer, 'bookmarkPost', { postId: ids.theirPostReactedTo })
}

async function talk({ do: perform, witness }: Town, { viewer, friend, asker, asked, ids }: Scene): Promise<void> {
  const say = async (by: Person, conversationId: string) =>
    (await perform(by, 'sendMessage', { conversationId, content: 'words', idempotencyKey: newId() }, 'message { id }'))
      .message.id
  const group = async (by: Person, ...others: Person[]) => {
    const input = { name: 'group', participantIds: others.map(({ id }) => id) }
    return (await perform(by, 'createGroupConversation', input, 'conversation { id }')).conversation.id
  }
  const started = await perform(viewer, 'startDirectConversation', { userId: friend.id }, 'conversation { id }')
  ids.direct = started.conversation.id
  ids.theirGroup = await group(friend, viewer)
  for (const [stranger, request] of [
    [asker, 'messagesToAccept'],
    [asked, 'messagesToDecline'],
  ] as const) {
    const written = await perform(stranger, 'startDirectConversation', { userId: viewer.id }, 'conversation { id }')
    ids[request] = written.conversation.id
    await say(stranger, ids[request]!)
  }
  ids.ownGroup = await group(viewer, friend, witness)
  ids.groupWithoutThem = await group(viewer, witness)
  for (const place of ['direct', 'theirGroup'] as const) {
    ids[`${place}ToEdit`] = await say(viewer, ids[place]!)
    ids[`${place}ToDelete`] = await say(viewer, ids[place]!)
    ids[`${place}ReactedTo`] = await say(friend, ids[place]!)
    await perform(viewer, 'setMessageReaction', { messageId: ids[`${place}ReactedTo`], type: 'LIKE' })
    ids[`${place}ToRead`] = await say(friend, ids[place]!)
  }
}

async function notificationsOf({ plaza }: Town, { viewer, friend }: Scene) {
  const { data } = await plaza.ask(
    viewer.token,
    `{ viewer {
      notifications(first: 100) { nodes { id actor { id } } }
      notificationGroups(first: 100) { nodes { id latest { id } } }
    } }`,
  )
  const all: { id: string; actor: { id: string } | null }[] = data.viewer.notifications.nodes
  const found = all.find(({ actor }) => actor?.id === friend.id)
  if (!found) throw new Error('the friend has done nothing that the viewer is told of')
  const groups: { id: string; latest: { id: string } }[] = data.viewer.notificationGroups.nodes
  const group = groups.find(({ latest }) => latest.id === found.id)
  if (!group) throw new Error('the newest of what the friend has done is in no group')
  return { notification: found.id, notificationGroup: group.id }
}
