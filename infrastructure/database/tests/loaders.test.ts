import { expect, test } from 'vitest'
import { createIdLoader, createKeyLoader, createLoaderSet, createPageLoader, newId } from '../src/index.ts'

test('an id in upper case finds the same row, in one call, and what is no id or has no row is null', async () => {
  const [ada, grace] = [newId(), newId()]
  const calls: (readonly string[])[] = []
  const loader = createIdLoader(async (ids) => {
    calls.push(ids)
    return new Map([[ada, { name: 'ada' }]])
  })
  expect(await loader.loadMany([ada, ada.toUpperCase(), grace, 'no id'])).toEqual([
    { name: 'ada' },
    { name: 'ada' },
    null,
    null,
  ])
  expect(calls).toEqual([[ada, grace]])
})

test('where no key is an id, nothing is asked', async () => {
  const loader = createIdLoader<string>(() => Promise.reject(new Error('asked')))
  expect(await loader.load("'; drop table posts")).toBeNull()
})

test('a key that has nothing gets what stands for that', async () => {
  const loader = createKeyLoader(async () => new Map([['graphql', 3]]), 0)
  expect(await loader.loadMany(['graphql', 'kysely'])).toEqual([3, 0])
})

test('parents that ask for the same page share a call; another page or other options are another', async () => {
  const calls: unknown[] = []
  const pages = createPageLoader<string, string | null>(async (parents, page, type) => {
    calls.push([parents, page.first, type])
    return new Map(parents.map((parent) => [parent, [`${parent} ${page.first} ${type}`]]))
  })
  const page = { first: 2, after: null }
  expect(
    await Promise.all([
      pages.load('a', page, null),
      pages.load('b', page, null),
      pages.load('a', page, 'LIKE'),
      pages.load('a', { first: 3, after: null }, null),
      pages.load('a', { ...page, backwards: true }, null),
    ]),
  ).toEqual([['a 2 null'], ['b 2 null'], ['a 2 LIKE'], ['a 3 null'], ['a 2 null']])
  expect(calls).toEqual([
    [['a', 'b'], 2, null],
    [['a'], 2, 'LIKE'],
    [['a'], 3, null],
    [['a'], 2, null],
  ])
  pages.clearAll()
  await pages.load('a', page, null)
  expect(calls).toHaveLength(5)
})

test('after a change a request forgets what all of its loaders have loaded', async () => {
  let name = 'before'
  const loaders = createLoaderSet({
    byName: createKeyLoader(async (keys) => new Map(keys.map((key) => [key, name])), null),
    pages: createPageLoader(async (keys) => new Map(keys.map((key) => [key, [name]]))),
  })
  const page = { first: 1, after: null }
  const load = async () => [await loaders.byName.load('a'), ...(await loaders.pages.load('a', page))]
  expect(await load()).toEqual(['before', 'before'])
  name = 'after'
  expect(await load()).toEqual(['before', 'before'])
  loaders.clearAll()
  expect(await load()).toEqual(['after', 'after'])
})
