import { muteEnded, muteSet, userDeactivated, userDeleted } from '@plaza/schema/events'
import { expect, test } from 'vitest'
import { endMutes } from '../src/jobs/end-mutes.ts'
import { type StartedUsers, startUsers, type TestPerson } from './testkit.ts'

const Mute = `mutation ($input: MuteUserInput!) {
  muteUser(input: $input) { user { id viewerMute { expiresAt } } errors { code path } }
}`
const Unmute = `mutation ($userId: ID!) {
  unmuteUser(input: { userId: $userId }) { user { id viewerMute { expiresAt } } errors { code path } }
}`
const Muted =
  'query ($first: Int, $after: String) { viewer { mutedUsers(first: $first, after: $after) { nodes { username } pageInfo { endCursor } } } }'
const Look = 'query ($id: ID!) { user(id: $id) { viewerMute { createdAt expiresAt } } }'

const muted = async (users: StartedUsers, viewer: TestPerson, page = {}) =>
  (await users.ask(viewer, Muted, page)).viewer.mutedUsers.nodes.map(({ username }: TestPerson) => username)
const mute = async (users: StartedUsers, viewer: TestPerson, userId: string, expiresAt?: Date) =>
  (await users.ask(viewer, Mute, { input: { userId, ...(expiresAt && { expiresAt: expiresAt.toISOString() }) } }))
    .muteUser
const soon = () => new Date(Date.now() + 3_600_000)

test('a person is muted, again with another end, and heard again; nobody else sees it', async () => {
  await using users = await startUsers()
  const [ada, bob] = await users.registerAll('ada', 'bob')
  await users.newEvents()
  const end = soon()
  expect(await mute(users, ada, bob.id)).toEqual({ user: { id: bob.id, viewerMute: { expiresAt: null } }, errors: [] })
  const { user } = await users.ask(ada, Look, { id: bob.id })
  expect((await mute(users, ada, bob.id, end)).user.viewerMute).toEqual({ expiresAt: end.toISOString() })
  expect((await users.ask(ada, Look, { id: bob.id })).user.viewerMute).toEqual({
    createdAt: user.viewerMute.createdAt,
    expiresAt: end.toISOString(),
  })
  for (const other of [bob, null]) {
    expect((await users.ask(other, Look, { id: ada.id })).user.viewerMute).toBeNull()
    expect((await users.ask(other, Look, { id: bob.id })).user.viewerMute).toBeNull()
  }
  expect([await muted(users, ada), await muted(users, bob)]).toEqual([['bob'], []])

  const { unmuteUser } = await users.ask(ada, Unmute, { userId: bob.id })
  expect(unmuteUser).toEqual({ user: { id: bob.id, viewerMute: null }, errors: [] })
  expect(await muted(users, ada)).toEqual([])
  const events = (await users.outbox()).filter(({ type }) => type.startsWith('mute.'))
  const pair = { muterId: ada.id, mutedId: bob.id }
  expect(events.map(({ type, data }) => ({ type, data }))).toMatchObject([
    { type: muteSet.type, data: { ...pair, expiresAt: null } },
    { type: muteSet.type, data: { ...pair, expiresAt: end.toISOString() } },
    { type: muteEnded.type, data: pair },
  ])
  const versions = events.map(({ data }) => (data as { version: number }).version)
  expect(versions).toEqual(versions.toSorted((one, other) => one - other))
  expect(new Set(versions).size).toBe(3)
})

test('nobody mutes themselves, somebody hidden, or until a time that is over', async () => {
  await using users = await startUsers()
  const [ada, bob, eve] = await users.registerAll('ada', 'bob', 'eve')
  await users.block(eve, ada)
  const path = (field: string) => ['input', field]
  expect((await mute(users, ada, ada.id)).errors).toEqual([{ code: 'INVALID', path: path('userId') }])
  expect((await mute(users, ada, bob.id, new Date(Date.now() - 1))).errors).toEqual([
    { code: 'INVALID', path: path('expiresAt') },
  ])
  for (const id of [eve.id, 'nonsense', '00000000-0000-7000-8000-000000000000']) {
    expect((await mute(users, ada, id)).errors).toEqual([{ code: 'NOT_FOUND', path: path('userId') }])
  }
  const { unmuteUser } = await users.ask(ada, Unmute, { userId: bob.id })
  expect(unmuteUser.errors).toEqual([{ code: 'NOT_FOUND', path: path('userId') }])
})

test('somebody who goes out of sight leaves the list, can be unmuted, and takes the mutes along with the account', async () => {
  await using users = await startUsers()
  const [ada, bob, cleo, dan] = await users.registerAll('ada', 'bob', 'cleo', 'dan')
  for (const { id } of [bob, cleo, dan]) await mute(users, ada, id)
  await mute(users, dan, ada.id)
  const first = await users.ask(ada, Muted, { first: 1 })
  const after = first.viewer.mutedUsers.pageInfo.endCursor
  expect([first.viewer.mutedUsers.nodes[0].username, ...(await muted(users, ada, { after }))]).toEqual([
    ...['dan', 'cleo', 'bob'],
  ])
  const account = ({ id, username }: TestPerson, version: number) => ({
    ...{ userId: id, username, email: null, emailVerifiedAt: null, status: 'DEACTIVATED' as const, version },
  })
  await users.block(cleo, ada)
  await users.deliver(userDeactivated, { ...account(bob, 2), email: 'bob@plaza.example' })
  expect(await muted(users, ada)).toEqual(['dan'])
  const { unmuteUser } = await users.ask(ada, Unmute, { userId: cleo.id })
  expect(unmuteUser).toEqual({ user: null, errors: [] })

  await users.newEvents()
  await users.deliver(userDeleted, { ...account(dan, 2), username: null, deletedAt: new Date() })
  expect((await users.newEvents()).filter((type) => type === 'mute.ended')).toHaveLength(2)
  const left = await users.database.system.selectFrom('mutes').select('mutedId').execute()
  expect(left).toEqual([{ mutedId: bob.id }])
})

test('a mute whose time is over holds no more, and is cleared away', async () => {
  await using users = await startUsers()
  const [ada, bob, cleo] = await users.registerAll('ada', 'bob', 'cleo')
  await mute(users, ada, bob.id, soon())
  await mute(users, ada, cleo.id, soon())
  await users.database.system
    .updateTable('mutes')
    .set({ expiresAt: new Date(Date.now() - 1) })
    .where('mutedId', '=', bob.id)
    .execute()
  expect(await muted(users, ada)).toEqual(['cleo'])
  expect((await users.ask(ada, Look, { id: bob.id })).user.viewerMute).toBeNull()
  await users.newEvents()
  await endMutes.run(users as never)
  expect(await users.newEvents()).toEqual(['mute.ended'])
  const left = await users.database.system.selectFrom('mutes').select('mutedId').execute()
  expect(left).toEqual([{ mutedId: cleo.id }])
})
