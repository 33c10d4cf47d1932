import { expect, test } from 'vitest'
import {
  encodeCursor,
  InvalidPageError,
  keyset,
  newIdAt,
  type Page,
  type PageArguments,
  parsePage,
  parseTwoWayPage,
  toConnection,
} from '../src/index.ts'
import type { TestDatabase } from '../src/testing/index.ts'
import { ada, type DB, startLab } from './lab.ts'

const shape = ['time', 'uuid'] as const

/** Notes whose times tie in threes, so that the id has to tell them apart. */
async function writeNotes(lab: TestDatabase<DB>, count: number): Promise<void> {
  const notes = Array.from({ length: count }, (_, index) => {
    const createdAt = new Date(Date.UTC(2026, 0, 1, 0, 0, Math.floor(index / 3)))
    return { id: newIdAt(createdAt), ownerId: ada, body: `note ${index}`, createdAt }
  })
  await lab.system.insertInto('notes').values(notes).execute()
}

async function list(lab: TestDatabase<DB>, page: Page, direction: 'asc' | 'desc') {
  const query = lab.system.selectFrom('notes').select(['id', 'createdAt'])
  const rows = await keyset(query, page, ['createdAt', 'id'], direction).execute()
  return toConnection(
    rows,
    page,
    (row) => [row.createdAt, row.id],
    ({ id }) => id,
  )
}

test.for(['asc', 'desc'] as const)('pages follow each other without a gap or a repetition (%s)', async (direction) => {
  await using lab = await startLab()
  await writeNotes(lab, 25)
  const all = await list(lab, parsePage({ first: 100 }, shape), direction)
  const paged: string[] = []
  let after: string | null = null
  do {
    const args: PageArguments = { first: 4, after }
    const { nodes, pageInfo } = await list(lab, parsePage(args, shape), direction)
    paged.push(...nodes)
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after !== null)
  expect(all.nodes).toHaveLength(25)
  expect(paged).toEqual(all.nodes)
})

test('a list pages backwards from its end, each page in the order of the list', async () => {
  await using lab = await startLab()
  await writeNotes(lab, 10)
  const all = (await list(lab, parsePage({ first: 100 }, shape), 'asc')).nodes
  const last = await list(lab, parseTwoWayPage({ last: 4 }, shape), 'asc')
  expect(last.nodes).toEqual(all.slice(6))
  expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
  const before = await list(lab, parseTwoWayPage({ last: 9, before: last.pageInfo.startCursor }, shape), 'asc')
  expect(before.nodes).toEqual(all.slice(0, 6))
  expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
})

test('a list that pages both ways gives its end when it is not asked for anything', () => {
  expect(parseTwoWayPage({}, shape)).toEqual({ first: 20, after: null, backwards: true })
  expect(parseTwoWayPage({ first: 3 }, shape)).toEqual({ first: 3, after: null })
  expect(() => parseTwoWayPage({ first: 3, last: 3 }, shape)).toThrow('not both')
})

test('an empty page has no cursors', () => {
  const connection = toConnection([], parsePage({}, shape), () => [])
  expect(connection).toEqual({
    edges: [],
    nodes: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  })
})

test('the size is 20 unless given and at most 100', () => {
  expect(parsePage({}, shape).first).toBe(20)
  expect(parsePage({ first: 100 }, shape).first).toBe(100)
  for (const first of [-1, 0, 101, 1.5, Number.NaN]) expect(() => parsePage({ first }, shape)).toThrow(InvalidPageError)
  expect(() => parsePage({ first: 11 }, shape, { max: 10 })).toThrow('between 1 and 10')
})

test('a cursor comes back as the values that went in, times as Date', () => {
  const at = new Date('2026-01-01T12:00:00.123Z')
  const after = encodeCursor([at, ada])
  expect(parsePage({ after }, shape).after).toEqual([at, ada])
})

test('an integer of a cursor is one that PostgreSQL can hold', () => {
  for (const value of [0, -1, Number.MAX_SAFE_INTEGER]) {
    expect(parsePage({ after: encodeCursor([value]) }, ['integer']).after).toEqual([value])
  }
  for (const value of [1.5, 1e308, 9.3e18, '1', null]) {
    expect(() => parsePage({ after: encodeCursor([value]) }, ['integer'])).toThrow(InvalidPageError)
  }
})

test.for([
  ['not base64', '!!!'],
  ['no JSON', Buffer.from('nonsense').toString('base64url')],
  ['no list', encodeCursor({} as never)],
  ['too short', encodeCursor([new Date()])],
  ['too long', encodeCursor([new Date(), ada, 1])],
  ['of other kinds', encodeCursor([ada, new Date()])],
  ['no valid time', encodeCursor(['yesterday', ada])],
  ['before PostgreSQL’s time', encodeCursor(['-271821-04-20T00:00:00.000Z', ada])],
  ['after its end', encodeCursor(['+275760-09-13T00:00:00.000Z', ada])],
  ['huge', 'a'.repeat(10_000)],
])('a cursor that is %s is the caller’s mistake', ([, after]) => {
  expect(() => parsePage({ after }, shape)).toThrow(
    expect.objectContaining({ name: 'InvalidPageError', argument: 'after' }),
  )
})
