import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema, parse, print } from 'graphql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Operation } from '../../src/change.ts'
import { recordedOperations, withRecorded } from '../../src/usage/recorded.ts'
import { recordInto } from './store.ts'

const schema = buildSchema(`
  enum Color { RED BLUE }
  input Filter { text: String, color: Color }
  type Query { find(filter: Filter, ids: [ID]): String name: String }`)

let store: string
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'recorded-'))
})
afterEach(() => rm(store, { recursive: true }))

const fileOperation = (text: string): Operation => ({
  name: 'file',
  hash: 'of the file',
  document: parse(text),
  source: 'file',
  side: 'both',
  client: null,
  location: null,
})

test('operations are those of the window, each once, with who sent them', async () => {
  await recordInto(store, schema, [
    { at: '2026-10-01T10:00:00.000Z', client: 'old 1.0.0', text: '{ name }' },
    {
      at: '2026-11-01T10:00:00.000Z',
      client: 'web 2.10.0',
      text: 'query Find { find(filter: { text: "a", color: RED }) }',
    },
    {
      at: '2026-11-02T10:00:00.000Z',
      client: 'web 2.9.0',
      text: 'query Find { find(filter: { text: "b", color: RED }) }',
    },
    {
      at: '2026-11-03T10:00:00.000Z',
      client: 'ios 1.0.0',
      text: 'query Find { find(filter: { text: "c", color: RED }) }',
    },
  ])
  const operations = await recordedOperations([store], '30d', '2026-11-10')
  expect(operations).toMatchObject([
    {
      name: 'Find',
      source: 'recorded',
      side: 'before',
      client: 'ios 1.0.0, web 2.9.0 to 2.10.0',
      clients: [
        { name: 'ios', version: '1.0.0' },
        { name: 'web', version: '2.9.0' },
        { name: 'web', version: '2.10.0' },
      ],
    },
  ])
  expect(print(operations[0]!.document)).toBe('query Find {\n  find(filter: {text: "", color: RED})\n}')
  expect((await recordedOperations([store], '60d', '2026-11-10')).map(({ name }) => name).sort()).toEqual([
    'Find',
    'anonymous',
  ])
  expect(await recordedOperations([join(store, 'nowhere')], '60d', '2026-11-10')).toEqual([])
})

test('one that is written too only says who sends it, and one that the base can not answer is left out', async () => {
  const at = '2026-11-01T10:00:00.000Z'
  const before = buildSchema('type Query { find(ids: [ID]): String }')
  await recordInto(store, schema, [
    { at, client: 'web 1.0.0', text: '{ find(ids: ["1", "2", null]) }' },
    { at, client: 'web 1.0.0', text: '{ find(ids: ["1"]) }' },
    { at, client: 'web 1.0.0', text: '{ name }' },
  ])
  const recorded = await recordedOperations([store], '30d', '2026-11-10')
  expect(recorded).toHaveLength(3)
  const written = fileOperation('{ find(ids: ["7", null, "8"]) }')
  const all = withRecorded([written], recorded, before)
  expect(all[0]).toEqual({ ...written, clients: [{ name: 'web', version: '1.0.0' }] })
  expect(all.slice(1).map(({ document }) => print(document))).toEqual(['{\n  find(ids: [""])\n}'])
  // What the head alone writes down has been sent already.
  const [known] = withRecorded([{ ...written, side: 'after' }], recorded, before)
  expect(known).toMatchObject({ side: 'both', clients: [{ name: 'web' }] })
})
