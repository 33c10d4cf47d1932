import { expect, test } from 'vitest'
import { composition } from '../../src/composition/pass.ts'
import { changeOf, type Written } from '../../src/testing/change.ts'

const found = (before: Written['subgraphs'], after: Written['subgraphs']) =>
  composition(changeOf({ subgraphs: before }, { subgraphs: after })).map(
    ({ rule, severity, coordinate, location }) => ({
      rule,
      severity,
      coordinate,
      line: location && `${location.file}:${location.line}:${location.column}`,
    }),
  )

test('an @override from a subgraph that does not exist breaks', () => {
  expect(
    found(
      { a: 'type Query { r: Int }', b: 'type Query { s: Int }' },
      { a: 'type Query { r: Int }', b: 'type Query { s: Int @override(from: "typo") }' },
    ),
  ).toEqual([
    { rule: 'composition-override-unknown', severity: 'breaking', coordinate: 'Query.s', line: 'b.graphql:2:14' },
  ])
})

test('what one subgraph adds alone and composition leaves out is told', () => {
  expect(
    found(
      {
        a: 'type Query { r(i: I): Int @shareable } input I { x: Int }',
        b: 'type Query { r(i: I): Int @shareable } input I { x: Int }',
      },
      {
        a: 'type Query { r(i: I, more: Int): Int @shareable } input I { x: Int y: Int }',
        b: 'type Query { r(i: I): Int @shareable } input I { x: Int }',
      },
    ),
  ).toEqual([
    { rule: 'composition-left-out', severity: 'notice', coordinate: 'I.y', line: 'a.graphql:2:68' },
    { rule: 'composition-left-out', severity: 'notice', coordinate: 'Query.r(more:)', line: 'a.graphql:2:22' },
  ])
})

test('other hints are notices, the faintest are safe, and those of the base are not told again', () => {
  const before = {
    a: '"One." type V @shareable { x: Int } type Query { v: V }',
    b: '"Two." type V @shareable { x: Int } type Query { w: V }',
  }
  expect(found(before, before)).toEqual([])
  expect(found(before, { ...before, c: '"Three." type V @shareable { x: Int } type Query { u: V }' })).toEqual([])
  expect(
    found({ a: before.a, b: before.b.replace('Two', 'One') }, { a: before.a, b: `${before.b} enum E { A }` }),
  ).toEqual([
    { rule: 'composition-hint', severity: 'notice', coordinate: 'V', line: 'a.graphql:2:13' },
    { rule: 'composition-hint', severity: 'safe', coordinate: 'E', line: 'b.graphql:2:62' },
  ])
})
