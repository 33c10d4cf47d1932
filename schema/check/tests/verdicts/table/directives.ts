import { federation } from '../../../src/testing/change.ts'
import type { Row } from './row.ts'

const composed =
  `${federation.trimEnd()} @link(url: "https://specs.example/own/v1.0", import: ["@live", "@loud"]) @composeDirective(name: "@live") @composeDirective(name: "@loud")
`.replace('"@key"', '"@composeDirective", "@key"')
const own = (definitions: string) => `${composed}type Query { r: Int, s: Int } ${definitions}`

/** Directives that clients write, and those that say something of the schema. */
export const directiveRows: readonly Row[] = [
  {
    name: 'a directive that operations use is removed',
    before: 'directive @^live(every: Int) on FIELD type Query { r: Int, s: Int }',
    after: 'type Query { r: Int, s: Int }',
    findings: [['directive-removed', 'breaking', '@live']],
    operations: [
      ['{ r @live }', 'B', 'r'],
      ['{ r s }', 'S'],
    ],
  },
  {
    name: 'a directive may stand on fields no more',
    before: 'directive @^live on FIELD | QUERY type Query { r: Int, s: Int }',
    after: 'directive @live on QUERY type Query { r: Int, s: Int }',
    findings: [['directive-location-removed', 'breaking', '@live']],
    operations: [
      ['{ r @live }', 'B', 'r'],
      ['query @live { r }', 'S'],
    ],
  },
  {
    name: 'an argument of a directive becomes required',
    before: 'directive @live(every: Int) on FIELD type Query { r: Int, s: Int }',
    after: 'directive @live(^every: Int!) on FIELD type Query { r: Int, s: Int }',
    findings: [['directive-argument-type-changed', 'breaking', '@live(every:)']],
    operations: [
      ['{ r @live }', 'B', 'r'],
      ['{ r @live(every: 1) }', 'S'],
      ['{ r }', 'S'],
    ],
  },
  {
    name: 'a directive that says something of a field is taken away',
    before: own('directive @live on FIELD_DEFINITION directive @loud on FIELD_DEFINITION').replace(
      'r: Int',
      '^r: Int @live',
    ),
    after: own('directive @live on FIELD_DEFINITION directive @loud on FIELD_DEFINITION'),
    findings: [['directive-applied-changed', 'notice', 'Query.r']],
    operations: [['{ r }', 'S']],
  },
  {
    name: 'the specification of a scalar changes',
    number: 27,
    before: 'type Query { d: D, s: Int } scalar D @specifiedBy(url: "https://a.example")',
    after: 'type Query { d: D, s: Int } scalar ^D @specifiedBy(url: "https://b.example")',
    findings: [['scalar-specification-changed', 'risk', 'D']],
    operations: [
      ['{ d }', 'R', 'd', { unseen: 'Only the specification says how the scalar is written.' }],
      ['{ s }', 'S'],
    ],
  },
  {
    name: 'a scalar gets a specification',
    before: 'type Query { d: D, s: Int } scalar D',
    after: 'type Query { d: D, s: Int } scalar ^D @specifiedBy(url: "https://b.example")',
    findings: [['scalar-specification-changed', 'safe', 'D']],
    operations: [['{ d }', 'S']],
  },
  {
    name: 'a field is deprecated',
    before: 'type Query { r: Int, s: Int }',
    after: 'type Query { ^r: Int @deprecated(reason: "Use s."), s: Int }',
    findings: [['deprecation-added', 'notice', 'Query.r']],
    operations: [['{ r }', 'S']],
  },
  {
    name: 'a description changes',
    before: 'type Query { "One." r: Int }',
    after: 'type Query { "Two." ^r: Int }',
    findings: [['description-changed', 'safe', 'Query.r']],
    operations: [['{ r }', 'S']],
  },
]
