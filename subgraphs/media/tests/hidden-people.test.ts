import { blockCreated, blockRemoved, userDeactivated, userReactivated, userRegistered } from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { reference, startMedia } from './testkit.ts'

const Everything = /* GraphQL */ `
  query ($collection: ID!, $file: ID!, $owner: [_Any!]!, $unvouched: [_Any!]!) {
    mediaCollection(id: $collection) { name owner { id } itemCount items { nodes { id } } }
    mediaFile(id: $file) { id owner { id } }
    owner: _entities(representations: $owner) { ... on User { mediaCollections { nodes { id owner { id } } } } }
    unvouched: _entities(representations: $unvouched) { ... on MediaFile { id } }
  }
`
const nothing = {
  ...{ mediaCollection: null, mediaFile: null, unvouched: [null] },
  owner: [{ mediaCollections: { nodes: [] } }],
}

/** Ada shows a collection to everybody. */
async function gallery() {
  const media = await startMedia()
  const [ada, bob, eve] = [await media.signIn(), await media.signIn(), await media.signIn()]
  let version = 0
  const account = (userId: string, status: 'ACTIVE' | 'DEACTIVATED') => ({
    ...{ userId, status, version: ++version, email: 'x@plaza.example', username: 'x', emailVerifiedAt: null },
  })
  for (const { id } of [ada, bob, eve]) {
    const names = { firstName: 'X', lastName: null, registeredAt: new Date() }
    await media.deliver(userRegistered, { ...account(id, 'ACTIVE'), ...names })
  }
  const file = await media.addPicture(ada.id)
  const collection = await media.addCollection(ada.id, { isPublic: true, mediaIds: [file] })
  const all = {
    mediaCollection: { name: 'Hills', owner: { id: ada.id }, itemCount: 1, items: { nodes: [{ id: file }] } },
    mediaFile: { id: file, owner: { id: ada.id } },
    owner: [{ mediaCollections: { nodes: [{ id: collection, owner: { id: ada.id } }] } }],
    unvouched: [{ id: file }],
  }
  return {
    ...{ media, ada, bob, eve, file, all },
    async seenBy(viewer: TestViewer | null) {
      const { data, errors } = await media.execute(viewer, Everything, {
        ...{ collection, file, owner: [{ __typename: 'User', id: ada.id }], unvouched: [reference(file)] },
      })
      expect(errors).toBeUndefined()
      return data
    },
    block: (by: TestViewer, of: TestViewer) =>
      media.deliver(blockCreated, { blockerId: by.id, blockedId: of.id, createdAt: new Date(), version: ++version }),
    unblock: (by: TestViewer, of: TestViewer) =>
      media.deliver(blockRemoved, { blockerId: by.id, blockedId: of.id, createdAt: new Date(), version: ++version }),
    deactivate: ({ id }: TestViewer) => media.deliver(userDeactivated, account(id, 'DEACTIVATED')),
    reactivate: ({ id }: TestViewer) => media.deliver(userReactivated, account(id, 'ACTIVE')),
  }
}

test('a block hides collections and their files both ways, until each block is lifted', async () => {
  const { media, ada, bob, eve, all, ...town } = await gallery()
  await using _ = media
  expect(await town.seenBy(bob)).toEqual(all)
  await town.block(bob, ada)
  await town.block(ada, bob)
  expect(await town.seenBy(bob)).toEqual(nothing)
  for (const viewer of [ada, eve, null]) expect(await town.seenBy(viewer)).toEqual(all)
  await town.unblock(ada, bob)
  expect(await town.seenBy(bob)).toEqual(nothing)
  await town.unblock(bob, ada)
  expect(await town.seenBy(bob)).toEqual(all)
  await town.block(ada, bob)
  expect(await town.seenBy(bob)).toEqual(nothing)
})

test('what somebody shows who is away is hidden from everybody else, and comes back with them', async () => {
  const { media, ada, bob, all, ...town } = await gallery()
  await using _ = media
  await town.deactivate(ada)
  for (const viewer of [bob, null]) expect(await town.seenBy(viewer)).toEqual(nothing)
  expect(await town.seenBy(ada)).toEqual(all)
  await town.reactivate(ada)
  expect(await town.seenBy(bob)).toEqual(all)
})

test('a file that another service shows has no owner when that person is hidden', async () => {
  const { media, ada, bob, eve, ...town } = await gallery()
  await using _ = media
  const file = await media.addPicture(ada.id)
  const ownerSeenBy = async (viewer: TestViewer) => {
    const { data } = await media.execute(
      viewer,
      'query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on MediaFile { id owner { id } } } }',
      { refs: [reference(file, media.grant(file, viewer.id))] },
    )
    expect(data._entities[0].id).toBe(file)
    return data._entities[0].owner
  }
  expect(await ownerSeenBy(bob)).toEqual({ id: ada.id })
  await town.block(ada, bob)
  expect(await ownerSeenBy(bob)).toBeNull()
  expect(await ownerSeenBy(eve)).toEqual({ id: ada.id })
  await town.deactivate(ada)
  expect(await ownerSeenBy(eve)).toBeNull()
  expect(await ownerSeenBy(ada)).toEqual({ id: ada.id })
})

test('without any where clause, rows of hidden people stay hidden', async () => {
  const { media, ada, bob, ...town } = await gallery()
  await using _ = media
  const rowsFor = async (viewer: TestViewer) => {
    await using view = media.database.forViewer({ id: viewer.id })
    const tables = ['mediaCollections', 'collectionItems', 'mediaFiles'] as const
    const counts: number[] = []
    for (const table of tables) counts.push((await view.db.selectFrom(table).selectAll().execute()).length)
    return counts
  }
  expect(await rowsFor(bob)).toEqual([1, 1, 1])
  await town.block(bob, ada)
  expect(await rowsFor(bob)).toEqual([0, 0, 0])
  expect(await rowsFor(ada)).toEqual([1, 1, 1])
})
