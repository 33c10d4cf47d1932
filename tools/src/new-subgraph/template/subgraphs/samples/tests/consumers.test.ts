import { userRegistered } from '@plaza/schema/events'
import { expect, test } from 'vitest'
import { startSamples } from './testkit.ts'

const People = '{ _entities(representations: $refs) { ... on Sample { content } } }'

test('what somebody has written is hidden while they are away, but not from themselves', async () => {
  await using samples = await startSamples()
  const ada = await samples.person()
  const id = await samples.create(ada, { isPublic: true })
  const seenBy = async (viewer: typeof ada | null) =>
    (await samples.execute(viewer, `query ($refs: [_Any!]!) ${People}`, { refs: [{ __typename: 'Sample', id }] })).data
      ._entities
  expect(await seenBy(null)).toEqual([{ content: 'hello' }])
  await samples.deactivate(ada.id)
  expect(await seenBy(null)).toEqual([null])
  expect(await seenBy(ada)).toEqual([{ content: 'hello' }])
})

test('an erased person leaves a row without data, which a late event does not change', async () => {
  await using samples = await startSamples()
  const ada = await samples.person()
  await samples.create(ada)
  await samples.deleteAccount(ada.id)
  await samples.deliver(userRegistered, {
    ...{ userId: ada.id, email: 'a@example.org', username: 'a', emailVerifiedAt: null, status: 'ACTIVE', version: 1 },
    ...{ firstName: 'Ada', lastName: null, registeredAt: new Date() },
  })
  const { system } = samples.database
  expect(await system.selectFrom('samples').selectAll().execute()).toEqual([])
  const people = await system.selectFrom('people').select(['userId', 'status']).execute()
  expect(people).toEqual([{ userId: ada.id, status: 'DELETED' }])
})
