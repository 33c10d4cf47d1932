import { ChangeType, diff, type TypeOfChangeType } from '@graphql-inspector/core'
import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { readChange } from '../../src/api/raw-changes.ts'
import { readings } from '../../src/api/readings.ts'
import { rules } from '../../src/registry.ts'

test('each change that diff can find falls under a rule', () => {
  expect(Object.keys(readings).sort()).toEqual(Object.values(ChangeType).sort())
  for (const { rule } of Object.values(readings))
    expect(rules.has(rule === 'deprecation-changed' ? 'deprecation-added' : rule), rule).toBe(true)
})

const one = `
  "a" directive @d("a" a: Int, b: Int, c: Int = 1) on FIELD | QUERY
  directive @s(a: Int, b: Int) repeatable on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
  directive @gone on FIELD
  schema { query: Query mutation: M subscription: S }
  type M { a: Int } type S { a: Int }
  type Query { "a" a("a" x: Int = 1, y: Int, u: Int): Int b: Int c: Int @deprecated(reason: "x") d: Int @deprecated(reason: "x") e: Int f(a: Int @s): Int @s g(a: Int): Int n: I p: P u: U j: J "d" h: Int i: Int @deprecated }
  interface I @s { a: Int } type T implements I @s { a: Int }
  union U @s = T | P type P { a: Int } type Gone { a: Int }
  enum E @s { A "b" B C @s D @deprecated(reason: "x") F @deprecated(reason: "y") }
  input J @s { "a" a: Int = 1 b: Int c: Int @s d: Int "e" e: Int g: Int }
  scalar X @s scalar K "k" type L { a: Int } "l" type O { a: Int } type R { a: Int }`
const other = `
  "b" directive @d("b" a: String, d: Int, c: Int = 2) repeatable on FIELD | MUTATION
  directive @s(a: Int, b: Int) repeatable on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
  directive @come on FIELD
  schema @s { query: Q mutation: M2 subscription: S2 }
  type Q { a: Int } type M2 { a: Int } type S2 { a: Int }
  type Query { "b" a("b" x: Int = 2, y: String, w: Int): String c: Int d: Int @deprecated(reason: "y") e: Int @deprecated f(a: Int): Int g(a: Int @s): Int @s n: I p: P u: U j: J k: Int "d" b2: Int h: Int i: Int @deprecated(reason: "x") }
  interface I { a: Int } type T { a: Int } type P implements I @s(a: 1) { a: Int }
  union U = T | N type N { a: Int }
  enum E { A @s "c" B C D F @deprecated(reason: "z") G }
  input J { "b" a: Int = 2 b: String c: Int f: Int "e2" e: Int @s "g" g: Int }
  scalar X input K { a: Int } type L { a: Int } "m" type O { a: Int } "r" type R { a: Int }`

test('what diff says of a change has the place where the reading looks for it', async () => {
  const [a, b] = [buildSchema(one, { assumeValid: true }), buildSchema(other, { assumeValid: true })]
  const changes = [...(await diff(a, b)), ...(await diff(b, a))]
  const optional = new Set(
    Object.values(ChangeType).filter((type) => /^DIRECTIVE_USAGE_(ARGUMENT_(ADDED|REMOVED)|SCHEMA)/.test(type)),
  )
  for (const { type, meta, path } of changes) {
    if (optional.has(type)) continue
    const { place, member } = readChange(type, meta)
    const { keys, member: key } = readings[type as TypeOfChangeType]
    expect(
      Object.keys(keys).filter((part) => place[part as keyof typeof place] === undefined),
      `${type} at ${path}`,
    ).toEqual([])
    if (key !== undefined) expect(member, `${type} at ${path}`).not.toBe(null)
  }
  const seen = new Set(changes.map(({ type }) => type))
  // These two stand in the list alone.
  const never = [ChangeType.DirectiveUsageFieldAdded, ChangeType.DirectiveUsageFieldRemoved]
  expect(Object.values(ChangeType).filter((type) => !seen.has(type))).toEqual(never)
})
