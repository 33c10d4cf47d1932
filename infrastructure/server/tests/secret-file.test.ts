import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, readOrMakeSecret } from '../src/index.ts'

async function inFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'plaza-secret-'))
  return { path: join(folder, 'data', 'secret'), folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) }
}

test('processes that start together share one secret, which outlives them', async () => {
  await using place = await inFolder()
  const secrets = await Promise.all([1, 2, 3, 4].map(() => readOrMakeSecret(place.path, 'SECRET')))
  expect(new Set(secrets).size).toBe(1)
  expect(await readOrMakeSecret(place.path, 'SECRET')).toBe(secrets[0])
  expect(Buffer.from(secrets[0]!, 'base64')).toHaveLength(32)
  expect((await stat(place.path)).mode & 0o777).toBe(0o600)
  expect(await readdir(join(place.folder, 'data'))).toEqual(['secret'])
})

test('a file that holds no secret is left alone, and the error says what to do', async () => {
  await using place = await inFolder()
  await readOrMakeSecret(place.path, 'SECRET')
  await writeFile(place.path, 'too short\n')
  const reading = readOrMakeSecret(place.path, 'SECRET')
  await expect(reading).rejects.toThrow(ConfigError)
  await expect(reading).rejects.toThrow('holds no secret; delete it, or set SECRET.')
  expect(await readFile(place.path, 'utf8')).toBe('too short\n')
})
