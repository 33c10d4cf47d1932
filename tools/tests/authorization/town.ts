import { exportGrantKeys, type GrantKeys, generateGrantKeys } from '@plaza/subgraph'
import { startTestPlaza, type TestPlaza } from '../../src/testing/test-plaza.ts'
import { type Ask, askAs, mustSucceed } from './asking.ts'
import { Facts, type Name, names, type Viewer } from './facts.ts'
import { fillMedia } from './town-media.ts'
import { fillMessages } from './town-messages.ts'
import { fillModeration } from './town-moderation.ts'
import { fillPosts, leaveOutPosts } from './town-posts.ts'

export interface Person {
  id: string
  username: string
  email: string
  token: string
}

/** Arguments with which somebody's things are asked for, by the names that the contract gives them. */
export type Targets = Record<string, string[]>

export interface Town extends AsyncDisposable {
  readonly plaza: TestPlaza
  readonly people: Record<Name, Person>
  readonly facts: Facts
  /** What the attackers ask for. */
  readonly targets: Targets
  readonly grantKeys: GrantKeys
  /** Of a session of ada's that she has ended. */
  readonly endedToken: string
  tokenOf(viewer: Viewer): string | null
}

export const password = 'a long enough one'

/**
 * One person with everything that can be private, and people who should not see it: `edsger`, a stranger who is a friend of
 * a friend; `ken`, who was a friend and in the group; `mallory`, who was so too and has been blocked since; `alan`, a friend
 * who has deactivated the account and is hidden from everybody. All of it is made through the API, as a client would.
 */
export async function startTown(): Promise<Town> {
  await using cleanup = new AsyncDisposableStack()
  const grantKeys = generateGrantKeys()
  const plaza = cleanup.use(
    await startTestPlaza(
      { THROTTLE_FACTOR: '1000', MAX_COST: '1000000000' },
      { grantKeys: exportGrantKeys(grantKeys) },
    ),
  )
  const facts = new Facts()
  const targets: Targets = {}
  const people = await signUpAll(plaza, facts)
  const town = {
    ...{ plaza, people, facts, targets, grantKeys },
    tokenOf: (viewer: Viewer) => (viewer === 'nobody' ? null : people[viewer].token),
  }
  const ask = askAs(town)

  await befriendAll(ask, town)
  await fillProfiles(ask, town)
  await plaza.plaza.bus.settled()
  await fillMedia(ask, town)
  await plaza.plaza.bus.settled()
  await fillPosts(ask, town)
  await fillMessages(ask, town)
  await plaza.plaza.bus.settled()
  await leaveOutPosts(ask, town)
  await partAll(ask, town)
  await plaza.plaza.bus.settled()
  await fillModeration(ask, town)
  const endedToken = await fillAccount(ask, town)
  targets.endpoint = facts.all.filter(({ name }) => name === 'push endpoint').map(({ text }) => pushAddress + text)
  await plaza.plaza.bus.settled()
  await nameIds(ask, town)
  const moved = cleanup.move()
  return { ...town, endedToken, [Symbol.asyncDispose]: () => moved.disposeAsync() }
}

export type Filling = Omit<Town, 'endedToken' | typeof Symbol.asyncDispose>

async function signUpAll(plaza: TestPlaza, facts: Facts): Promise<Record<Name, Person>> {
  const people: Partial<Record<Name, Person>> = {}
  for (const name of names) {
    const shown: Viewer[] = name === 'ada' ? ['nobody', 'edsger', 'ken', 'grace', 'alan'] : []
    const hidden = name === 'ada' || name === 'alan'
    const username = hidden ? facts.tell(`${name} username`, shown, name).slice(0, 50) : name
    const { id, token } = await plaza.signUp(username)
    people[name] = { id, token, username, email: `${username}@example.com` }
  }
  const { ada, alan } = people as Record<Name, Person>
  facts.take('ada e-mail', ada.email, ['grace'])
  facts.take('alan e-mail', alan.email, [], 'alan')
  return people as Record<Name, Person>
}

async function befriendAll(ask: Ask, { people, facts }: Filling): Promise<void> {
  const pairs: [Name, Name][] = [
    ['grace', 'ada'],
    ['ken', 'ada'],
    ['mallory', 'ada'],
    ['alan', 'ada'],
    ['edsger', 'grace'],
  ]
  for (const [from, to] of pairs) {
    const sent = await ask(from, send, { input: { userId: people[to].id } })
    const id = mustSucceed(sent.sendFriendRequest).friendRequest.id
    mustSucceed((await ask(to, accept, { input: { friendRequestId: id } })).acceptFriendRequest)
    if (to === 'ada' && from === 'grace') facts.take('id of a friend request', id, ['grace'])
  }
}

const send =
  'mutation ($input: SendFriendRequestInput!) { sendFriendRequest(input: $input) { friendRequest { id } errors { code message } } }'
const accept =
  'mutation ($input: AcceptFriendRequestInput!) { acceptFriendRequest(input: $input) { errors { code message } } }'

async function fillProfiles(ask: Ask, { facts }: Filling): Promise<void> {
  for (const [name, knownTo] of [
    ['ada', ['grace']],
    ['alan', []],
  ] as const) {
    const secret = (what: string, to: readonly Viewer[] = knownTo) => facts.tell(`${name} ${what}`, to, name)
    const everybody: Viewer[] = name === 'ada' ? ['nobody', 'edsger', 'ken', 'grace', 'alan'] : []
    const phoneNumber = facts.take(`${name} phone`, name === 'ada' ? '+43660987654321' : '+43660123456789', [], name)
    const dateOfBirth = facts.take(`${name} birth date`, name === 'ada' ? '1971-03-07' : '1972-04-08', knownTo, name)
    const input = {
      firstName: secret('first name', everybody),
      lastName: secret('last name', everybody),
      bio: secret('bio'),
      location: secret('place'),
      website: `https://${secret('website').toLowerCase()}.example.com/`,
      ...{ gender: 'FEMALE', phoneNumber, dateOfBirth },
    }
    mustSucceed((await ask(name, updateProfile, { input })).updateProfile)
  }
}

const updateProfile =
  'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { errors { code message } } }'

/** Ken is a friend no more, mallory is blocked, alan goes away. */
async function partAll(ask: Ask, { people, targets }: Filling): Promise<void> {
  const conversationId = targets.conversationId![0]
  for (const userId of [people.ken.id, people.mallory.id]) {
    mustSucceed((await ask('ada', removeParticipant, { input: { conversationId, userId } })).removeParticipant)
  }
  mustSucceed((await ask('ada', unfriend, { input: { userId: people.ken.id } })).unfriend)
  mustSucceed((await ask('ada', block, { input: { userId: people.mallory.id } })).blockUser)
  mustSucceed((await ask('alan', deactivate, { input: { password } })).deactivateAccount)
}

const removeParticipant =
  'mutation ($input: RemoveParticipantInput!) { removeParticipant(input: $input) { errors { code message } } }'
const unfriend = 'mutation ($input: UnfriendInput!) { unfriend(input: $input) { errors { code message } } }'
const block = 'mutation ($input: BlockUserInput!) { blockUser(input: $input) { errors { code message } } }'
const deactivate =
  'mutation ($input: DeactivateAccountInput!) { deactivateAccount(input: $input) { errors { code message } } }'

const pushAddress = 'https://push.example.com/'

/** Sessions, an address that waits, a browser that gets push. Gives the token of a session that has ended. */
async function fillAccount(ask: Ask, { people, facts }: Filling): Promise<string> {
  const signIn = (userAgent: string) =>
    ask('nobody', signInDocument, { input: { identifier: people.ada.username, password } }, { 'user-agent': userAgent })
  const phone = mustSucceed((await signIn(facts.tell('user agent of a session'))).signIn)
  const lost = mustSucceed((await signIn('lost')).signIn)
  const newEmail = `${facts.tell('address that waits').toLowerCase()}@example.com`
  mustSucceed((await ask('ada', changeEmail, { input: { newEmail, password } })).changeEmail)
  const { viewer } = await ask('ada', '{ viewer { account { sessions { id userAgent isCurrent } } } }')
  for (const { id, userAgent } of viewer.account.sessions) {
    facts.take(`id of a session (${userAgent})`, id)
    if (userAgent === 'lost') mustSucceed((await ask('ada', revoke, { input: { sessionId: id } })).revokeSession)
  }
  const subscription = {
    endpoint: pushAddress + facts.tell('push endpoint'),
    p256dh: Buffer.alloc(65, 4).toString('base64url'),
    auth: Buffer.alloc(16, 5).toString('base64url'),
  }
  const agent = { 'user-agent': facts.tell('user agent of push') }
  const { registerPushSubscription } = await ask('ada', registerPush, { input: subscription }, agent)
  facts.take('id of a push subscription', mustSucceed(registerPushSubscription).pushSubscription.id)
  facts.take('refresh token', phone.tokens.refreshToken)
  return lost.tokens.accessToken
}

const signInDocument =
  'mutation ($input: SignInInput!) { signIn(input: $input) { tokens { accessToken refreshToken } errors { code message } } }'
const changeEmail = 'mutation ($input: ChangeEmailInput!) { changeEmail(input: $input) { errors { code message } } }'
const revoke = 'mutation ($input: RevokeSessionInput!) { revokeSession(input: $input) { errors { code message } } }'
const registerPush = `mutation ($input: RegisterPushSubscriptionInput!) {
  registerPushSubscription(input: $input) { pushSubscription { id } errors { code message } } }`

/** What attackers may ask for by an id or a name. */
async function nameIds(ask: Ask, { people, facts, targets }: Filling): Promise<void> {
  const { viewer } = await ask(
    'ada',
    `{ viewer {
      notifications(first: 100) { nodes { id } } notificationGroups(first: 100) { nodes { id } } account { sessions { id } }
    } }`,
  )
  targets.notificationIds = viewer.notifications.nodes.map(({ id }: { id: string }) =>
    facts.take('id of a notification', id),
  )
  targets.notificationGroupIds = viewer.notificationGroups.nodes.map(({ id }: { id: string }) =>
    facts.take('id of a group of notifications', id),
  )
  targets.sessionId = viewer.account.sessions.map(({ id }: { id: string }) => id)
  targets.userId = [people.ada.id, people.alan.id]
  targets.username = [people.ada.username, people.alan.username]
  targets.friendRequestId = facts.all.filter(({ name }) => name === 'id of a friend request').map(({ text }) => text)
}
