import { parse, print } from 'graphql'
import { describe, expect, test } from 'vitest'
import { type Access, authorize, createAuthorizer, stripSecurity } from '../src/authorization/index.ts'
import { loadSupergraph } from '../src/planning/load-supergraph.ts'
import { answerOf } from './support/answers.ts'
import { compose, ourGateway } from './support/gateways.ts'

const composed = compose({
  a: {
    sdl: `type Query { me: Person open: String secret: String @authenticated things: [Thing!] item: Item
        safe: Safe counts: [Level] strict: Strict! }
      type Mutation { write(text: String): String @authenticated }
      type Person @key(fields: "id") { id: ID! name: String email: String @authenticated
        pay: Int @requiresScopes(scopes: [["pay:read", "people:read"], ["admin"]]) friends: [Person!] }
      interface Thing { id: ID! label: String }
      type Plain implements Thing { id: ID! label: String }
      type Private implements Thing @authenticated { id: ID! label: String note: String }
      interface Item { id: ID! price: Int }
      type Cheap implements Item { id: ID! price: Int }
      type Dear implements Item { id: ID! price: Int @authenticated }
      union Safe = Plain | Private
      enum Level @policy(policies: [["stats"]]) { LOW HIGH }
      type Strict { must: String! @authenticated may: String }`,
    root: {
      me: {
        id: '1',
        name: 'Ada',
        email: 'a@x.test',
        pay: 7,
        friends: [{ id: '2', name: 'Bo', email: 'b@x.test', pay: 8 }],
      },
      open: 'o',
      secret: 's',
      things: [
        { __typename: 'Plain', id: 'p', label: 'P' },
        { __typename: 'Private', id: 'q', label: 'Q', note: 'n' },
      ],
      item: { __typename: 'Dear', id: 'd', price: 9 },
      safe: { __typename: 'Private', id: 'q', label: 'Q', note: 'n' },
      counts: ['LOW'],
      strict: { must: 'm', may: 'y' },
      write: 'written',
    },
  },
})
const { sdl, rules } = stripSecurity(composed.supergraph)
const gateway = ourGateway({ ...composed, supergraph: sdl })
const authorizer = createAuthorizer(rules)
const viewer: Access = {}

async function ask(query: string, access: Access | null, variables = {}) {
  const document = parse(query)
  const permitted = authorizer(document, access)
  const result = await gateway.executor.execute({ document, permitted, variables })
  return { ...answerOf(result), codes: [...new Set((result.errors ?? []).map((error) => error.extensions.code))] }
}

const denied = (path: string) => `Sign in to see this: it needs an access token in the Authorization header. @ ${path}`
const forbidden = (path: string) =>
  `You may not see this: it needs a scope or policy that your access token lacks. @ ${path}`

describe('security directives', () => {
  test('a supergraph with them is refused until they are taken out, with rules in their stead', () => {
    expect(() => loadSupergraph(composed.supergraph)).toThrow(/SECURITY|authenticated/i)
    expect(loadSupergraph(sdl).apiSchema.getType('Person')).toBeDefined()
    expect(rules.fields.get('Query.secret')).toEqual({ authenticated: true, scopes: [], policies: [] })
    expect(rules.fields.get('Person.pay')?.scopes).toEqual([['pay:read', 'people:read'], ['admin']])
    expect(rules.types.get('Private')?.authenticated).toBe(true)
  })

  test('an unknown security feature stops the start', () => {
    const unknown = composed.supergraph.replace('https://specs.apollo.dev/policy/', 'https://specs.apollo.dev/fence/')
    expect(() => stripSecurity(unknown)).toThrow('fence')
  })

  test('a renamed directive is enforced under its new name', () => {
    const renamed = composed.supergraph
      .replace(
        '@link(url: "https://specs.apollo.dev/authenticated/v0.1"',
        '@link(url: "https://specs.apollo.dev/authenticated/v0.1", as: "signedIn"',
      )
      .replaceAll('@authenticated', '@signedIn')
    expect(stripSecurity(renamed).rules.fields.get('Query.secret')?.authenticated).toBe(true)
  })

  test('somebody signed in is asked nothing more', async () => {
    expect(await ask('{ secret me { email } things { label } item { price } }', viewer)).toEqual({
      data: {
        secret: 's',
        me: { email: 'a@x.test' },
        things: [{ label: 'P' }, { label: 'Q' }],
        item: { price: 9 },
      },
      errors: [],
      codes: [],
    })
  })

  test('a field is null for a stranger, the rest is answered, and the subgraph is not asked for it', async () => {
    gateway.sent.length = 0
    const answer = await ask('{ open secret me { name email friends { id email } } }', null)
    expect(answer).toEqual({
      data: { open: 'o', secret: null, me: { name: 'Ada', email: null, friends: [{ id: '2', email: null }] } },
      errors: [denied('me.email'), denied('me.friends.@.email'), denied('secret')],
      codes: ['UNAUTHENTICATED'],
    })
    expect(gateway.sent.map(({ fetch }) => fetch.operation).join()).not.toMatch(/secret|email/)
  })

  test('nothing is asked of anybody when nothing may be', async () => {
    gateway.sent.length = 0
    expect(await ask('{ secret }', null)).toMatchObject({ data: { secret: null }, errors: [denied('secret')] })
    expect(await ask('mutation($t: String) { write(text: $t) }', null, { t: 'x' })).toMatchObject({
      data: { write: null },
      errors: [denied('write')],
    })
    expect(gateway.sent).toEqual([])
  })

  test.each([
    ['an alias', '{ a: secret }', 'a'],
    ['a fragment', '{ ...F } fragment F on Query { secret }', 'secret'],
    ['a fragment in a fragment', '{ ...F } fragment F on Query { ...G } fragment G on Query { x: secret }', 'x'],
    ['an inline fragment', '{ ... on Query { ... { secret } } }', 'secret'],
    ['an interface field', '{ item { price } }', 'item.price'],
    ['an interface with a hidden type behind it', '{ things { label } }', 'things'],
    ['a fragment on a hidden type', '{ safe { ... on Plain { label } ... on Private { label } } }', 'safe'],
    ['fragments alone on an interface that has a hidden type', '{ things { ... on Plain { label } } }', 'things'],
    ['a union', '{ safe { ... on Private { note } } }', 'safe'],
  ])('a hidden field is not to be had by %s', async (_, query, path) => {
    const answer = await ask(query, null)
    expect(answer.errors).toEqual([denied(path)])
    expect(JSON.stringify(answer.data)).not.toMatch(/"s"|"Q"|"n"|9/)
  })

  test('a stranger may ask a union for its open types', async () => {
    expect(await ask('{ safe { __typename ... on Plain { label } } }', null)).toMatchObject({
      data: { safe: { __typename: 'Private' } },
      errors: [],
    })
  })

  test('scopes are met by any one of the alternatives, and wholly', async () => {
    const pay = (scopes: string[]) => ask('{ me { name pay } }', { scopes })
    expect((await pay(['admin'])).data).toEqual({ me: { name: 'Ada', pay: 7 } })
    expect((await pay(['people:read', 'pay:read'])).data).toEqual({ me: { name: 'Ada', pay: 7 } })
    expect(await pay(['pay:read'])).toEqual({
      data: { me: { name: 'Ada', pay: null } },
      errors: [forbidden('me.pay')],
      codes: ['FORBIDDEN'],
    })
    expect((await ask('{ me { pay } }', null)).codes).toEqual(['UNAUTHENTICATED'])
  })

  test('a rule on an enum hides the fields of that enum', async () => {
    expect((await ask('{ counts }', viewer)).errors).toEqual([forbidden('counts')])
    expect((await ask('{ counts }', { policies: ['stats'] })).data).toEqual({ counts: ['LOW'] })
  })

  test('nobody needs a right to what is never answered', async () => {
    expect(
      await ask(
        '{ open me { email @include(if: false) ...P @skip(if: true) } ... @skip(if: true) { secret } } fragment P on Person { pay }',
        null,
      ),
    ).toEqual({ data: { open: 'o', me: {} }, errors: [], codes: [] })
    expect(await ask('{ me { email @skip(if: true) } secret }', null)).toMatchObject({
      data: { me: {}, secret: null },
      errors: [denied('secret')],
    })
    expect(await ask('{ me { email @include(if: true) } }', null)).toMatchObject({ errors: [denied('me.email')] })
  })

  test('a hidden non-null field takes its parent with it', async () => {
    expect(await ask('{ open strict { must } }', null)).toMatchObject({ data: null, errors: [denied('strict.must')] })
  })

  test('only the operation that runs is judged', () => {
    const document = parse('query A { open } query B { secret }')
    expect(authorize(document, rules, null, 'A')).toEqual({ document, errors: [] })
    expect(authorize(document, rules, null, 'B').document).toBeNull()
  })

  test('what is left is a valid document: no unused variables or fragments', () => {
    const document = parse(
      'query($t: Int) { open me { ...P friends { ...Q } } } fragment P on Person { email } fragment Q on Person { name }',
    )
    expect(print(authorize(document, rules, null).document!).replaceAll(/\s+/g, ' ')).toBe(
      '{ open me { friends { ...Q } } } fragment Q on Person { name }',
    )
  })

  test('fragments of fragments are judged once each, however often they are spread', () => {
    const levels = Array.from(
      { length: 40 },
      (_, n) => `fragment F${n} on Person { friends { ...F${n + 1} } ...F${n + 1} }`,
    )
    const document = parse(`{ me { ...F0 } } ${levels.join(' ')} fragment F40 on Person { email name }`)
    expect(authorize(document, rules, null).errors.length).toBeLessThanOrEqual(100)
  })

  test('viewers who may see the same share a plan', () => {
    const document = parse('{ me { name email pay } }')
    expect(authorizer(document, { scopes: ['x'] })).toBe(authorizer(document, { scopes: ['y'] }))
    expect(authorizer(document, { scopes: ['admin'] })).not.toBe(authorizer(document, { scopes: ['y'] }))
  })
})
