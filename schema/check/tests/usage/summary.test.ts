import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { summarizeAll, summarizeUse } from '../../src/usage/summary.ts'
import { textOfAll, textOfUse } from '../../src/usage/text.ts'
import { readAllUse } from '../../src/usage/use.ts'
import { recordInto, type Sent } from './store.ts'

const schema = buildSchema(`
  enum Color { RED GREEN BLUE }
  enum Size { S M }
  enum Mood { GLAD SAD }
  input Filter { text: String, color: Color, old: String @deprecated, inner: Filter }
  interface Node { id: ID! }
  type User implements Node { id: ID! name: String mood: Mood nick: String }
  type Orphan { id: ID }
  union Any = User
  type Query {
    find(filter: Filter, color: Color, first: Int, size: Size): [User]
    node(id: ID!): Node
    any: Any
    old: String @deprecated
  }`)

const now = new Date('2026-11-29T12:00:00.000Z')
const asked = { window: '30d', now, maxGapMs: 3_600_000 }
const whole: [string, string] = ['2026-09-01T00:00:00.000Z', '2026-11-29T11:59:00.000Z']

let store: string
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'usage-summary-'))
})
afterEach(() => rm(store, { recursive: true }))

async function record(requests: readonly Sent[], covers: readonly (readonly [string, string])[] = [whole]) {
  await recordInto(store, schema, requests, covers)
  return readAllUse([store])
}

const at = '2026-11-20T10:00:00.000Z'
const find = 'query Find($filter: Filter, $first: Int) { find(filter: $filter, first: $first) { name } }'

describe('who uses something', () => {
  test('is told by client, with its versions, since when, until when and how often', async () => {
    const all = await record([
      { at: '2026-10-01T10:00:00.000Z', client: 'web 1.0.0', text: '{ find { name } }' },
      { at, client: 'web 1.10.0', text: '{ find { name } }', times: 3 },
      { at: '2026-11-21T10:00:00.000Z', client: 'web 1.9.0', text: 'query Two { find { name nick } }', times: 2 },
      { at, client: 'ios unknown', text: '{ any { ... on User { name } } }' },
      { at: '2026-09-10T10:00:00.000Z', client: 'gone 0.1.0', text: '{ find { name } }' },
    ])
    const { users, former, notEnough } = summarizeUse(all, 'User.name', schema, asked)
    expect(notEnough).toBeNull()
    expect(users).toMatchObject([
      {
        client: 'web',
        versions: ['1.9.0', '1.10.0'],
        requests: 5,
        since: '2026-10-01T10:00:00.000Z',
        last: '2026-11-21T10:00:00.000Z',
        operations: ['Two', 'anonymous'],
      },
      { client: 'ios', versions: ['unknown'], requests: 1 },
    ])
    expect(former).toMatchObject([{ client: 'gone', last: '2026-09-10T10:00:00.000Z' }])
    expect(textOfUse(summarizeUse(all, 'User.name', schema, asked))).toMatchInlineSnapshot(`
      "2 clients use User.name in the 30 days from 2026-10-30 to 2026-11-29.

        client               requests  since       last        operations
        web 1.9.0 to 1.10.0         5  2026-10-01  2026-11-21  Two, anonymous
        ios                         1  2026-11-20  2026-11-20  anonymous

      Before that it was used by:

        client      requests  since       last        operations
        gone 0.1.0         1  2026-09-10  2026-09-10  anonymous
      "
    `)
  })

  test('counts how an argument and an input field are given', async () => {
    const all = await record([
      { at, client: 'web 1.0.0', text: find, variables: { filter: { text: 'a', inner: { text: null } }, first: null } },
      { at, client: 'web 1.0.0', text: find, variables: { filter: null } },
      { at, client: 'web 1.0.0', text: find, variables: {} },
      { at, client: 'web 1.0.0', text: '{ find(first: 3, filter: { text: null }) { name } }' },
    ])
    const givenOf = (coordinate: string) => summarizeUse(all, coordinate, schema, asked).users[0]?.given
    expect(givenOf('Query.find(filter:)')).toEqual({ value: 1, null: 0, variable: { given: 1, null: 1, omitted: 1 } })
    expect(givenOf('Query.find(first:)')).toEqual({ value: 1, null: 0, variable: { given: 0, null: 1, omitted: 2 } })
    expect(givenOf('Filter.text')).toEqual({ value: 0, null: 1, variable: { given: 1, null: 1, omitted: 0 } })
    expect(givenOf('Filter.old')).toBeUndefined()
    expect(textOfUse(summarizeUse(all, 'Filter.text', schema, asked))).toContain(
      'given written as null 1 ×, by a variable with a value 1 ×, by a variable that is null 1 ×',
    )
  })

  test('is told of a field that is asked for through its interface, and of a type by all that belongs to it', async () => {
    const all = await record([{ at, client: 'web 1.0.0', text: '{ node(id: 1) { id } }' }])
    const clientsOf = (coordinate: string) =>
      summarizeUse(all, coordinate, schema, asked).users.map(({ client }) => client)
    expect(clientsOf('User.id')).toEqual(['web'])
    expect(clientsOf('Node')).toEqual(['web'])
    expect(clientsOf('User.name')).toEqual([])
    // It is longer than the other, and not the same.
    expect(clientsOf('User.nick')).toEqual([])
  })

  test('of an enum value is certain where it is written, and possible where values are not recorded', async () => {
    const variable = 'query ($color: Color, $size: Size) { find(color: $color, size: $size) { name } }'
    const all = await record([
      { at, client: 'writes 1.0.0', text: '{ find(color: RED) { name } }' },
      { at, client: 'sends 1.0.0', text: variable, variables: { color: 'BLUE', size: null } },
      { at, client: 'holds 1.0.0', text: find, variables: { filter: { color: 'BLUE' } } },
      { at, client: 'is given 1.0.0', text: '{ find { mood } }' },
    ])
    const certain = (coordinate: string) =>
      Object.fromEntries(
        summarizeUse(all, coordinate, schema, asked).users.map(({ client, isCertain }) => [client, isCertain]),
      )
    expect(certain('Color.RED')).toEqual({ writes: true, sends: false, holds: false })
    expect(certain('Color.GREEN')).toEqual({ sends: false, holds: false })
    // Its variable has never had a value.
    expect(certain('Size.M')).toEqual({})
    expect(certain('Mood.SAD')).toEqual({ is: false })
    expect(textOfUse(summarizeUse(all, 'Color.GREEN', schema, asked))).toContain('values are not recorded')
  })
})

describe('what nobody used', () => {
  test('is told by what is topmost, deprecated things marked', async () => {
    const all = await record([
      { at, client: 'web 1.0.0', text: '{ find(color: RED) { name } }' },
      { at: '2026-10-02T10:00:00.000Z', client: 'web 1.0.0', text: '{ any { __typename } }' },
    ])
    const { unseen, notEnough } = summarizeAll(all, schema, asked)
    expect(notEnough).toBeNull()
    expect(unseen.map(({ coordinate, isDeprecated }) => `${coordinate}${isDeprecated ? ' (deprecated)' : ''}`)).toEqual(
      [
        'Any',
        'Color.GREEN',
        'Color.BLUE',
        'Filter',
        'Mood',
        'Node',
        'Orphan',
        'Query.find(filter:)',
        'Query.find(first:)',
        'Query.find(size:)',
        'Query.node',
        'Query.any',
        'Query.old (deprecated)',
        'Size',
        'User.id',
        'User.mood',
        'User.nick',
      ],
    )
    const text = textOfAll(summarizeAll(all, schema, asked))
    expect(text).toContain('Nobody uses, of 35 coordinates:')
    expect(textOfUse(summarizeUse(all, 'User.nick', schema, asked))).toBe(
      'Nobody uses User.nick in the 30 days from 2026-10-30 to 2026-11-29: it is unused.\n',
    )
  })

  test.each<[string, (readonly [string, string])[], string]>([
    ['nothing was recorded', [], 'nothing was recorded in it'],
    [
      'recording began later',
      [['2026-11-10T08:30:00.000Z', '2026-11-29T11:59:00.000Z']],
      'recording began on 2026-11-10 08:30 UTC',
    ],
    [
      'recording has ended',
      [['2026-10-01T00:00:00.000Z', '2026-11-28T08:30:00.000Z']],
      'nothing has been recorded since 2026-11-28 08:30 UTC',
    ],
    [
      'there is a gap',
      [
        ['2026-10-01T00:00:00.000Z', '2026-11-12T08:00:00.000Z'],
        ['2026-11-12T10:00:00.000Z', '2026-11-29T11:59:00.000Z'],
      ],
      'nothing was recorded from 2026-11-12 08:00 UTC to 2026-11-12 10:00 UTC',
    ],
  ])('is not called unused where %s', async (_, covers, reason) => {
    const all = await record([], covers)
    const use = summarizeUse(all, 'User.nick', schema, asked)
    expect(use.notEnough).toContain(reason)
    for (const text of [textOfUse(use), textOfAll(summarizeAll(all, schema, asked))]) {
      expect(text).toContain(reason)
      expect(text).not.toMatch(/is unused|Nobody uses/)
    }
  })

  test('is called unused although gateways were restarted, and one or another of them always recorded', async () => {
    const all = await record(
      [],
      [
        ['2026-10-01T00:00:00.000Z', '2026-11-12T08:00:00.000Z'],
        ['2026-11-12T08:30:00.000Z', '2026-11-13T00:00:00.000Z'],
        ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'],
        ['2026-11-12T23:00:00.000Z', '2026-11-29T11:59:00.000Z'],
      ],
    )
    expect(summarizeUse(all, 'User.nick', schema, asked).notEnough).toBeNull()
  })

  test('is not called unused where operations have been lost', async () => {
    await recordInto(store, schema, [{ at, client: 'web 1.0.0', text: '{ find { name } }', times: 7 }], [whole])
    await rm(join(store, 'operations'), { recursive: true })
    const { notEnough } = summarizeAll(await readAllUse([store]), schema, asked)
    expect(notEnough).toBe('The window has too little recording: what 7 of its requests asked has been lost.')
  })
})

test('several stores are one', async () => {
  const other = await mkdtemp(join(tmpdir(), 'usage-summary-'))
  await recordInto(
    store,
    schema,
    [{ at, client: 'web 1.0.0', text: '{ find { name } }' }],
    [[whole[0], '2026-11-10T00:00:00.000Z']],
  )
  await recordInto(
    other,
    schema,
    [{ at, client: 'web 1.0.0', text: '{ find { name } }' }],
    [['2026-11-09T00:00:00.000Z', whole[1]]],
  )
  const { users, notEnough } = summarizeUse(await readAllUse([store, other]), 'User.name', schema, asked)
  expect([users.map(({ requests }) => requests), notEnough]).toEqual([[2], null])
  await rm(other, { recursive: true })
})
