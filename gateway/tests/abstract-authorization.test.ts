import {
  type DocumentNode,
  type GraphQLCompositeType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  validate,
  visit,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { type Access, authorize, createAuthorizer, isNeverAnswered, stripSecurity } from '../src/authorization/index.ts'
import { meets } from '../src/authorization/requirements.ts'
import { compose, ourGateway } from './support/gateways.ts'
import { randomOperation } from './support/random-operation.ts'
import { Seeded } from './support/seeded.ts'

const rules = {
  '@authenticated': [null, {}],
  '@requiresScopes(scopes: [["a", "b"], ["c"]])': [{ scopes: ['a'] }, { scopes: ['c'] }],
  '@policy(policies: [["p"]])': [{ scopes: ['p'] }, { policies: ['p'] }],
} as const satisfies { [rule: string]: readonly [Access | null, Access] }

/** A supergraph with a rule on a type and on a field, as a composer writes it that lifts neither to the interfaces. */
function hidden(rule: string) {
  const composed = compose({
    a: {
      sdl: `type Query { i: I is: [I] iss: [[I]] u: U j: J open: B box: Box } type Mutation { go: I }
        interface I { id: ID! name: String next: I } interface J { id: ID! name: String price: Int } union U = A | B | C
        type A implements I & J ${rule} { id: ID! name: String next: I price: Int }
        type B implements I & J { id: ID! name: String next: I price: Int ${rule} }
        type C implements I { id: ID! name: String next: I } type Box { i: I us: [U!] }`,
      root: {
        i: secret,
        is: [secret],
        iss: [[secret]],
        u: secret,
        j: secret,
        open: { id: '2', price: 7 },
        box: { i: secret, us: [secret] },
        go: secret,
      },
    },
  })
  const names = ['authenticated', 'requiresScopes', 'policy']
  const unlifted = visit(parse(composed.supergraph), {
    InterfaceTypeDefinition: (node) =>
      visit(node, { Directive: ({ name }) => (names.includes(name.value) ? null : undefined) }),
  })
  const { sdl, rules } = stripSecurity(print(unlifted))
  return { rules, gateway: ourGateway({ ...composed, supergraph: sdl }), authorizer: createAuthorizer(rules) }
}

const secret = {
  __typename: 'A',
  id: 'secret',
  name: 'secret',
  price: 42,
  next: { __typename: 'A', id: 'secret', name: 'secret' },
}

const ways = [
  '{ i { name } }',
  '{ i { ... on I { name } } }',
  '{ i { ... { name } } }',
  '{ i { ... @include(if: true) { ... { name } } } }',
  '{ i { ...F } } fragment F on I { name }',
  '{ i { ...F } } fragment F on I { ...G } fragment G on I { ... { x: name } }',
  '{ i { ... on J { name } } }',
  '{ i { ... on U { ... on I { name } } } }',
  '{ i { ... on I { __typename } } }',
  '{ i { ... on I { next { ... on C { id } } } } }',
  '{ is { ... on I { name } } }',
  '{ iss { ... { name } } }',
  '{ u { ... on I { name } } }',
  '{ u { ... on J { price } } }',
  '{ u { ... on A { name } } }',
  '{ j { ... on J { price } } }',
  '{ box { i { ... on I { name } } us { ... on I { name } } } }',
  '{ __typename: i { ... { __typename: name } } }',
  '{ open { ... on J { price } } }',
  '{ open { price } }',
  'mutation { go { ... on I { name } } }',
]

describe.each(Object.entries(rules))('%s behind an interface', (rule, [stranger, viewer]) => {
  const { gateway, authorizer, rules } = hidden(rule)
  const ask = async (query: string, access: Access | null) => {
    const document = parse(query)
    return gateway.executor.execute({ document, permitted: authorizer(document, access) })
  }

  test.each(ways)('%s', async (query) => {
    const refused = await ask(query, stranger)
    expect(refused.errors).not.toBeUndefined()
    expect(JSON.stringify(refused.data)).not.toMatch(/secret|"A"|42|7/)
    expect((await ask(query, viewer)).errors).toBeUndefined()
  })

  test.each([
    '{ open { name } }',
    '{ u { __typename ... on B { name } } }',
    '{ i { ... on B { name } ... on C { name } } }',
  ])('a stranger may ask %s', async (query) => {
    expect((await ask(query, stranger)).errors).toBeUndefined()
  })

  test('of what is left of made-up operations, no type behind it may be hidden', () => {
    let refused = 0
    for (let number = 0; number < 600; number++) {
      const { plainQuery } = randomOperation(gateway.apiSchema, new Seeded(number), { maxDepth: 5 })
      const document = parse(plainQuery)
      if (validate(gateway.apiSchema, document).length > 0) continue
      const authorized = authorize(document, rules, stranger)
      const left = authorized.document ? unmet(authorized.document) : []
      expect(left, plainQuery).toEqual([])
      if (unmet(document).length > 0) expect(authorized.errors.length, plainQuery).toBeGreaterThan(0)
      expect(authorize(document, rules, viewer).errors, plainQuery).toEqual([])
      if (authorized.errors.length > 0) refused++
    }
    expect(refused).toBeGreaterThan(50)
  })

  /** Each field of each type that an object may have where the field stands, if the stranger may not have it. */
  function unmet(document: DocumentNode): string[] {
    const { schema, types, fields } = rules
    const found: string[] = []
    const possible = (type: GraphQLCompositeType) => (isAbstractType(type) ? schema.getPossibleTypes(type) : [type])
    const walk = (set: SelectionSetNode, behind: readonly GraphQLCompositeType[]) => {
      for (const selection of set.selections) {
        if (isNeverAnswered(selection)) continue
        if (selection.kind !== Kind.FIELD) {
          const fragment =
            selection.kind === Kind.INLINE_FRAGMENT
              ? selection
              : document.definitions.find(
                  (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value,
                )
          if (!fragment || !('selectionSet' in fragment)) continue
          const on =
            'typeCondition' in fragment && fragment.typeCondition && schema.getType(fragment.typeCondition.name.value)
          walk(
            fragment.selectionSet,
            isCompositeType(on) ? behind.filter((type) => possible(on).includes(type as never)) : behind,
          )
          continue
        }
        for (const type of behind) {
          const name = selection.name.value
          if (name.startsWith('__')) continue
          const all = [types.get(type.name), fields.get(`${type.name}.${name}`)]
          if (all.some((requirement) => requirement && !meets(stranger, requirement)))
            found.push(`${type.name}.${name}`)
          const field = isObjectType(type) && type.getFields()[name]
          const named = field && getNamedType(field.type)
          if (selection.selectionSet && isCompositeType(named)) walk(selection.selectionSet, possible(named))
        }
      }
    }
    for (const node of document.definitions) {
      const root = node.kind === Kind.OPERATION_DEFINITION && schema.getRootType(node.operation)
      if (root && 'selectionSet' in node) walk(node.selectionSet, [root])
    }
    return found
  }
})

test('a field of an interface object asks its rule on every implementation', async () => {
  const composed = compose({
    a: {
      sdl: 'type Query { a: A i: I } interface I @key(fields: "id") { id: ID! } type A implements I @key(fields: "id") { id: ID! }',
      root: { a: { id: '1' }, i: { __typename: 'A', id: '1' } },
      entities: { I: [], A: [{ id: '1' }] },
    },
    b: {
      sdl: 'type I @interfaceObject @key(fields: "id") { id: ID! note: String @authenticated }',
      entities: { I: [{ id: '1', note: 'n' }] },
    },
  })
  // As a composer writes it that leaves the rule where it was given.
  const unlifted = composed.supergraph.replace(
    'note: String @authenticated @join__field\n',
    'note: String @join__field\n',
  )
  expect(unlifted).not.toBe(composed.supergraph)
  const { rules } = stripSecurity(unlifted)
  for (const query of [
    '{ a { note } }',
    '{ i { ... on A { note } } }',
    '{ i { note } }',
    '{ a { ... on I { note } } }',
  ]) {
    expect(authorize(parse(query), rules, null).errors, query).toHaveLength(1)
    expect(authorize(parse(query), rules, {}).errors, query).toEqual([])
  }
})
