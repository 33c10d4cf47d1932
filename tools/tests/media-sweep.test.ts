import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@plaza/database'
import { createTestDatabase } from '@plaza/database/testing'
import type { MediaDatabase } from '@plaza/media'
import { expect, test } from 'vitest'
import { migrationsOf, repositoryPath } from '../src/repository.ts'

function mediaSweep(words: string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      ['tools/plaza.mjs', 'media', 'sweep', ...words],
      { cwd: repositoryPath, env: { ...process.env, ...env } },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })
}

test('what uploads have left behind is told first, and then taken away, no more than asked', async () => {
  await using database = await createTestDatabase<MediaDatabase>({
    service: 'media',
    migrations: migrationsOf('media'),
  })
  const folder = await mkdtemp(join(tmpdir(), 'plaza-media-sweep-'))
  await using _ = { [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
  const objects = join(folder, 'media', 'objects')
  const [ownerId, long] = [newId(), new Date(Date.now() - 3 * 24 * 60 * 60_000)]
  const ids = [newId(), newId()]
  await database.system
    .insertInto('uploads')
    .values(
      ids.map((id) => ({
        ...{ id, ownerId, filename: 'a.png', mimeType: 'image/png', byteSize: 2048 },
        ...{ objectKey: `uploads/${id}`, expiresAt: long },
      })),
    )
    .execute()
  for (const name of ['uploads', 'drafts']) await mkdir(join(objects, name), { recursive: true })
  for (const id of ids) await writeFile(join(objects, 'uploads', id), Buffer.alloc(2048))
  await writeFile(join(objects, 'drafts', 'broken'), Buffer.alloc(3 * 1024))
  await utimes(join(objects, 'drafts', 'broken'), long, long)
  const env = { MEDIA_DATABASE_URL: database.url, DATA_DIR: folder }
  const left = async () => [
    (await database.system.selectFrom('uploads').select('id').execute()).length,
    (await readdir(join(objects, 'uploads')).catch(() => [])).length,
    (await readdir(join(objects, 'drafts'))).length,
  ]

  const told = await mediaSweep(['--dry-run'], env)
  expect(told).toMatchObject({ code: 0, err: '' })
  expect(told.out).toMatch(/^would go:\n +2 +4 KiB {2}uploads/)
  expect(told.out).toMatch(/\n +1 +3 KiB {2}parts/)
  expect(await left()).toEqual([2, 2, 1])

  const one = await mediaSweep(['--most', '1'], env)
  expect(one.out).toMatch(/^went:\n +1 +2 KiB {2}uploads/)
  expect(await left()).toEqual([1, 1, 0])
  const rest = await mediaSweep([], env)
  expect(rest.out).toMatch(/\n +1 +2 KiB {2}stored objects/)
  expect(await left()).toEqual([0, 0, 0])
})

test.for([
  [['--most', '0'], 'Give --most a whole number'],
  [['--most', 'all'], 'Give --most a whole number'],
  [['now'], 'pnpm media:sweep'],
  [['--force'], '--force'],
] as const)('%s is answered with what to do', async ([words, hint]) => {
  const { code, err } = await mediaSweep([...words])
  expect(code).toBe(1)
  expect(err).toContain(hint)
})
