import { expect, test } from 'vitest'
import type { Settings } from '../../src/change.ts'
import type { Finding } from '../../src/finding.ts'
import { changeOf } from '../../src/testing/change.ts'
import { variants } from '../../src/variants/variants.ts'

const excluding = (...tags: string[]) => ({ include: [], exclude: tags })
const publicly: Partial<Settings> = { variants: new Map([['public', excluding('internal')]]) }

async function judge(
  before: string,
  after: string,
  settings: Partial<Settings>,
  ...operations: string[]
): Promise<readonly Finding[]> {
  return variants(changeOf({ subgraphs: { a: before }, operations }, { subgraphs: { a: after }, operations }, settings))
}

const lines = (findings: readonly Finding[]): string[] =>
  findings.map(({ severity, rule, coordinate, impacts }) =>
    [
      `${severity} ${rule} ${coordinate}`,
      ...impacts.map(({ operation, verdict, selection }) => `${operation} ${verdict} ${selection}`),
    ].join(' | '),
  )

const sdl = (tag = '', other = '') =>
  `type Query { user: User ids: [ID!] ${other} } type User { id: ID! email: String ${tag} }`
const email = 'query Email { user { email } }'

test('a field that gets a tag breaks the operations on the variant that select it', async () => {
  const findings = await judge(sdl(), sdl('@tag(name: "internal")'), publicly, email, 'query Id { user { id } }')
  expect(lines(findings)).toEqual(['breaking variant-changed User.email | Email broken user.email'])
  expect(findings[0]).toMatchObject({ location: { file: 'a.graphql', line: 2, side: 'after' } })
  expect(findings[0]?.message).toMatch(/^For the clients of the contract variant `public`: /)
})

test('a field that nothing selects leaves the variant safely', async () => {
  expect(lines(await judge(sdl(), sdl('@tag(name: "internal")'), publicly, 'query Id { user { id } }'))).toEqual([
    'safe variant-changed User.email',
  ])
})

test('a variant that the base does not have is new, and nothing breaks', async () => {
  const settings = { ...publicly, variantsBefore: new Map() }
  expect(await judge(sdl(), sdl('@tag(name: "internal")'), settings, email)).toEqual([])
})

test('a variant is judged by what it meant in the base', async () => {
  const tagged = sdl('@tag(name: "beta")')
  const settings = { variants: new Map([['public', excluding('beta')]]), variantsBefore: publicly.variants! }
  expect(lines(await judge(tagged, tagged, settings, email))).toEqual([
    'breaking variant-changed User.email | Email broken user.email',
  ])
})

test('another tag, and a tag without a variant, change nothing', async () => {
  expect(await judge(sdl(), sdl('@tag(name: "other")'), publicly, email)).toEqual([])
  expect(await judge(sdl(), sdl('@tag(name: "internal")'), {}, email)).toEqual([])
})

test('what the API loses or gains too is told of the API alone', async () => {
  expect(await judge(sdl('', 'gone: Int'), sdl('', 'new: Int'), publicly, '{ gone }')).toEqual([])
})

test('what a variant left out and the API loses is no change of the variant', async () => {
  expect(await judge(sdl('@tag(name: "internal")'), sdl().replace('email: String', ''), publicly, email)).toEqual([])
})

test('what is shown that was kept from a variant is a notice', async () => {
  const findings = await judge(sdl('@tag(name: "internal")'), sdl(), publicly, email)
  expect(lines(findings)).toEqual(['notice variant-shown User.email'])
  expect(findings[0]?.message).toContain(
    'The clients of the contract variant `public` see `User.email`, which was kept from them.',
  )
})

test('a change that several variants see is one finding', async () => {
  const settings = {
    variants: new Map([
      ['public', excluding('internal')],
      ['partners', excluding('internal', 'secret')],
      ['staff', { include: [], exclude: ['secret'] }],
    ]),
  }
  const findings = await judge(sdl(), sdl('@tag(name: "internal")'), settings, email)
  expect(lines(findings)).toEqual(['breaking variant-changed User.email | Email broken user.email'])
  expect(findings[0]?.message).toContain('the contract variants `public` and `partners`')
})

test('a variant of included tags loses what loses its tag', async () => {
  const settings = { variants: new Map([['public', { include: ['public'], exclude: [] }]]) }
  const tagged = (tag: string) => `type Query { a: Int @tag(name: "public") b: Int ${tag} }`
  expect(lines(await judge(tagged('@tag(name: "public")'), tagged(''), settings, '{ b }', '{ a }'))).toEqual([
    'breaking variant-changed Query.b | anonymous broken b',
  ])
})

test('an inaccessible field that gets a tag is in neither the API nor the variant', async () => {
  expect(await judge(sdl('@inaccessible'), sdl('@inaccessible @tag(name: "internal")'), publicly, email)).toEqual([])
  expect(await judge(sdl(), sdl('@inaccessible @tag(name: "internal")'), publicly, email)).toEqual([])
  expect(await judge(sdl('@inaccessible'), sdl('@tag(name: "internal")'), publicly, email)).toEqual([])
})

test('tags on arguments, input fields, enum values and types are judged by use', async () => {
  const whole = (tag: string) =>
    `type Query { r(a: Int ${tag}, i: I): E u: U } input I { x: Int ${tag} y: Int } enum E { A B ${tag} } union U = S | T
     type S ${tag} { id: ID } type T { id: ID }`
  const findings = await judge(
    whole(''),
    whole('@tag(name: "internal")'),
    publicly,
    'query Argument { r(a: 1) }',
    'query Field { r(i: { x: 1 }) }',
    'query Other { r(i: { y: 1 }) }',
    'query Fragment { u { ... on S { id } } }',
  )
  const broken = findings.flatMap(({ coordinate, impacts }) =>
    impacts.filter(({ verdict }) => verdict === 'broken').map(({ operation }) => `${coordinate} ${operation}`),
  )
  expect(broken).toEqual(expect.arrayContaining(['Query.r(a:) Argument', 'I.x Field']))
  expect(broken.join()).toContain('Fragment')
  expect(broken.join()).not.toContain('Other')
})

test('tags that leave no valid schema are found at what they break, once', async () => {
  const card = (tag: string) => `type Query { card: Card x: Int } type Card ${tag} { number: String }`
  const findings = await judge(card(''), card('@tag(name: "internal")'), publicly, '{ card { number } }')
  expect(findings).toMatchObject([
    { rule: 'variant-invalid', severity: 'breaking', coordinate: 'Query.card', location: { line: 2 } },
  ])
  const tagged = card('@tag(name: "internal")')
  expect(await judge(tagged, tagged.replace('x: Int', 'x: Int y: Int'), publicly)).toEqual([])
})

test('nothing is found where nothing changed', async () => {
  const tagged = sdl('@tag(name: "internal")')
  expect(await judge(tagged, tagged, publicly, email)).toEqual([])
})
