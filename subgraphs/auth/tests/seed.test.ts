import { newId } from '@plaza/database'
import { createTestDatabase } from '@plaza/database/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { AuthDatabase } from '../src/index.ts'
import { hashPassword, seedAccounts } from '../src/seed.ts'
import { SignIn, startAuth } from './testkit.ts'

const migrations = new URL('../migrations/', import.meta.url)

test('seeded people sign in with the password that was hashed once for all of them', async () => {
  await using auth = await startAuth()
  const passwordHash = await hashPassword('plaza-demo-password')
  const createdAt = new Date('2026-01-01T00:00:00Z')
  const people = ['Ada', 'grace'].map((username) => ({
    id: newId(),
    email: `${username}@Plaza.example`,
    username,
    firstName: username,
    lastName: null,
    passwordHash,
    createdAt,
  }))
  expect(await seedAccounts(auth.subgraph.database, people)).toBe(2)
  const { account, errors } = await auth.ask({}, SignIn, {
    input: { identifier: 'ada@plaza.example', password: 'plaza-demo-password' },
  })
  expect(errors).toEqual([])
  expect(account).toMatchObject({ id: people[0]?.id, username: 'Ada' })
  expect((await auth.subgraph.outbox()).map((event) => event.type)).toEqual(['session.started'])
})

test('a hundred thousand accounts go in as one stream', async () => {
  await using database = await createTestDatabase<AuthDatabase>({ service: 'auth', migrations })
  const passwordHash = await hashPassword('plaza-demo-password')
  async function* people() {
    for (let i = 0; i < 100_000; i++) {
      yield {
        id: newId(),
        email: `person${i}@plaza.example`,
        username: `person_${i}`,
        passwordHash,
        createdAt: new Date(),
      }
    }
  }
  expect(await seedAccounts(database, people())).toBe(100_000)
  const { rows } = await sql<{ count: number }>`select count(*) from accounts where version = 1`.execute(
    database.system,
  )
  expect(rows[0]?.count).toBe(100_000)
}, 180_000)
