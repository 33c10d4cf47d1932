import { newId } from '@plaza/database'
import { mediaReady } from '@plaza/schema/events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedUsers, startUsers, type TestPerson, UpdatePrivacy, UpdateProfile } from './testkit.ts'

describe('editing one’s profile', () => {
  let users: StartedUsers
  let ada: TestPerson

  beforeAll(async () => {
    users = await startUsers()
    ada = await users.register('ada')
  })
  afterAll(() => users[Symbol.asyncDispose]())

  const edit = async (input: Record<string, unknown>) => (await users.ask(ada, UpdateProfile, { input })).updateProfile

  test('absent keeps, null clears, and the others hear what they show', async () => {
    await users.newEvents()
    const { profile, errors } = await edit({
      firstName: ' Augusta ',
      lastName: 'King',
      bio: 'Analyst',
      gender: 'FEMALE',
    })
    expect(errors).toEqual([])
    expect(profile).toMatchObject({ displayName: 'Augusta King', bio: 'Analyst', gender: 'FEMALE' })
    expect(await edit({ lastName: null, location: 'London' })).toMatchObject({
      profile: { displayName: 'Augusta', lastName: null, bio: 'Analyst', location: 'London' },
    })
    expect(await users.newEvents()).toEqual(['user.profile.updated', 'user.profile.updated'])
    expect((await users.outbox()).at(-1)?.data).toMatchObject({
      displayName: 'Augusta',
      changedFields: ['lastName', 'location'],
      version: 3,
    })
  })

  test('an edit that changes nothing says nothing', async () => {
    await edit({ bio: 'Analyst', phoneNumber: '+442012345678' })
    await users.newEvents()
    expect(await edit({ bio: 'Analyst', phoneNumber: '+442012345678' })).toMatchObject({ errors: [] })
    expect(await edit({})).toMatchObject({ errors: [] })
    expect(await users.newEvents()).toEqual([])
    expect(await edit({ phoneNumber: null })).toMatchObject({ profile: { phoneNumber: null } })
  })

  test.each([
    ['firstName', null, 'REQUIRED'],
    ['firstName', '   ', 'REQUIRED'],
    ['firstName', 'x'.repeat(101), 'INVALID'],
    ['firstName', '\u3164', 'INVALID'],
    ['firstName', 'Ada\u202e', 'INVALID'],
    ['lastName', 'a\0b', 'INVALID'],
    ['bio', '\u200b', 'INVALID'],
    ['location', '\ud800', 'INVALID'],
    ['lastName', 'x'.repeat(101), 'INVALID'],
    ['bio', 'x'.repeat(501), 'INVALID'],
    ['location', 'x'.repeat(101), 'INVALID'],
    ['website', 'javascript:alert(1)', 'INVALID'],
    ['website', 'ada.example', 'INVALID'],
    ['website', 'https://ada:secret@ada.example/', 'INVALID'],
    ['website', 'http://192.168.0.1/reboot', 'INVALID'],
    ['website', `https://ada.example/${'x'.repeat(200)}`, 'INVALID'],
    ['phoneNumber', '0043 660 1234567', 'INVALID'],
    ['dateOfBirth', '1815-12-10', 'INVALID'],
    ['dateOfBirth', new Date().toISOString().slice(0, 10), 'INVALID'],
    ['profilePictureId', newId(), 'NOT_FOUND'],
    ['coverPhotoId', 'no-id', 'NOT_FOUND'],
  ])('%s can’t be %j', async (field, value, code) => {
    expect(await edit({ bio: 'never written', [field]: value })).toMatchObject({
      profile: null,
      errors: [{ code, path: ['input', field] }],
    })
    const { viewer } = await users.ask(ada, '{ viewer { profile { bio } } }')
    expect(viewer.profile.bio).toBe('Analyst')
  })

  test('all problems are told at once', async () => {
    const { errors } = await edit({ firstName: '', website: 'x', phoneNumber: 'y' })
    expect(errors).toHaveLength(3)
  })

  test('a text has as many characters as people see, whatever their encoding', async () => {
    expect(await edit({ location: '🏛'.repeat(100) })).toMatchObject({ errors: [] })
    expect(await edit({ location: 'नि'.repeat(100), bio: '👩‍👩‍👧'.repeat(500) })).toMatchObject({ errors: [] })
    expect(await edit({ location: 'नि'.repeat(101) })).toMatchObject({ errors: [{ code: 'INVALID' }] })
  })

  test('somebody else’s file, or one that is no picture, can’t be shown', async () => {
    const ready = { kind: 'IMAGE' as const, version: 1, mimeType: 'x/y', byteSize: 1, width: null, height: null }
    const [theirs, video] = [newId(), newId()]
    await users.deliver(mediaReady, { ...ready, durationSeconds: null, mediaId: theirs, ownerId: newId() })
    await users.deliver(mediaReady, { ...ready, durationSeconds: 1, mediaId: video, ownerId: ada.id, kind: 'VIDEO' })
    expect(await edit({ profilePictureId: theirs })).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] })
    expect(await edit({ profilePictureId: video })).toMatchObject({ errors: [{ code: 'INVALID' }] })
  })

  test('media is handed a grant with every picture', async () => {
    const mediaId = newId()
    await users.deliver(mediaReady, {
      mediaId,
      ownerId: ada.id,
      kind: 'IMAGE',
      version: 1,
      mimeType: 'image/png',
      byteSize: 1,
      width: 1,
      height: 1,
      durationSeconds: null,
    })
    await edit({ profilePictureId: mediaId })
    const { user } = await users.ask(null, 'query ($id: ID!) { user(id: $id) { profilePicture { id accessGrant } } }', {
      id: ada.id,
    })
    expect(user.profilePicture).toEqual({ id: mediaId, accessGrant: expect.any(String) })
  })

  test('settings: absent keeps, null is refused', async () => {
    const change = async (input: Record<string, unknown>) =>
      (await users.ask(ada, UpdatePrivacy, { input })).updatePrivacySettings
    expect(await change({ emailVisibility: 'PRIVATE' })).toEqual({
      privacySettings: {
        profileVisibility: 'FRIENDS',
        emailVisibility: 'PRIVATE',
        phoneVisibility: 'PRIVATE',
        searchVisibility: 'PUBLIC',
        whoMayMessage: 'REQUEST',
        whoMayMention: 'EVERYONE',
      },
      errors: [],
    })
    expect(await change({})).toMatchObject({ privacySettings: { emailVisibility: 'PRIVATE' } })
    expect(await change({ emailVisibility: null })).toMatchObject({
      privacySettings: null,
      errors: [{ code: 'REQUIRED', path: ['input', 'emailVisibility'] }],
    })
  })

  test('who may write and mention is told with its version, and only when it changes', async () => {
    const toldOf = async () =>
      (await users.outbox())
        .filter(({ topic, key }) => topic === 'users.privacy' && key === ada.id)
        .map(({ data }) => data)
    const change = (input: Record<string, unknown>) => users.ask(ada, UpdatePrivacy, { input })
    await change({ whoMayMessage: 'REQUEST', searchVisibility: 'FRIENDS' })
    expect(await toldOf()).toEqual([])
    const answer = await change({ whoMayMessage: 'FRIENDS', searchVisibility: 'PUBLIC' })
    expect(answer.updatePrivacySettings.privacySettings).toMatchObject({
      ...{ whoMayMessage: 'FRIENDS', whoMayMention: 'EVERYONE', searchVisibility: 'PUBLIC' },
    })
    await change({ whoMayMention: 'NOBODY', whoMayMessage: 'FRIENDS' })
    await change({ whoMayMention: 'NOBODY' })
    expect(await toldOf()).toEqual([
      { userId: ada.id, whoMayMessage: 'FRIENDS', whoMayMention: 'EVERYONE', version: 1 },
      { userId: ada.id, whoMayMessage: 'FRIENDS', whoMayMention: 'NOBODY', version: 2 },
    ])
  })

  test('nobody is edited before the profile is there, and nothing signed out', async () => {
    const newcomer = await users.signIn()
    const { updateProfile } = await users.ask(newcomer, UpdateProfile, { input: { bio: 'x' } })
    expect(updateProfile).toMatchObject({ profile: null, errors: [{ code: 'NOT_FOUND' }] })
    for (const document of [UpdateProfile, UpdatePrivacy]) {
      const { errors } = await users.execute(null, document, { input: {} })
      expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    }
  })
})
