import { readdir } from 'node:fs/promises'
import { newId, revertMigration, runMigrations } from '@plaza/database'
import { createTestDatabase } from '@plaza/database/testing'
import { expect, test } from 'vitest'
import type { DB } from '../src/generated/database.ts'
import { seedBlocks, seedFriendRequests, seedFriendships, seedMediaFiles, seedPeople } from '../src/seed.ts'

const folder = new URL('../migrations/', import.meta.url)

test('the migrations go down from a filled database, and up again', async () => {
  await using database = await createTestDatabase<DB>({ service: 'users', migrations: folder })
  const fill = async () => {
    const people = Array.from({ length: 3 }, (_, index) => ({
      id: newId(),
      username: `person_${index}`,
      email: `person_${index}@plaza.example`,
      firstName: 'José',
      lastName: null,
      joinedAt: new Date(),
      phoneNumber: '+442012345678',
    }))
    const [ada, grace, alan] = people.map(({ id }) => id) as [string, string, string]
    const now = new Date()
    expect(await seedPeople(database, people)).toBe(3)
    expect(await seedFriendships(database, [{ oneId: grace, otherId: ada, since: now }])).toBe(1)
    expect(await seedFriendships(database, [{ oneId: grace, otherId: alan, since: now }])).toBe(1)
    expect(await seedFriendRequests(database, [{ fromId: alan, toId: ada, createdAt: now }])).toBe(1)
    expect(await seedBlocks(database, [{ blockerId: alan, blockedId: ada, createdAt: now }])).toBe(1)
    expect(await seedMediaFiles(database, [{ mediaId: newId(), ownerId: ada, kind: 'IMAGE' }])).toBe(1)
    const counted = await database.system.selectFrom('profileDetails').select(['userId', 'friendCount']).execute()
    expect(counted).toHaveLength(3)
    expect(counted).toContainEqual({ userId: grace, friendCount: 2 })
  }
  await fill()
  const names = (await readdir(folder)).sort().toReversed()
  for (const name of names) {
    expect(await revertMigration(database, { folders: [folder] })).toEqual([name.replace('.ts', '')])
  }
  expect(await runMigrations(database, { folders: [folder] })).toHaveLength(names.length)
  await fill()
})

test('a password that stood in a website is gone, and none comes again', async () => {
  await using database = await createTestDatabase<DB>({ service: 'users', migrations: folder })
  const ada = newId()
  const person = { id: ada, username: 'ada', email: 'ada@plaza.example', firstName: 'Ada', lastName: null }
  await seedPeople(database, [{ ...person, joinedAt: new Date(), website: 'https://ada.example/' }])
  const details = database.system.updateTable('profileDetails').where('userId', '=', ada)
  const withPassword = details.set({ website: 'HTTPS://ada:pw@ada.example/@ada' })
  await expect(withPassword.execute()).rejects.toThrow('profile_details_website_without_password')

  let reverted: string | undefined
  while (!reverted?.startsWith('0007')) [reverted] = await revertMigration(database, { folders: [folder] })
  await withPassword.execute()
  await runMigrations(database, { folders: [folder] })
  expect(await database.system.selectFrom('profileDetails').select('website').executeTakeFirst()).toEqual({
    website: 'HTTPS://ada.example/@ada',
  })
})
