import { newId } from '@plaza/database'
import { mediaReady } from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { type StartedUsers, startUsers, type TestPerson, UpdatePrivacy, UpdateProfile } from './testkit.ts'

const Look = `query ($id: ID!, $username: String!) {
  byId: user(id: $id) { ...All }
  byName: userByUsername(username: $username) { ...All }
  _entities(representations: [{ __typename: "User", id: $id }]) { ...All }
}
fragment All on User {
  id username displayName firstName lastName isVerified joinedAt profilePicture { id }
  bio dateOfBirth gender location website coverPhoto { id } friendCount friends { nodes { username } }
  email phoneNumber
}`

const card = {
  username: 'ada',
  displayName: 'Ada',
  firstName: 'Ada',
  lastName: null,
  isVerified: false,
  joinedAt: '2026-01-31T10:00:00.000Z',
  profilePicture: { id: expect.any(String) },
}
const details = {
  bio: 'Analyst',
  dateOfBirth: '1985-12-10',
  gender: 'FEMALE',
  location: 'London',
  website: 'https://ada.example',
  coverPhoto: { id: expect.any(String) },
  friendCount: 1,
  friends: { nodes: [{ username: 'grace' }] },
}
const noDetails = Object.fromEntries(Object.keys(details).map((field) => [field, null]))

interface Cast {
  ada: TestPerson
  lookers: Record<'owner' | 'friend' | 'stranger' | 'blocked' | 'anonymous', TestViewer | null>
}

async function cast(users: StartedUsers): Promise<Cast> {
  const [ada, grace, alan, mallory] = await users.registerAll('ada', 'grace', 'alan', 'mallory')
  await users.befriend(grace, ada)
  await users.block(ada, mallory)
  const [picture, cover] = [newId(), newId()]
  for (const mediaId of [picture, cover]) {
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
  }
  const { updateProfile } = await users.ask(ada, UpdateProfile, {
    input: {
      bio: 'Analyst',
      dateOfBirth: '1985-12-10',
      gender: 'FEMALE',
      location: 'London',
      website: 'https://ada.example',
      phoneNumber: '+442012345678',
      profilePictureId: picture,
      coverPhotoId: cover,
    },
  })
  expect(updateProfile.errors).toEqual([])
  return { ada, lookers: { owner: ada, friend: grace, stranger: alan, blocked: mallory, anonymous: null } }
}

const seenBy = {
  PUBLIC: ['owner', 'friend', 'stranger', 'anonymous'],
  FRIENDS: ['owner', 'friend'],
  PRIVATE: ['owner'],
} as const

describe('who sees what of a profile', async () => {
  const users = await startUsers()
  afterAll(() => users[Symbol.asyncDispose]())
  const { ada, lookers } = await cast(users)

  for (const level of ['PUBLIC', 'FRIENDS', 'PRIVATE'] as const) {
    test(`set to ${level}`, async () => {
      await users.ask(ada, UpdatePrivacy, {
        input: { profileVisibility: level, emailVisibility: level, phoneVisibility: level },
      })
      for (const [looker, viewer] of Object.entries(lookers)) {
        const answer = await users.ask(viewer, Look, { id: ada.id, username: 'ADA' })
        const sees = (seenBy[level] as readonly string[]).includes(looker)
        const contacts = sees
          ? { email: 'ada@plaza.example', phoneNumber: '+442012345678' }
          : { email: null, phoneNumber: null }
        const expected =
          looker === 'blocked' ? null : { id: ada.id, ...card, ...(sees ? details : noDetails), ...contacts }
        expect(answer, `${looker} under ${level}`).toEqual({ byId: expected, byName: expected, _entities: [expected] })
      }
    })
  }

  test('each part goes by its own setting', async () => {
    await users.ask(ada, UpdatePrivacy, {
      input: { profileVisibility: 'PRIVATE', emailVisibility: 'PUBLIC', phoneVisibility: 'FRIENDS' },
    })
    const { byId: asStranger } = await users.ask(lookers.stranger, Look, { id: ada.id, username: 'ada' })
    expect(asStranger).toMatchObject({ bio: null, email: 'ada@plaza.example', phoneNumber: null })
    const { byId: asFriend } = await users.ask(lookers.friend, Look, { id: ada.id, username: 'ada' })
    expect(asFriend).toMatchObject({ bio: null, email: 'ada@plaza.example', phoneNumber: '+442012345678' })
  })

  test('unknown people, and ids that are none, are nobody', async () => {
    for (const id of [newId(), 'ada', '']) {
      expect(await users.ask(lookers.stranger, Look, { id, username: 'nobody' })).toEqual({
        byId: null,
        byName: null,
        _entities: [null],
      })
    }
  })

  test('a block hides both ways', async () => {
    const mallory = lookers.blocked as TestPerson
    const answer = await users.ask(ada, Look, { id: mallory.id, username: 'mallory' })
    expect(answer).toEqual({ byId: null, byName: null, _entities: [null] })
  })

  test('the blocker finds the blocked on the list of blocks, with a card and no more', async () => {
    const { viewer } = await users.ask(
      ada,
      `{ viewer { blockedUsers { nodes { username friendshipStatus bio email friendCount mutualFriendCount
        friends { nodes { id } } } } } }`,
    )
    expect(viewer.blockedUsers.nodes).toEqual([
      {
        username: 'mallory',
        friendshipStatus: 'BLOCKED',
        bio: null,
        email: null,
        friendCount: null,
        mutualFriendCount: 0,
        friends: null,
      },
    ])
  })

  test('what is private to the viewer is nobody else’s, by reference neither', async () => {
    const Private = `query ($id: ID!) { _entities(representations: [{ __typename: "Viewer", id: $id }]) {
      ... on Viewer { id privacySettings { emailVisibility } blockedUsers { nodes { id } } }
    } }`
    expect(await users.ask(lookers.stranger, Private, { id: ada.id })).toEqual({ _entities: [null] })
    expect(await users.ask(null, Private, { id: ada.id })).toEqual({ _entities: [null] })
    const own = await users.ask(ada, Private, { id: ada.id })
    expect(own._entities[0].privacySettings.emailVisibility).toBe('PUBLIC')
  })
})
