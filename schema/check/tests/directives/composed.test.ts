import { expect, test } from 'vitest'
import { directives } from '../../src/directives/directives.ts'
import type { Finding } from '../../src/finding.ts'
import { changeOf } from '../../src/testing/change.ts'

const shown = (definition: string, sdl: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@composeDirective", "@tag"])
    @link(url: "https://example.org/shown/v1.0", import: ["@shown"]) @composeDirective(name: "@shown")
  ${definition}
  ${sdl}`
const plain = (sdl: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@tag"])\n\n\n ${sdl}`

async function judge(before: string, after: string): Promise<readonly Finding[]> {
  return directives(changeOf({ subgraphs: { a: before }, operations: ['{ r }'] }, { subgraphs: { a: after } }))
}

const definition = 'directive @shown(to: String) on FIELD_DEFINITION | OBJECT | ENUM_VALUE'

test('a composed directive that stands somewhere else is one notice at the place', async () => {
  const findings = await judge(
    shown(definition, 'type Query { r: Int @shown(to: "staff") s: Int t: E u: Int @shown } enum E { A }'),
    shown(definition, 'type Query { r: Int @shown(to: "all") s: Int @shown t: E u: Int } enum E { A @shown }'),
  )
  expect(findings).toEqual(
    [
      ['E.A', null, '@shown', { side: 'after' }],
      ['Query.r', '@shown(to: "staff")', '@shown(to: "all")', { side: 'after', column: 16 }],
      ['Query.s', null, '@shown', { side: 'after' }],
      ['Query.u', '@shown', null, { side: 'before' }],
    ].map(([coordinate, before, after, location]) =>
      expect.objectContaining({
        rule: 'directive-applied-changed',
        severity: 'notice',
        coordinate,
        before,
        after,
        location: expect.objectContaining({ file: 'a.graphql', line: 4, ...(location as object) }),
        impacts: [],
      }),
    ),
  )
  expect(findings[2]?.message).toContain('has `@shown` on `Query.s` instead of no such directive')
})

test('a composed directive that comes, goes or is defined otherwise is one notice, however often it stands', async () => {
  const sdl = 'type Query { r: Int @shown s: Int @shown }'
  const [none, some, other] = [
    plain(sdl.replaceAll(' @shown', '')),
    shown(definition, sdl),
    shown(definition.replace('to: String', 'to: [String!]'), sdl),
  ]
  expect(await judge(none, some)).toMatchObject([
    { coordinate: '@shown', before: null, location: { line: 3, side: 'after' } },
  ])
  expect(await judge(some, none)).toMatchObject([
    { coordinate: '@shown', after: null, location: { line: 3, side: 'before' } },
  ])
  expect(await judge(some, other)).toMatchObject([
    {
      rule: 'directive-composed-changed',
      severity: 'notice',
      before: 'directive @shown(to: String) on ENUM_VALUE | FIELD_DEFINITION | OBJECT',
      after: 'directive @shown(to: [String!]) on ENUM_VALUE | FIELD_DEFINITION | OBJECT',
    },
  ])
})

test('descriptions, elements that come or go, and directives of Apollo are no changes of composed directives', async () => {
  expect(
    await judge(
      shown(definition, 'type Query { r: Int @shown s: Int @shown }'),
      shown(`"Who sees it." ${definition}`, 'type Query { r: Int @shown @tag(name: "x") t: Int @shown }'),
    ),
  ).toEqual([])
})
