import { newId } from '@plaza/database'
import {
  mediaDeleted,
  mediaReady,
  userDeactivated,
  userDeleted,
  userEmailChanged,
  userEmailVerified,
  userReactivated,
  userRegistered,
  userUsernameChanged,
} from '@plaza/schema/events'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deleteExpiredUsernames } from '../src/data/former-usernames.ts'
import {
  SendFriendRequest,
  type StartedUsers,
  startUsers,
  type TestPerson,
  UpdatePrivacy,
  UpdateProfile,
} from './testkit.ts'

describe('users keeps up with the other services', () => {
  let users: StartedUsers
  let names = 0
  let ada: TestPerson

  beforeAll(async () => {
    users = await startUsers()
  })
  beforeEach(async () => {
    ada = await users.register(`ada_${++names}`)
    await users.newEvents()
  })
  afterAll(() => users[Symbol.asyncDispose]())

  const account = (version: number, changes: object = {}) => ({
    userId: ada.id,
    email: `${ada.username}@plaza.example`,
    username: ada.username,
    emailVerifiedAt: null,
    status: 'ACTIVE' as const,
    version,
    ...changes,
  })
  const Me =
    '{ viewer { profile { username email displayName } privacySettings { emailVisibility searchVisibility } } }'
  const formerNames = async () => {
    const rows = await users.database.system
      .selectFrom('formerUsernames')
      .select('usernameKey')
      .where('userId', '=', ada.id)
      .execute()
    return rows.map(({ usernameKey }) => usernameKey)
  }
  const me = async () => (await users.ask(ada, Me)).viewer

  test('a former user name leads to its person for 30 days, unless somebody has it again', async () => {
    const former = ada.username
    const rename = (to: TestPerson, version: number, username: string, previousUsername: string) =>
      users.deliver(userUsernameChanged, { ...account(version, { userId: to.id, username }), previousUsername })
    const find = async (viewer: TestPerson | null, username: string) =>
      (
        await users.ask(viewer, 'query ($username: String!) { userByUsername(username: $username) { id username } }', {
          username,
        })
      ).userByUsername
    const renamed = { id: ada.id, username: `${former}_b` }
    await rename(ada, 2, renamed.username, former)
    for (const viewer of [ada, null]) {
      expect(await find(viewer, former.toUpperCase())).toEqual(renamed)
      expect(await find(viewer, renamed.username)).toEqual(renamed)
    }
    // Another way to write the same name gives none up.
    await rename(ada, 3, renamed.username.toUpperCase(), renamed.username)
    expect(await formerNames()).toEqual([former])

    const blocked = await users.register(`blocked_${names}`)
    await users.block(ada, blocked)
    expect(await find(blocked, former)).toBeNull()
    await users.deliver(userDeactivated, account(4, { status: 'DEACTIVATED', username: renamed.username }))
    expect(await find(null, former)).toBeNull()
    await users.deliver(userReactivated, account(5, { username: renamed.username }))

    const other = await users.register(former)
    expect(await find(null, former)).toEqual({ id: other.id, username: former })
    await rename(other, 2, `${former}_c`, former)
    expect(await find(null, former)).toEqual({ id: other.id, username: `${former}_c` })
    await users.database.system.updateTable('formerUsernames').set({ reservedUntil: new Date() }).execute()
    expect(await find(null, former)).toBeNull()
    await deleteExpiredUsernames(users.database.system)
    expect(await users.database.system.selectFrom('formerUsernames').selectAll().execute()).toEqual([])
  })

  test('nothing is left of the former names of an erased person', async () => {
    await users.deliver(userUsernameChanged, {
      ...account(2, { username: `${ada.username}_b` }),
      previousUsername: ada.username,
    })
    expect(await formerNames()).toEqual([ada.username])
    const gone = { userId: ada.id, email: null, username: null, emailVerifiedAt: null, status: 'DEACTIVATED' as const }
    await users.deliver(userDeleted, { ...gone, version: 9, deletedAt: new Date() })
    // One that comes late, too.
    await users.deliver(userUsernameChanged, {
      ...account(3, { username: `${ada.username}_c` }),
      previousUsername: `${ada.username}_b`,
    })
    expect(await formerNames()).toEqual([])
  })

  test('signing up makes a profile with its settings, and says so once', async () => {
    const userId = newId()
    const registered = {
      ...account(1, { userId, username: 'newcomer', email: 'new@plaza.example' }),
      firstName: 'New',
      lastName: 'Comer',
      registeredAt: new Date(),
    }
    const viewer = await users.signIn(userId)
    expect((await users.ask(viewer, Me)).viewer).toEqual({ profile: null, privacySettings: null })
    const id = await users.deliver(userRegistered, registered)
    await users.deliver(userRegistered, registered, { id })
    await users.deliver(userRegistered, registered)
    expect((await users.ask(viewer, Me)).viewer).toEqual({
      profile: { username: 'newcomer', email: 'new@plaza.example', displayName: 'New Comer' },
      privacySettings: { emailVisibility: 'FRIENDS', searchVisibility: 'PUBLIC' },
    })
    expect(await users.newEvents()).toEqual(['user.profile.created'])
    expect((await users.outbox()).at(-1)?.data).toEqual({
      userId,
      username: 'newcomer',
      displayName: 'New Comer',
      profilePictureId: null,
      isVerified: false,
      version: 1,
    })
  })

  test('e-mail and user name are copied, the newer wins in any order', async () => {
    await users.deliver(userEmailChanged, account(3, { email: 'third@plaza.example', username: `third_${names}` }))
    await users.deliver(userUsernameChanged, {
      ...account(2, { username: `second_${names}` }),
      previousUsername: ada.username,
    })
    await users.deliver(userEmailVerified, account(3, { email: 'other@plaza.example' }))
    expect(await me()).toMatchObject({ profile: { username: `third_${names}`, email: 'third@plaza.example' } })
    expect(await users.newEvents()).toEqual(['user.profile.updated'])
    expect((await users.outbox()).at(-1)?.data).toMatchObject({ changedFields: ['username'], version: 2 })
  })

  test('a registration that comes late makes the profile as it is by now', async () => {
    const userId = newId()
    const viewer = await users.signIn(userId)
    await users.deliver(userUsernameChanged, {
      ...account(2, { userId, username: 'late', email: 'late@plaza.example' }),
      previousUsername: 'early',
    })
    await users.deliver(userRegistered, {
      ...account(1, { userId, username: 'early', email: 'late@plaza.example' }),
      firstName: 'Late',
      lastName: null,
      registeredAt: new Date(),
    })
    expect((await users.ask(viewer, Me)).viewer.profile).toMatchObject({ username: 'late' })
  })

  test('two people who take over a name from each other may be heard of in any order', async () => {
    const grace = await users.register(`grace_${names}`)
    await users.deliver(userUsernameChanged, {
      ...account(2, { username: grace.username }),
      previousUsername: ada.username,
    })
    const { userByUsername } = await users.ask(
      ada,
      'query ($name: String!) { userByUsername(username: $name) { id } }',
      {
        name: grace.username,
      },
    )
    expect(userByUsername.id).toBe(ada.id)
  })

  test('a deactivated person is hidden from everybody until reactivated', async () => {
    const grace = await users.register(`grace_${names}`)
    await users.befriend(ada, grace)
    const Look = `query ($id: ID!) {
      user(id: $id) { username }
      viewer { profile { friends { nodes { username } } } }
      searchUsers(query: "${ada.username}") { nodes { username } }
    }`
    const shown = {
      user: { username: ada.username },
      viewer: { profile: { friends: { nodes: [{ username: ada.username }] } } },
    }
    expect(await users.ask(grace, Look, { id: ada.id })).toMatchObject(shown)
    await users.deliver(userDeactivated, account(2, { status: 'DEACTIVATED' }))
    const hidden = await users.ask(grace, Look, { id: ada.id })
    expect(hidden).toMatchObject({ user: null, viewer: { profile: { friends: { nodes: [] } } } })
    expect(hidden.searchUsers.nodes).not.toContainEqual({ username: ada.username })
    await users.deliver(userReactivated, account(3))
    await users.deliver(userDeactivated, account(2, { status: 'DEACTIVATED' }))
    expect(await users.ask(grace, Look, { id: ada.id })).toMatchObject(shown)
  })

  test('a deleted account takes everything along and can’t come back', async () => {
    const [friend, asked, blocked] = [
      await users.register(`friend_${names}`),
      await users.register(`asked_${names}`),
      await users.register(`blocked_${names}`),
    ]
    await users.befriend(friend, ada)
    await users.ask(ada, SendFriendRequest, { userId: asked.id })
    await users.block(ada, blocked)
    await users.ask(ada, UpdateProfile, { input: { phoneNumber: '+442012345678', bio: 'Analyst' } })
    await users.ask(ada, UpdatePrivacy, { input: { whoMayMention: 'NOBODY' } })
    await users.newEvents()

    const gone = { email: null, username: null, emailVerifiedAt: null, status: 'DEACTIVATED' as const }
    const deleted = { userId: ada.id, ...gone, version: 9, deletedAt: new Date() }
    const id = await users.deliver(userDeleted, deleted)
    await users.deliver(userDeleted, deleted, { id })
    expect((await users.newEvents()).sort()).toEqual([
      'block.removed',
      'friend_request.cancelled',
      'friendship.ended',
      'privacy.ended',
      'user.profile.deleted',
    ])
    const ended = (await users.outbox()).find(({ data }) => data.reason === 'ACCOUNT_DELETED')
    expect(ended?.key).toContain(ada.id)
    const told = (await users.outbox()).filter(({ topic, key }) => topic === 'users.profile' && key === ada.id)
    // Nothing personal in the last of them, and a version that every older one gives way to.
    expect(told.at(-1)?.data).toEqual({ userId: ada.id, version: 3, deletedAt: expect.any(String) })
    expect(told.map(({ data }) => data.version)).toEqual([1, 2, 3])
    expect(await users.ask(friend, '{ viewer { profile { friendCount } } }')).toEqual({
      viewer: { profile: { friendCount: 0 } },
    })

    await users.deliver(userReactivated, account(4))
    await users.deliver(userRegistered, { ...account(1), firstName: 'Ada', lastName: null, registeredAt: new Date() })
    expect(await users.newEvents()).toEqual([])
    const { system } = users.database
    const kept = await system.selectFrom('accounts').selectAll().where('userId', '=', ada.id).executeTakeFirst()
    expect(kept).toEqual({ userId: ada.id, email: null, username: null, status: 'DELETED', version: 9 })
    for (const table of ['profiles', 'profileDetails', 'phoneNumbers', 'privacySettings'] as const) {
      expect(await system.selectFrom(table).select('userId').where('userId', '=', ada.id).execute()).toEqual([])
    }
  })

  test('a deleted picture disappears from the profile', async () => {
    const mediaId = newId()
    const file = { mediaId, ownerId: ada.id, kind: 'IMAGE' as const }
    const rendition = { mimeType: 'image/png', byteSize: 1, width: 1, height: 1, durationSeconds: null }
    await users.deliver(mediaReady, { ...file, ...rendition, version: 2 })
    const input = { profilePictureId: mediaId, coverPhotoId: mediaId }
    expect((await users.ask(ada, UpdateProfile, { input })).updateProfile).toMatchObject({
      errors: [],
      profile: { profilePicture: { id: mediaId }, coverPhoto: { id: mediaId } },
    })
    await users.newEvents()
    await users.deliver(mediaDeleted, { ...file, version: 3, deletedAt: new Date() })
    await users.deliver(mediaReady, { ...file, ...rendition, version: 2 })
    const { viewer } = await users.ask(ada, '{ viewer { profile { profilePicture { id } coverPhoto { id } } } }')
    expect(viewer.profile).toEqual({ profilePicture: null, coverPhoto: null })
    expect(await users.newEvents()).toEqual(['user.profile.updated'])
    expect((await users.outbox()).at(-1)?.data).toMatchObject({
      profilePictureId: null,
      changedFields: ['profilePictureId', 'coverPhotoId'],
    })
    expect((await users.ask(ada, UpdateProfile, { input })).updateProfile.errors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'profilePictureId'] },
      { code: 'NOT_FOUND', path: ['input', 'coverPhotoId'] },
    ])
  })
})
