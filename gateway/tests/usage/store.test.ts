import { appendFile, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema, parse } from 'graphql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NewerStore, Recorder, type Recording, type Row, readRecording, StoreWriter } from '../../src/usage/index.ts'
import { compact } from '../../src/usage/store/compact.ts'
import { limits } from '../../src/usage/store/limits.ts'
import { Tally } from '../../src/usage/store/tally.ts'

const schema = buildSchema('type Query { name(of: ID): String other: String }')
const today = '2026-11-29T12:00:00.000Z'

let store: string
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'usage-store-'))
})
afterEach(() => rm(store, { recursive: true }))

/** One flush of one process. */
async function write(at: string, text = '{ name }', client = 'web', writer?: StoreWriter): Promise<void> {
  const into = writer ?? new StoreWriter(store)
  if (!writer) await into.open()
  const recorder = new Recorder(into)
  recorder.record({ document: parse(text), schema, client: { name: client, version: '1.0.0' } })
  const { tally, operations } = recorder.take()
  await into.write([at, at], tally.rows(at, at), operations)
}

const files = async () => (await readdir(join(store, 'counts'))).sort()
const countOf = ({ rows }: Recording) => rows.reduce((sum, { count }) => sum + count, 0)
const recorded = () => readRecording(store, '')
const tidy = (now = today) => compact(store, { days: 90, now: new Date(now) })

describe('files that are put together', () => {
  test('count as before, once, with when it was sent first and last', async () => {
    for (let second = 10; second < 45; second++) await write(`2026-11-28T10:00:${second}.000Z`)
    await write('2026-11-28T11:00:00.000Z', '{ name }', 'ios')
    const before = await recorded()
    expect([before.rows.length, countOf(before)]).toEqual([36, 36])
    await tidy()
    expect(await files()).toHaveLength(1)
    const after = await recorded()
    expect(after.covers).toEqual(before.covers)
    expect(after.covers).toEqual([
      ['2026-11-28T10:00:10.000Z', '2026-11-28T10:00:44.000Z'],
      ['2026-11-28T11:00:00.000Z', '2026-11-28T11:00:00.000Z'],
    ])
    expect(after.rows.map(({ operation: _, ...row }) => row)).toEqual([
      {
        client: 'ios',
        version: '1.0.0',
        count: 1,
        first: '2026-11-28T11:00:00.000Z',
        last: '2026-11-28T11:00:00.000Z',
      },
      {
        client: 'web',
        version: '1.0.0',
        count: 35,
        first: '2026-11-28T10:00:10.000Z',
        last: '2026-11-28T10:00:44.000Z',
      },
    ])
    await tidy()
    expect(await recorded()).toEqual(after)
  })

  test('count once when the process was killed before it could remove them', async () => {
    await write('2026-11-28T10:00:00.000Z')
    await write('2026-11-28T10:00:01.000Z')
    const sources = await Promise.all(
      (await files()).map(async (name) => [name, await readFile(join(store, 'counts', name))] as const),
    )
    await tidy()
    for (const [name, text] of sources) await writeFile(join(store, 'counts', name), text)
    expect(countOf(await recorded())).toBe(2)
    // One that comes late is added.
    await write('2026-11-28T10:00:02.000Z')
    await tidy()
    expect(await files()).toHaveLength(1)
    expect(countOf(await recorded())).toBe(3)
  })

  test('are of a day that is over, or many; and of two who come at once, one does it', async () => {
    await write('2026-11-29T10:00:00.000Z')
    await write('2026-11-29T10:00:01.000Z')
    await tidy()
    expect(await files()).toHaveLength(2)
    for (let second = 10; second < 59; second++) await write(`2026-11-29T10:00:${second}.000Z`)
    await Promise.all([tidy(), tidy(), tidy()])
    expect(countOf(await recorded())).toBe(51)
    await tidy()
    expect(await files()).toHaveLength(1)
    expect(countOf(await recorded())).toBe(51)
  })

  test('wait for nobody who has died while putting them together', async () => {
    await write('2026-11-28T10:00:00.000Z')
    await write('2026-11-28T10:00:01.000Z')
    const lock = join(store, 'compacting.lock')
    await writeFile(lock, '')
    await tidy()
    expect(await files()).toHaveLength(2)
    const longAgo = new Date(Date.now() - 3_600_000)
    await utimes(lock, longAgo, longAgo)
    await tidy()
    await tidy()
    expect(await files()).toHaveLength(1)
  })

  test('lose what is older than it is kept, and operations that nobody has sent since', async () => {
    await write('2026-08-01T10:00:00.000Z', '{ other }')
    await write('2026-11-28T10:00:00.000Z')
    const [old] = [...(await recorded()).operations].find(([, { text }]) => text.includes('other'))!
    const then = new Date('2026-08-01T10:00:00.000Z')
    await utimes(join(store, 'operations', `${old}.json`), then, then)
    await tidy()
    const { rows, operations } = await recorded()
    expect(rows).toHaveLength(1)
    expect([...operations.values()].map(({ text }) => text)).toEqual(['{\n  name\n}'])
    expect(await readdir(join(store, 'operations'))).toHaveLength(1)
  })
})

describe('a reader', () => {
  test('passes over lines that were torn, and drafts that were never finished', async () => {
    await write('2026-11-28T10:00:00.000Z')
    const [file] = await files()
    const path = join(store, 'counts', file!)
    const [, row] = (await readFile(path, 'utf8')).split('\n')
    await appendFile(path, row!.slice(0, row!.length / 2))
    await writeFile(join(store, 'counts', '2026-11-28-torn.jsonl'), '{"v":1,"cov')
    await writeFile(join(store, 'counts', '2026-11-28-empty.jsonl'), '')
    await writeFile(join(store, 'counts', '2026-11-28-draft.jsonl.1.tmp'), `${row}\n`)
    expect(countOf(await recorded())).toBe(1)
  })

  test('says so where a newer gateway has written, and such files are left as they are', async () => {
    await write('2026-11-28T10:00:00.000Z')
    await writeFile(join(store, 'counts', '2026-11-28-newer.jsonl'), '{"v":2,"covers":[]}\n')
    await expect(recorded()).rejects.toThrow(NewerStore)
    await tidy()
    expect(await files()).toHaveLength(2)
  })

  test('finds nothing where there is no store, and takes of it only what is asked for', async () => {
    expect(await readRecording(join(store, 'nowhere'), '')).toEqual({ covers: [], rows: [], operations: new Map() })
    await write('2026-11-27T10:00:00.000Z', '{ other }')
    await write('2026-11-28T10:00:00.000Z')
    const { rows, operations } = await readRecording(store, '2026-11-28T00:00:00.000Z')
    expect(rows).toHaveLength(1)
    expect(operations.size).toBe(1)
  })
})

describe('what there is no room for', () => {
  const row = (client: string, version: string, operation = 'a'): Row => ({
    ...{ client, version, operation },
    count: 1,
    first: today,
    last: today,
  })

  test('of versions, of clients and of rows is counted as other', () => {
    const tally = new Tally()
    for (let version = 0; version < limits.versions + 5; version++) tally.add(row('ios', `${version}.0.0`))
    for (let client = 0; client < limits.clients + 5; client++) tally.add(row(`client ${client}`, '1.0.0'))
    const rows = tally.rows('', '')
    expect(rows.find(({ client, version }) => client === 'ios' && version === 'other')?.count).toBe(5)
    expect(rows.find(({ client }) => client === 'other')?.count).toBe(6)
    expect(new Set(rows.map(({ client }) => client)).size).toBe(limits.clients + 1)

    const full = new Tally()
    for (let operation = 0; operation < limits.rows + 10; operation++) full.add(row('web', '1.0.0', `${operation}`))
    const more = full.rows('', '')
    expect(more).toHaveLength(limits.rows + 10)
    expect(more.filter(({ client }) => client === 'other')).toHaveLength(10)
    for (let operation = 0; operation < limits.operations + 10; operation++)
      full.add(row('web', '1.0.0', `more ${operation}`))
    expect(full.rows('', '').find(({ operation }) => operation === 'lost')?.count).toBe(20)
  })

  test('of operations is still known by what it uses', async () => {
    const recorder = new Recorder({ has: () => false, hasRoom: (operations) => operations <= 1 })
    const record = (text: string) =>
      recorder.record({ document: parse(text), schema, client: { name: 'web', version: '1.0.0' } })
    record('{ name }')
    record('{ a: name(of: 1) }')
    record('{ b: name(of: 1) }')
    const { tally, operations } = recorder.take()
    expect(operations.size).toBe(1)
    expect(tally.rows(today, today).find(({ operation }) => operation === 'other')).toMatchObject({
      count: 2,
      uses: { 'Query.name': 2, 'Query.name(of:)': 2 },
    })
  })

  test('a thousand texts that differ in values alone are one operation', () => {
    const recorder = new Recorder({ has: () => false, hasRoom: () => true })
    for (let id = 0; id < 1_000; id++)
      recorder.record({ document: parse(`{ name(of: ${id}) }`), schema, client: { name: 'web', version: '1.0.0' } })
    expect(recorder.take().operations.size).toBe(1)
  })
})

test('an operation is looked at again when its schema has changed', async () => {
  const renamed = buildSchema('schema { query: Root } type Root { name: String }')
  const recorder = new Recorder({ has: () => false, hasRoom: () => true })
  for (const one of [schema, renamed])
    recorder.record({ document: parse('{ name }'), schema: one, client: { name: 'web', version: '1.0.0' } })
  expect([...recorder.take().operations.values()].map(({ uses }) => Object.keys(uses))).toEqual([
    ['Query.name'],
    ['Root.name'],
  ])
})

test('the file of an operation says by its time on which day it was sent last', async () => {
  await write(today)
  const [id] = [...(await recorded()).operations.keys()]
  const file = join(store, 'operations', `${id}.json`)
  const then = new Date('2026-11-01T10:00:00.000Z')
  await utimes(file, then, then)
  await write('2026-11-30T12:00:00.000Z')
  expect((await stat(file)).mtimeMs).toBeGreaterThan(then.getTime())
})
