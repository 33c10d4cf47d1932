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
  // Many times many: what goes wrong when they race goes wrong now and then.
  for (let round = 0; round < 10; round++) {
    await using place = await inFolder()
    const starts = Array.from({ length: 50 }, () => readOrMakeSecret(place.path, 'SECRET'))
    const [secret, ...others] = await Promise.all(starts)
    expect(new Set(others)).toEqual(new Set([secret]))
    expect(await readOrMakeSecret(place.path, 'SECRET')).toBe(secret)
    expect(await readdir(join(place.folder, 'data'))).toEqual(['secret'])
  }
})

test('a secret is 256 bits that only its owner may read', async () => {
  await using place = await inFolder()
  expect(Buffer.from(await readOrMakeSecret(place.path, 'SECRET'), 'base64')).toHaveLength(32)
  expect((await stat(place.path)).mode & 0o777).toBe(0o600)
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
