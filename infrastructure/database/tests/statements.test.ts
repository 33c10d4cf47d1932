import { type CompiledQuery, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { keyset, type Page, statement, textRows, uuidArray, uuidRows, type ViewerDatabase } from '../src/index.ts'
import { kyselyOver } from '../src/queries/kysely.ts'
import type { TestDatabase } from '../src/testing/index.ts'
import { ada, type DB, grace, startLab, writeNote } from './lab.ts'

type Db = ViewerDatabase<DB>['db']

const notesByIds = statement((db: Db, { ids }: { ids: readonly string[] }) =>
  db.selectFrom('notes').select(['id', 'body', 'createdAt', 'data']).where('id', 'in', ids).orderBy('id'),
)

const notesOf = statement(
  (
    db: Db,
    { ownerIds, size, page }: { ownerIds: readonly string[]; size: number | null; page: Page },
    { order }: { order: 'asc' | 'desc' },
  ) =>
    db
      .selectFrom(uuidRows(ownerIds, 'owner'))
      .innerJoinLateral(
        (eb) => {
          let query = eb.selectFrom('notes').selectAll().whereRef('ownerId', '=', 'owner.id')
          if (size !== null) query = query.where('size', '>=', size)
          return keyset(query, page, ['notes.createdAt', 'notes.id'], order).as('n')
        },
        (join) => join.onTrue(),
      )
      .selectAll('n')
      .orderBy('n.createdAt', order)
      .orderBy('n.id', order),
)

async function as<T>(lab: TestDatabase<DB>, id: string | null, read: (db: Db) => Promise<T>): Promise<T> {
  await using viewer = lab.forViewer({ id })
  return await read(viewer.db)
}

test('a statement gives what its query gives, with the values of each call', async () => {
  await using lab = await startLab()
  const [one, two] = [await writeNote(lab, ada, 'one'), await writeNote(lab, ada, 'two')]
  const of = (ids: string[]) => as(lab, ada, (db) => notesByIds.execute(db, { ids }))
  expect((await of([one])).map(({ body }) => body)).toEqual(['one'])
  expect((await of([two, one])).map(({ body }) => body)).toEqual(['one', 'two'])
  expect(await of([])).toEqual([])
  const [row] = await of([two])
  expect(row).toEqual({ id: two, body: 'two', createdAt: expect.any(Date), data: null })
  expect(await as(lab, ada, (db) => notesByIds.executeTakeFirst(db, { ids: [two] }))).toEqual(row)
  expect(await as(lab, grace, (db) => notesByIds.execute(db, { ids: [one, two] }))).toEqual([])
})

test('keys inside of JSON are data, columns are names', async () => {
  await using lab = await startLab()
  const id = await writeNote(lab, ada, 'it')
  const data = { snake_case: [{ other_key: 1 }] }
  await lab.system
    .updateTable('notes')
    .set({ data: JSON.stringify(data) })
    .where('id', '=', id)
    .execute()
  const read = statement((db: Db, { ids }: { ids: readonly string[] }) =>
    db
      .selectFrom('notes')
      .select(['ownerId', 'data', sql<number>`1`.as('aNumber')])
      .where('id', 'in', ids),
  )
  for (const db of [lab.system, undefined]) {
    const rows = await (db ? read.execute(db, { ids: [id] }) : as(lab, ada, (own) => read.execute(own, { ids: [id] })))
    expect(rows).toEqual([{ ownerId: ada, data, aNumber: 1 }])
  }
})

test('it reads in the transaction that it is given, and before it what was there before', async () => {
  await using lab = await startLab()
  await using viewer = lab.forViewer({ id: ada })
  const id = await writeNote(lab, ada, 'old')
  await viewer.db.transaction().execute(async (trx) => {
    await trx.updateTable('notes').set({ body: 'new' }).where('id', '=', id).execute()
    expect(await notesByIds.execute(trx, { ids: [id] })).toMatchObject([{ body: 'new' }])
    expect(await notesByIds.execute(lab.system, { ids: [id] })).toMatchObject([{ body: 'old' }])
  })
})

test('a statement is built twice for a shape, to be compared, and printed text is the same for all values', async () => {
  let built = 0
  const read = statement((db: Db, { body, sizes }: { body: string | null; sizes: readonly number[] }) => {
    built++
    const query = db.selectFrom('notes').selectAll().where('size', 'in', sizes)
    return body === null ? query : query.where('body', '=', body)
  })
  const { db, sent } = recorder()
  await read.execute(db, { body: 'a', sizes: [1, 2] })
  await read.execute(db, { body: 'b', sizes: [] })
  await read.execute(db, { body: null, sizes: [3] })
  expect(sent).toEqual([
    { sql: 'select * from "notes" where "size" = any($1) and "body" = $2', parameters: [[1, 2], 'a'] },
    { sql: 'select * from "notes" where "size" = any($1) and "body" = $2', parameters: [[], 'b'] },
    { sql: 'select * from "notes" where "size" = any($1)', parameters: [[3]] },
  ])
  // Tests compare every call: two shapes, and three calls.
  expect(built).toBe(2 + 3)
})

test('whatever the values, pages and shapes, a statement sends what the plain query would', async () => {
  const { db, sent } = recorder()
  const random = randomFrom(7)
  const oneOf = <T>(...values: T[]): T => values[Math.floor(random() * values.length)]!
  const text = () => oneOf('', "'", '$1', '"', 'null', '{}', 'a,b', '\\', `x${random()}`)
  const list = <T>(item: () => T): T[] => Array.from({ length: Math.floor(random() * 4) }, item)
  for (let round = 0; round < 2_000; round++) {
    const values = {
      words: list(() => text()),
      ids: list(text),
      word: oneOf(null, undefined, text()),
      flag: oneOf(true, false),
      at: oneOf(null, new Date(random() * 1e12)),
      page: {
        first: oneOf(1, 2, 3),
        after: oneOf(null, [new Date(random() * 1e12), text()]),
        ...oneOf({}, { backwards: true as const }),
      } satisfies Page,
    }
    const shape = { order: oneOf('asc' as const, 'desc' as const), most: oneOf(null, 5, 6) }
    await everything.execute(db, values, shape)
    const plain = everythingOf(db, values, shape).compile()
    expect(sent.pop()).toEqual({ sql: plain.sql, parameters: plain.parameters })
  }
})

test('pages of people go out with their cursors as parameters, and with the values of their own call', async () => {
  await using lab = await startLab()
  const ids: string[] = []
  for (const body of ['a', 'b', 'c', 'd']) ids.push(await writeNote(lab, ada, body))
  const bodies: string[] = []
  let after: Page['after'] = null
  for (;;) {
    const page: Page = { first: 1, after }
    const rows = await as(lab, ada, (db) =>
      notesOf.execute(db, { ownerIds: [ada], size: null, page }, { order: 'asc' }),
    )
    const [row] = rows
    bodies.push(row!.body)
    if (rows.length === 1) break
    after = [row!.createdAt, row!.id]
  }
  expect(bodies.join('')).toBe('abcd')
})

describe('what could not be the same for all values is refused when it is built', () => {
  const { db } = recorder()
  const refused = async (build: (db: Db, values: { text: string; list: readonly string[] }) => never) => {
    const values = { text: 'secret', list: ['secret'] }
    const error = await statement(build)
      .execute(db, values)
      .then(
        () => undefined,
        (reason: unknown) => reason,
      )
    expect(error).toBeInstanceOf(Error)
    expect((error as Error).message).not.toContain('secret')
    return (error as Error).message
  }
  const notes = (own: Db) => own.selectFrom('notes').selectAll()
  const cases: [string, (db: Db, values: { text: string; list: readonly string[] }) => unknown, RegExp][] = [
    ['printed', (own, { text }) => notes(own).where(sql<boolean>`body = ${sql.raw(`'${text}'`)}`), /`text`.*read/],
    ['added to', (own, { text, list }) => notes(own).where('body', '=', `${text}!`).where('id', 'in', list), /`text`/],
    ['a literal', (own, { text }) => notes(own).where('body', '=', sql.lit(text)), /`text`/],
    ['a name', (own, { text }) => notes(own).where(sql<boolean>`${sql.ref(text)}`), /`text`/],
    [
      'counted',
      (own, { list }) => (list.length > 0 ? notes(own).where('id', 'in', list) : notes(own)),
      /`list`.*length/,
    ],
    ['mapped', (own, { list }) => notes(own).where('id', 'in', [...list]), /`list`/],
    ['copied', (own, { list }) => notes(own).where('id', 'in', Object.values(list)), /`list`/],
    ['a list that is none', (own, { text }) => notes(own).where('id', 'in', text as never), /`text`.*list/],
    [
      'compared',
      (own, { text, list }) => (text === 'secret' ? notes(own) : notes(own).where('id', 'in', list)),
      /`text`/,
    ],
    ['unused', (own, { text }) => notes(own).where('body', '=', text), /`list`/],
    ['JSON', (own, { text, list }) => notes(own).where('id', 'in', list).where('data', '=', { text }), /object/],
    [
      'the clock',
      (own, { text, list }) =>
        notes(own).where('id', 'in', list).where('body', '=', text).where('createdAt', '<', new Date()),
      /object/,
    ],
    [
      'chance',
      (own, { text, list }) =>
        notes(own).where('id', 'in', list).where('body', '=', text).where('size', '<', Math.random()),
      /another query/,
    ],
    [
      'both compared and passed on',
      (own, { text, list }) => {
        const query = notes(own).where('id', 'in', list).where('body', '=', text)
        return text === 'secret' ? query.where('size', '>', 1) : query
      },
      /another query/,
    ],
  ]
  test.each(cases)('%s', async (_, build, message) => {
    expect(await refused(build as never)).toMatch(message)
  })

  test('executed', async () => {
    const inner: Promise<unknown>[] = []
    const read = statement((own: Db) => {
      inner.push(notes(own).execute())
      return notes(own)
    })
    await read.execute(db)
    for (const each of await Promise.allSettled(inner)) {
      expect(each).toMatchObject({ reason: { message: expect.stringContaining('executed after it is built') } })
    }
  })

  test('awaited', async () => {
    const build = async (_: unknown, { text }: { text: string }) => await text
    let inner: unknown
    await statement((own: Db, values: { text: string }) => {
      inner = build(own, values)
      return notes(own)
    })
      .execute(db, { text: 'secret' })
      .catch(() => {})
    await expect(inner).rejects.toThrow(/`text`.*read \(then\)/)
  })

  test('a value of another call or statement', async () => {
    const kept: string[] = []
    const read = statement((own: Db, { text }: { text: string }) => {
      kept.push(text)
      return notes(own).where('body', '=', kept[0]!)
    })
    await expect(read.execute(db, { text: 'a' })).rejects.toThrow(/another query/)
    await expect(read.execute(db, { text: 'b' })).rejects.toThrow(/another query of a statement/)
  })

  test('a value that changes under the same key is only seen by comparing each call, which tests do', async () => {
    const read = statement((own: Db, { text }: { text: string }) => {
      const query = notes(own).where('body', '=', text)
      return text === 'rare' ? query.where('size', '>', 1) : query
    })
    await read.execute(db, { text: 'often' })
    await expect(read.execute(db, { text: 'rare' })).rejects.toThrow(/another query/)
  })
})

test('objects are neither values nor shapes', async () => {
  const { db } = recorder()
  const read = statement((own: Db, _values: { it?: string }, _shape: { it?: string }) =>
    own.selectFrom('notes').selectAll(),
  )
  await expect(read.execute(db, { it: { first: '1; drop', after: null } as never }, {})).rejects.toThrow(/`it`/)
  await expect(read.execute(db, {}, { it: ['a'] as never })).rejects.toThrow(/`it`/)
})

const everythingOf = (
  db: Db,
  values: {
    words: readonly string[]
    ids: readonly string[]
    word: string | null | undefined
    flag: boolean
    at: Date | null
    page: Page
  },
  { order, most }: { order: 'asc' | 'desc'; most: number | null },
) => {
  const { words, ids, word, flag, at, page } = values
  let query = db
    .selectFrom('notes')
    .innerJoin(textRows(words, 'word'), 'word.id', 'notes.body')
    .selectAll('notes')
    .select(sql<boolean>`${at}::timestamptz is null`.as('isUndated'))
    .where('notes.id', 'not in', ids)
    .where(sql<boolean>`owner_id = any(${uuidArray(ids)})`)
    .where(sql<boolean>`${flag}`)
  if (word != null) query = query.where('notes.body', 'in', [word, 'constant'])
  if (flag) query = query.where('size', '>', 0)
  if (most !== null) query = query.where('size', '<', most)
  return keyset(query, page, ['notes.createdAt', 'notes.id'], order)
}

const everything = statement(everythingOf)

/** A database that notes what it is sent and has no rows. */
function recorder(): { db: Db; sent: Pick<CompiledQuery, 'sql' | 'parameters'>[] } {
  const sent: Pick<CompiledQuery, 'sql' | 'parameters'>[] = []
  const connection = {
    async executeQuery({ sql: text, parameters }: CompiledQuery) {
      sent.push({ sql: text, parameters })
      return { rows: [] }
    },
    async *streamQuery(): AsyncIterableIterator<never> {},
  }
  const nothing = async () => {}
  const db = kyselyOver<DB>({
    init: nothing,
    acquireConnection: async () => connection,
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    releaseConnection: nothing,
    destroy: nothing,
  })
  return { db, sent }
}

/** A small generator of pseudorandom numbers, so that a failure comes again. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}
