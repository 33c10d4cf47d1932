import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createTestDatabase } from '@plaza/database/testing'
import { expect, test } from 'vitest'
import { migrationsOf } from '../src/repository.ts'

const main = fileURLToPath(new URL('../src/migrate/main.ts', import.meta.url))

function migrate(
  words: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [main, ...words], { env: { ...process.env, ...env } }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })
}

test('a service’s migrations are taken back, listed and run again', async () => {
  await using database = await createTestDatabase({
    service: 'media',
    migrations: migrationsOf('media'),
  })
  const env = { MEDIA_DATABASE_URL: database.url }
  expect(await migrate(['media'], env)).toEqual({ code: 0, out: 'media\n  up to date\n', err: '' })
  const down = await migrate(['media', 'down'], env)
  const name = /took back (\S+)/.exec(down.out)?.[1]
  expect((await migrate(['media', 'status'], env)).out).toMatch(new RegExp(`waits +${name}\n$`))
  expect((await migrate(['media', 'up'], env)).out).toBe(`media\n  ran ${name}\n`)
})

test.for([
  [['down'], 'Name the one subgraph'],
  [['posts', 'sideways'], '`posts sideways` is not understood'],
  [['toString'], 'is not understood'],
] as const)('%s is answered with what to do', async ([words, hint]) => {
  const { code, err } = await migrate([...words])
  expect(code).toBe(1)
  expect(err).toContain(hint)
})

test('a URL that is none names its variable', async () => {
  const { code, err } = await migrate(['posts'], { POSTS_DATABASE_URL: 'localhost' })
  expect(code).toBe(1)
  expect(err).toContain('POSTS_DATABASE_URL: must be a postgres:// URL')
})
