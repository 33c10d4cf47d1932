import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { allEvents, findEvent, generateEventSchemas, topics } from '../index.ts'

test('the catalogue has 42 types on 14 topics, each type once', () => {
  expect(new Set(allEvents.map(({ type }) => type)).size).toBe(42)
  expect(allEvents).toHaveLength(42)
  expect(topics).toHaveLength(14)
})

test('the JSON Schemas on disk are those of the contracts', async () => {
  const folder = new URL('../json/', import.meta.url)
  const files = await readdir(folder)
  const onDisk = await Promise.all(
    files.map(async (file) => [file, await readFile(new URL(file, folder), 'utf8')] as const),
  )
  expect(new Map(onDisk.sort())).toEqual(new Map([...generateEventSchemas()].sort()))
})

test('personal data travel on state topics only, where a tombstone erases them', () => {
  for (const [file, schema] of generateEventSchemas()) {
    if (schema.includes('x-personal')) expect(findEvent(file.replace(/\.json$/, ''))?.topic.kind).toBe('state')
  }
})

test('what tells of one thing on a state topic carries its version', () => {
  // A profile has no end of its own: it goes with its account.
  for (const { topic, data } of allEvents) if (topic.kind === 'state') expect(data.shape).toHaveProperty('version')
  const ending = allEvents.filter(({ ends }) => ends).map(({ type }) => type)
  expect(ending).toEqual(['user.deleted', 'media.deleted', 'block.removed', 'friendship.ended'].sort(byCatalogue))
})

const byCatalogue = (a: string, b: string) =>
  allEvents.findIndex(({ type }) => type === a) - allEvents.findIndex(({ type }) => type === b)

test('the key of a pair holds both ids, the subject may be something else', () => {
  expect(findEvent('friendship.ended')?.keyOf({ lowId: 'a', highId: 'b' })).toBe('a:b')
  expect(findEvent('comment.added')?.keyOf({ postId: 'p', commentId: 'c' })).toBe('p')
  expect(findEvent('comment.added')?.subjectOf({ postId: 'p', commentId: 'c' })).toBe('c')
})
