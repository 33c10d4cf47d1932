import { expect, test } from 'vitest'
import { verdicts } from './support.ts'

const was = (sdl: string) => sdl.replaceAll(' @authenticated', '')

test.each([
  ['an enum', 'type Query { r: E } enum E @authenticated { A }', '{ r }', 'E'],
  ['a scalar', 'type Query { r: [S] } scalar S @authenticated', '{ r }', 'S'],
])('%s that requires something shuts the fields that give it', async (_, sdl, query, coordinate) => {
  expect(await verdicts(was(sdl), sdl, query)).toEqual([
    `breaking access-added ${coordinate} | anonymous r: Anonymous callers get null at \`r\`, and the error UNAUTHENTICATED.`,
  ])
})

test('an argument of a type that requires something asks for nothing', async () => {
  const sdl = 'type Query { r(s: S): Int o: S } scalar S @authenticated'
  expect(await verdicts(was(sdl), sdl, '{ r(s: 1) }')).toEqual(['safe access-added S'])
})

test.each([
  ['{ a { must } }', "get null for `a`, and the error UNAUTHENTICATED, because `a.must` can't be null"],
  [
    '{ all { must } }',
    "get null for each item of `all`, and the error UNAUTHENTICATED, because `all.must` can't be null",
  ],
  ['{ sure { must } }', "get null for `sure`, and the error UNAUTHENTICATED, because `sure.must` can't be null"],
  ['{ b { must } }', "get no data at all but the error UNAUTHENTICATED, because `b.must` can't be null"],
  ['mutation { write }', "get the error UNAUTHENTICATED, and the gateway doesn't run `write` for them"],
  [
    'mutation { make { must } }',
    "get null for `make`, and the error UNAUTHENTICATED, because `make.must` can't be null",
  ],
  ['subscription { told }', "can't subscribe any more: they get the error UNAUTHENTICATED"],
])('%s: callers %s', async (query, outcome) => {
  const sdl = `type Query { a: T b: T! all: [T] sure: [T!] } type T { must: Int! @authenticated }
    type Mutation { write: Int @authenticated make: T } type Subscription { told: Int @authenticated }`
  const reasons = (await verdicts(was(sdl), sdl, query)).join()
  expect(reasons).toContain(`Anonymous callers ${outcome}.`)
})

test('what a literal condition leaves out is not reached; a variable may let it in', async () => {
  const sdl = 'type Query { r: Int @authenticated o: Int }'
  expect(
    await verdicts(
      was(sdl),
      sdl,
      'query Skipped { o r @skip(if: true) ... @include(if: false) { x: r } }',
      'query Asked($b: Boolean!) { o r @include(if: $b) }',
      'query Kept { o r @include(if: true) }',
    ),
  ).toEqual([expect.stringMatching(/^breaking access-added Query\.r \| Asked r: [^|]*\| Kept r: [^|]*$/)])
})

test('an operation that was not valid before, or that nobody has sent yet, loses nothing', async () => {
  const sdl = 'type Query { r: Int @authenticated }'
  expect(await verdicts(was(sdl), sdl, '{ r gone }')).toEqual(['safe access-added Query.r'])
})

test('fragments of fragments are walked once each, however often they are spread', async () => {
  const sdl = 'type Query { q: Query r: Int @authenticated }'
  const levels = Array.from({ length: 40 }, (_, n) => `fragment F${n} on Query { q { ...F${n + 1} } ...F${n + 1} }`)
  const [line] = await verdicts(was(sdl), sdl, `{ ...F0 } ${levels.join(' ')} fragment F40 on Query { r }`)
  expect(line).toMatch('breaking access-added Query.r')
})

test('nothing is found where nothing changed', async () => {
  const sdl = 'type Query { r: Int @authenticated @policy(policies: [["p"]]) }'
  expect(await verdicts(sdl, sdl, '{ r }')).toEqual([])
  expect(await verdicts(sdl, sdl.replace('r: Int', '"A number." r: Int'), '{ r }')).toEqual([])
})
