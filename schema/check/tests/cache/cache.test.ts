import { mkdtempDisposable, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCache } from '../../src/cache/cache.ts'
import { prune } from '../../src/cache/prune.ts'
import { versionOfMakers } from '../../src/cache/version.ts'

const folderOf = () => mkdtempDisposable(join(tmpdir(), 'schema-check-'))

/** Makes a value, and counts how often. */
function maker(value: unknown) {
  const make = () => {
    make.calls++
    return value
  }
  make.calls = 0
  return make
}

test('what was made once is not made again, in another process neither', async () => {
  await using folder = await folderOf()
  const make = maker({ plan: ['ü', null] })
  expect(openCache(folder.path, '1').cached('plan', ['a', 'b'], make)).toEqual({ plan: ['ü', null] })
  expect(openCache(folder.path, '1').cached('plan', ['a', 'b'], make)).toEqual({ plan: ['ü', null] })
  expect(make.calls).toBe(1)
})

test('other inputs, another kind and another version have values of their own', async () => {
  await using folder = await folderOf()
  const first = openCache(folder.path, '1')
  first.cached('plan', ['ab', 'c'], maker('first'))
  expect(first.cached('plan', ['a', 'bc'], maker('other inputs'))).toBe('other inputs')
  expect(first.cached('composition', ['ab', 'c'], maker('other kind'))).toBe('other kind')
  expect(openCache(folder.path, '2').cached('plan', ['ab', 'c'], maker('other version'))).toBe('other version')
  expect(first.cached('plan', ['ab', 'c'], maker('again'))).toBe('first')
})

test.each(['', '{"plan":1}', 'half of an entry', '0000\n{"plan":"forged"}'])(
  'an entry that is not whole counts as none: %j',
  async (text) => {
    await using folder = await folderOf()
    const cache = openCache(folder.path, '1')
    cache.cached('plan', ['a'], maker('right'))
    for (const name of await readdir(folder.path)) await writeFile(join(folder.path, name), text)
    expect(cache.cached('plan', ['a'], maker('made again'))).toBe('made again')
    expect(cache.cached('plan', ['a'], maker('once more'))).toBe('made again')
  },
)

test('a failure is not kept', async () => {
  await using folder = await folderOf()
  const cache = openCache(folder.path, '1')
  const fail = () => {
    throw new Error('does not compose')
  }
  expect(() => cache.cached('composition', ['a'], fail)).toThrow('does not compose')
  expect(cache.cached('composition', ['a'], maker('composed'))).toBe('composed')
})

test('where nothing can be written, nothing is kept and nothing fails', async () => {
  await using folder = await folderOf()
  const file = join(folder.path, 'file')
  await writeFile(file, 'mine')
  const cache = openCache(join(file, 'cache'), '1')
  expect(cache.cached('plan', ['a'], maker(1))).toBe(1)
  expect(cache.cached('plan', ['a'], maker(2))).toBe(2)
  expect(await readFile(file, 'utf8')).toBe('mine')
})

test.each([
  { entries: 4, bytes: 10_000 },
  { entries: 10, bytes: 900 },
])('of more entries than $entries or $bytes bytes those used last stay', async (limits) => {
  await using folder = await folderOf()
  const cache = openCache(folder.path, '1')
  const names: string[] = []
  for (let index = 0; index < 6; index++) {
    cache.cached('plan', [`${index}`], maker('x'.repeat(100)))
    const name = (await readdir(folder.path)).find((one) => !names.includes(one))!
    names.push(name)
    await utimes(join(folder.path, name), index, index)
  }
  prune(folder.path, { entries: 6, bytes: 10_000 })
  expect((await readdir(folder.path)).sort()).toEqual([...names].sort())
  prune(folder.path, limits)
  expect((await readdir(folder.path)).sort()).toEqual(names.slice(4).sort())
})

test('an entry that is read counts as used', async () => {
  await using folder = await folderOf()
  const cache = openCache(folder.path, '1')
  for (const input of ['read', 'unread']) cache.cached('plan', [input], maker(input))
  for (const name of await readdir(folder.path)) await utimes(join(folder.path, name), 1, 1)
  cache.cached('plan', ['read'], maker('not made'))
  prune(folder.path, { entries: 1, bytes: 200 })
  expect(cache.cached('plan', ['read'], maker('made again'))).toBe('read')
  expect(cache.cached('plan', ['unread'], maker('made again'))).toBe('made again')
})

test('the version is the same each time', () => {
  expect(versionOfMakers()).toMatch(/^[0-9a-f]{64}$/)
  expect(versionOfMakers()).toBe(versionOfMakers())
})
