import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { expect, test } from 'vitest'
import { events } from '../../src/events/events.ts'
import type { Finding } from '../../src/finding.ts'
import { rules } from '../../src/registry.ts'
import { changeOf, type Written } from '../../src/testing/change.ts'

const subgraphs = { a: 'type Query { r: Int }' }
const judge = async (before: Written['events'], after: Written['events'], consumers: Record<string, string[]> = {}) =>
  (await events(
    changeOf(
      { subgraphs, events: before! },
      { subgraphs, events: after! },
      { consumers: new Map(Object.entries(consumers)) },
    ),
  )) as Finding[]

const text = { type: 'string' }
const post = (properties: object, rest: object = {}) => ({
  'x-topic': 'posts.post',
  'x-key': 'id',
  'x-kind': 'events',
  'x-version': 1,
  type: 'object',
  properties: { id: text, ...properties },
  required: ['id'],
  additionalProperties: true,
  ...rest,
})
const one = (schema: unknown, rest: object = {}) => post({ a: schema }, { required: ['id', 'a'], ...rest })

const ajv = formats.default(new Ajv2020({ strict: false }))
const takes = (schema: object, record: unknown) => ajv.validate(schema, record)

/** What each side's readers think of a record of the other: `old` is one that only the old schema takes. */
interface Case {
  readonly what: string
  readonly before: object
  readonly after: object
  readonly finds: string
  readonly events: Finding['severity']
  readonly state: Finding['severity']
  readonly at: string
  /** A record of the older side that the newer refuses, and the other way round. */
  readonly old?: unknown
  readonly new?: unknown
}

const id = 'x'
const kinded = (kind: string, rest: object = {}) => ({
  type: 'object',
  properties: { kind: { const: kind }, ...rest },
  required: ['kind'],
})

const cases: readonly Case[] = [
  {
    what: 'an optional property is added',
    before: post({}),
    after: post({ a: text }),
    finds: 'event-property-added',
    events: 'safe',
    state: 'safe',
    at: '/properties/a',
  },
  {
    what: 'a required property is added',
    before: post({}),
    after: one(text),
    finds: 'event-property-added',
    events: 'risk',
    state: 'breaking',
    at: '/properties/a',
    old: { id },
  },
  {
    what: 'an optional property is removed',
    before: post({ a: text }),
    after: post({}),
    finds: 'event-property-removed',
    events: 'safe',
    state: 'safe',
    at: '/properties/a',
  },
  {
    what: 'a required property is removed',
    before: one(text),
    after: post({}),
    finds: 'event-property-removed',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a',
    new: { id },
  },
  {
    what: 'a property is added for readers that refuse what they do not know',
    before: post({}, { additionalProperties: false }),
    after: post({ a: text }, { additionalProperties: false }),
    finds: 'event-property-added',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a',
    new: { id, a: 'x' },
  },
  {
    what: 'an optional property becomes required',
    before: post({ a: text }),
    after: one(text),
    finds: 'event-property-required',
    events: 'risk',
    state: 'breaking',
    at: '/properties/a',
    old: { id },
  },
  {
    what: 'a required property becomes optional',
    before: one(text),
    after: post({ a: text }),
    finds: 'event-property-optional',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a',
    new: { id },
  },
  {
    what: 'a type changes',
    before: one(text),
    after: one({ type: 'integer' }),
    finds: 'event-type-changed',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a',
    old: { id, a: 'x' },
    new: { id, a: 1 },
  },
  {
    what: 'whole numbers become any',
    before: one({ type: 'integer' }),
    after: one({ type: 'number' }),
    finds: 'event-type-changed',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a',
    new: { id, a: 0.5 },
  },
  {
    what: 'any number becomes whole',
    before: one({ type: 'number' }),
    after: one({ type: 'integer' }),
    finds: 'event-type-changed',
    events: 'risk',
    state: 'breaking',
    at: '/properties/a',
    old: { id, a: 0.5 },
  },
  {
    what: 'null is added',
    before: one(text),
    after: one({ anyOf: [text, { type: 'null' }] }),
    finds: 'event-type-changed',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a',
    new: { id, a: null },
  },
  {
    what: 'null is taken away',
    before: one({ type: ['string', 'null'] }),
    after: one(text),
    finds: 'event-type-changed',
    events: 'risk',
    state: 'breaking',
    at: '/properties/a',
    old: { id, a: null },
  },
  {
    what: 'a value becomes a list of it',
    before: one(text),
    after: one({ type: 'array', items: text }),
    finds: 'event-type-changed',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a',
    old: { id, a: 'x' },
    new: { id, a: ['x'] },
  },
  {
    what: 'a listed value is added',
    before: one({ enum: ['A'] }),
    after: one({ enum: ['A', 'B'] }),
    finds: 'event-value-added',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a',
    new: { id, a: 'B' },
  },
  {
    what: 'a listed value is removed',
    before: one({ enum: ['A', 'B'] }),
    after: one({ enum: ['A'] }),
    finds: 'event-value-removed',
    events: 'risk',
    state: 'breaking',
    at: '/properties/a',
    old: { id, a: 'B' },
  },
  {
    what: 'a list of values is opened',
    before: one({ enum: ['A'] }),
    after: one(text),
    finds: 'event-type-changed',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a',
    new: { id, a: 'B' },
  },
  {
    what: 'a format changes',
    before: one({ ...text, format: 'date' }),
    after: one({ ...text, format: 'date-time' }),
    finds: 'event-format-changed',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a/format',
    old: { id, a: '2027-01-31' },
    new: { id, a: '2027-01-31T10:00:00Z' },
  },
  {
    what: 'a format is lost',
    before: one({ ...text, format: 'uuid' }),
    after: one(text),
    finds: 'event-format-changed',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a/format',
    new: { id, a: 'x' },
  },
  {
    what: 'a format is widened to one that has all of its values',
    before: one({ ...text, format: 'uri' }),
    after: one({ ...text, format: 'uri-reference' }),
    finds: 'event-format-changed',
    events: 'risk',
    state: 'risk',
    at: '/properties/a/format',
  },
  {
    what: 'a pattern changes',
    before: one({ ...text, pattern: '^[a-z]+$' }),
    after: one({ ...text, pattern: '^[a-z0-9]+$' }),
    finds: 'event-pattern-changed',
    events: 'risk',
    state: 'risk',
    at: '/properties/a/pattern',
  },
  {
    what: 'a pattern is new',
    before: one(text),
    after: one({ ...text, pattern: '^[a-z]+$' }),
    finds: 'event-pattern-changed',
    events: 'risk',
    state: 'breaking',
    at: '/properties/a/pattern',
    old: { id, a: '7' },
  },
  {
    what: 'strings may be longer',
    before: one({ ...text, maxLength: 1 }),
    after: one({ ...text, maxLength: 2 }),
    finds: 'event-limit-changed',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a/maxLength',
    new: { id, a: 'xx' },
  },
  {
    what: 'strings must be shorter',
    before: one({ ...text, maxLength: 2 }),
    after: one({ ...text, maxLength: 1 }),
    finds: 'event-limit-changed',
    events: 'risk',
    state: 'breaking',
    at: '/properties/a/maxLength',
    old: { id, a: 'xx' },
  },
  {
    what: 'numbers may be smaller',
    before: one({ type: 'integer', exclusiveMinimum: 0 }),
    after: one({ type: 'integer', minimum: 0 }),
    finds: 'event-limit-changed',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a/exclusiveMinimum',
    new: { id, a: 0 },
  },
  {
    what: 'numbers are multiples of more',
    before: one({ type: 'number', multipleOf: 0.5 }),
    after: one({ type: 'number', multipleOf: 1.5 }),
    finds: 'event-limit-changed',
    events: 'risk',
    state: 'breaking',
    at: '/properties/a/multipleOf',
    old: { id, a: 0.5 },
  },
  {
    what: 'lists may be empty',
    before: one({ type: 'array', items: text, minItems: 1 }),
    after: one({ type: 'array', items: text }),
    finds: 'event-limit-changed',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a/minItems',
    new: { id, a: [] },
  },
  {
    what: 'lists have no item twice',
    before: one({ type: 'array', items: text }),
    after: one({ type: 'array', items: text, uniqueItems: true }),
    finds: 'event-limit-changed',
    events: 'risk',
    state: 'breaking',
    at: '/properties/a/uniqueItems',
    old: { id, a: ['x', 'x'] },
  },
  {
    what: 'the items of a list change',
    before: one({ type: 'array', items: text }),
    after: one({ type: 'array', items: { type: 'number' } }),
    finds: 'event-type-changed',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a/items',
    old: { id, a: ['x'] },
    new: { id, a: [1] },
  },
  {
    what: 'a tuple gets longer',
    before: one({ type: 'array', prefixItems: [text], items: false }),
    after: one({ type: 'array', prefixItems: [text, text], items: false }),
    finds: 'event-limit-changed',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a/items',
    new: { id, a: ['x', 'x'] },
  },
  {
    what: 'the values of a map change',
    before: one({ type: 'object', additionalProperties: text }),
    after: one({ type: 'object', additionalProperties: { type: ['string', 'null'] } }),
    finds: 'event-type-changed',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a/additionalProperties',
    new: { id, a: { y: null } },
  },
  {
    what: 'what is not known is refused',
    before: post({}),
    after: post({}, { additionalProperties: false }),
    finds: 'event-additional-properties-changed',
    events: 'risk',
    state: 'breaking',
    at: '/additionalProperties',
    old: { id, y: 1 },
  },
  {
    what: 'a shape is added',
    before: one({ oneOf: [kinded('a')] }),
    after: one({ oneOf: [kinded('a'), kinded('b')] }),
    finds: 'event-alternative-added',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a/oneOf/1',
    new: { id, a: { kind: 'b' } },
  },
  {
    what: 'a shape is removed',
    before: one({ anyOf: [kinded('a'), kinded('b')] }),
    after: one({ anyOf: [kinded('a')] }),
    finds: 'event-alternative-removed',
    events: 'risk',
    state: 'breaking',
    at: '/properties/a/anyOf/1',
    old: { id, a: { kind: 'b' } },
  },
  {
    what: 'one shape of several changes',
    before: one({ oneOf: [kinded('a'), kinded('b', { n: text })] }),
    after: one({ oneOf: [kinded('a'), kinded('b', { n: { type: 'number' } })] }),
    finds: 'event-type-changed',
    events: 'breaking',
    state: 'breaking',
    at: '/properties/a/oneOf/1/properties/n',
    old: { id, a: { kind: 'b', n: 'x' } },
    new: { id, a: { kind: 'b', n: 1 } },
  },
  {
    what: 'a part that is referred to twice changes',
    before: post({ a: { $ref: '#/$defs/m' }, b: { $ref: '#/$defs/m' } }, { $defs: { m: { ...text, maxLength: 3 } } }),
    after: post({ a: { $ref: '#/$defs/m' }, b: { $ref: '#/$defs/m' } }, { $defs: { m: { ...text, maxLength: 2 } } }),
    finds: 'event-limit-changed',
    events: 'risk',
    state: 'breaking',
    at: '/$defs/m/maxLength',
    old: { id, a: 'xxx' },
  },
  {
    what: 'a part of what holds at once gets tighter',
    before: one({ allOf: [{ type: 'object' }, { properties: { n: text } }] }),
    after: one({ allOf: [{ type: 'object' }, { properties: { n: text }, required: ['n'] }] }),
    finds: 'event-property-required',
    events: 'risk',
    state: 'breaking',
    at: '/properties/a/allOf/1/properties/n',
    old: { id, a: {} },
  },
  {
    what: 'something is excluded',
    before: one(text),
    after: one({ ...text, not: { const: 'x' } }),
    finds: 'event-constraint-changed',
    events: 'risk',
    state: 'risk',
    at: '/properties/a',
  },
  {
    what: 'a condition is lost',
    before: post({ a: text, b: text }, { dependentRequired: { a: ['b'] } }),
    after: post({ a: text, b: text }),
    finds: 'event-constraint-changed',
    events: 'risk',
    state: 'risk',
    at: '',
  },
  {
    what: 'a project keyword is lost',
    before: one({ ...text, 'x-personal': true }),
    after: one(text),
    finds: 'event-annotation-changed',
    events: 'notice',
    state: 'notice',
    at: '/properties/a/x-personal',
  },
  {
    what: 'a description changes',
    before: one({ ...text, description: 'A.' }),
    after: one({ ...text, description: 'B.' }),
    finds: 'event-annotation-changed',
    events: 'safe',
    state: 'safe',
    at: '/properties/a/description',
  },
]

test.each(cases)('$what: $finds, $events on a topic of events, $state on one of state', async (each) => {
  for (const kind of ['events', 'state'] as const) {
    const keep = { 'x-kind': kind }
    const found = await judge({ e: { ...each.before, ...keep } }, { e: { ...each.after, ...keep } })
    expect(found.map(({ rule, severity, coordinate }) => ({ rule, severity, coordinate }))).toEqual([
      { rule: each.finds, severity: each[kind], coordinate: `event:e#${each.at}` },
    ])
    expect(rules.has(each.finds)).toBe(true)
  }
})

test.each(cases.filter((each) => 'old' in each))(
  '$what: new consumers refuse an old record',
  ({ before, after, old }) => {
    expect([takes(before, old), takes(after, old)]).toEqual([true, false])
  },
)

test.each(cases.filter((each) => 'new' in each))('$what: old consumers refuse a new record', (each) => {
  expect([takes(each.after, each.new), takes(each.before, each.new)]).toEqual([true, false])
})

test.each([
  ['null among the types, and as an alternative', { type: ['string', 'null'] }, { anyOf: [text, { type: 'null' }] }],
  ['a constant, and a list of one value', { const: 'A' }, { enum: ['A'] }],
  ['values in another order', { enum: ['A', 'B'] }, { enum: ['B', 'A'] }],
  [
    'a bound of whole numbers, written in two ways',
    { type: 'integer', exclusiveMinimum: 0 },
    { type: 'integer', minimum: 1 },
  ],
  ['what holds at once, and one schema of it', { allOf: [text, { maxLength: 3 }] }, { type: 'string', maxLength: 3 }],
  ['a tighter limit of no effect', { ...text, maxLength: 3 }, { allOf: [{ ...text, maxLength: 3 }, { maxLength: 9 }] }],
])('%s are the same, and nothing is found', async (_, before, after) => {
  expect(await judge({ e: one(before) }, { e: one(after) })).toEqual([])
  expect(await judge({ e: one(after) }, { e: one(before) })).toEqual([])
})

test('a break is found beside a description that is added in the same commit, each at its line', async () => {
  const found = await judge({ e: one(text) }, { e: one({ type: 'integer', description: 'How often.' }) })
  expect(found).toMatchObject([
    { rule: 'event-type-changed', location: { file: 'e.json', line: 11, column: 5, side: 'after' } },
    { rule: 'event-annotation-changed', severity: 'safe', location: { line: 13, column: 7 } },
  ])
})

test('what is gone is shown where it stood', async () => {
  const [gone] = await judge({ e: post({ a: text, b: text }) }, { e: post({ a: text }) })
  expect(gone).toMatchObject({ coordinate: 'event:e#/properties/b', location: { line: 14, side: 'before' } })
})

test('the message says who refuses what, and who consumes it', async () => {
  const [found] = await judge(
    { 'post.published': one(text, { 'x-consumers': ['search'] }) },
    { 'post.published': one({ type: 'integer' }) },
    { 'post.published': ['notifications', 'messages'] },
  )
  expect(found?.message).toBe(
    'The type of post.published at a changes from string to integer. Consumers that run today refuse such new records. New consumers refuse old records, of which some may still wait in its topic or be read again. It is consumed by messages, notifications and search.',
  )
})

test.each([
  ['its topic', { 'x-topic': 'posts.pin' }, 'event-topic-changed', 'breaking', 'breaking'],
  ['its key', { 'x-key': 'authorId' }, 'event-key-changed', 'risk', 'breaking'],
  ['its version', { 'x-version': 2 }, 'event-version-changed', 'risk', 'risk'],
  ['that it ends its aggregate', { 'x-ends': true }, 'event-ends-changed', 'risk', 'risk'],
])('a type changes %s', async (_, change, rule, onEvents, onState) => {
  for (const [kind, severity] of [
    ['events', onEvents],
    ['state', onState],
  ] as const) {
    const before = post({}, { 'x-kind': kind })
    const coordinate = `event:e#/${Object.keys(change)[0]}`
    expect(await judge({ e: before }, { e: { ...before, ...change } })).toMatchObject([{ rule, severity, coordinate }])
  }
})

test('a state topic that is cleared no more, and a topic that changes its kind, break', async () => {
  const ends = post({}, { 'x-kind': 'state', 'x-ends': true })
  const { 'x-ends': _, ...endless } = ends as Record<string, unknown>
  expect(await judge({ e: ends }, { e: endless })).toMatchObject([{ rule: 'event-ends-changed', severity: 'breaking' }])
  const state = post({}, { 'x-kind': 'state' })
  expect(await judge({ e: post({}) }, { e: state })).toMatchObject([
    { rule: 'event-kind-changed', severity: 'breaking' },
  ])
  expect(await judge({ e: state }, { e: post({}) })).toMatchObject([
    { rule: 'event-kind-changed', severity: 'breaking' },
  ])
})

test.each([
  ['a state topic', post({}, { 'x-kind': 'state' }), {}, 'breaking'],
  ['a consumer', post({}), { e: ['search'] }, 'breaking'],
  ['a consumer that the contract names', post({}, { 'x-consumers': ['search'] }), {}, 'breaking'],
  ['consumers of which nothing is known', post({}), {}, 'risk'],
  ['no consumer', post({}), { e: [] }, 'notice'],
])('a type with %s is removed', async (_, event, consumers, severity) => {
  expect(await judge({ e: event }, {}, consumers)).toMatchObject([
    { rule: 'event-removed', severity, coordinate: 'event:e', location: { file: 'e.json', side: 'before' } },
  ])
})

test('a new type is worth a notice on a topic that has consumers of other types', async () => {
  expect(await judge({ e: post({}) }, { e: post({}), f: post({}) })).toMatchObject([
    { rule: 'event-added', severity: 'notice', coordinate: 'event:f' },
  ])
  expect(await judge({}, { f: post({}) })).toMatchObject([{ rule: 'event-added', severity: 'safe' }])
})

test('a schema that refers to itself is compared to its end', async () => {
  const tree = (leaf: object) =>
    one(
      { $ref: '#/$defs/tree' },
      {
        $defs: { tree: { type: 'object', properties: { leaf, left: { $ref: '#/$defs/tree' } } } },
      },
    )
  expect(await judge({ e: tree(text) }, { e: tree({ type: 'number' }) })).toMatchObject([
    { coordinate: 'event:e#/$defs/tree/properties/leaf', severity: 'breaking' },
  ])
})

test('a definition that other files refer to is judged where it stands, by their topics', async () => {
  const common = (schema: object) => ({ $id: 'https://events.example/common.json', $defs: { money: schema } })
  const user = one({ $ref: 'common.json#/$defs/money' }, { 'x-kind': 'state' })
  const before = { common: common({ ...text, maxLength: 9 }), e: user }
  const after = { common: common({ ...text, maxLength: 8 }), e: user }
  expect(await judge(before, after, { e: ['search'] })).toMatchObject([
    {
      rule: 'event-limit-changed',
      severity: 'breaking',
      coordinate: 'event:common#/$defs/money/maxLength',
      message: expect.stringContaining('It is consumed by search.'),
    },
  ])
  // Nobody uses it.
  expect(await judge({ common: before.common }, { common: after.common })).toEqual([])
})

test('draft 7 is read as well', async () => {
  const old = { $schema: 'http://json-schema.org/draft-07/schema#', definitions: { m: text } }
  const before = one({ type: 'array', items: [{ $ref: '#/definitions/m' }], additionalItems: false }, old)
  const after = one({ type: 'array', items: [{ type: 'number' }], additionalItems: false }, old)
  expect(await judge({ e: before }, { e: after })).toMatchObject([
    { rule: 'event-type-changed', before: 'string', after: 'number', severity: 'breaking' },
  ])
})
