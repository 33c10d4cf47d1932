import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { allEvents, findEvent, generateEventSchemas, topics } from '../index.ts'

test('the catalogue has 70 types on 24 topics, each type once', () => {
  expect(new Set(allEvents.map(({ type }) => type)).size).toBe(70)
  expect(allEvents).toHaveLength(70)
  expect(topics).toHaveLength(24)
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
  for (const { topic, data } of allEvents) if (topic.kind === 'state') expect(data.shape).toHaveProperty('version')
})

test('every state topic has one end for what it tells of, and an end tells nothing personal', () => {
  const ending = allEvents.filter(({ ends }) => ends)
  const states = topics.filter(({ kind }) => kind === 'state').map(({ name }) => name)
  expect(ending.map(({ topic }) => topic.name).sort()).toEqual(states.sort())
  for (const { type } of ending) expect(generateEventSchemas().get(`${type}.json`)).not.toContain('x-personal')
})

test('the key of a pair holds both ids, the subject may be something else', () => {
  expect(findEvent('friendship.ended')?.keyOf({ lowId: 'a', highId: 'b' })).toBe('a:b')
  expect(findEvent('comment.added')?.keyOf({ postId: 'p', commentId: 'c' })).toBe('p')
  expect(findEvent('comment.added')?.subjectOf({ postId: 'p', commentId: 'c' })).toBe('c')
})
