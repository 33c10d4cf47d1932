import { execute, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { compose, ourGateway } from './support/gateways.ts'
import { type RandomOperation, randomOperation } from './support/random-operation.ts'
import { Seeded } from './support/seeded.ts'
import { type SubgraphSpecs, schemaOf } from './support/subgraphs.ts'

/** Another `RANDOM_SEED` asks other ones. */
const seed = Number(process.env.RANDOM_SEED ?? 1)
const total = Number(process.env.CONDITION_QUERIES ?? 2_000)

type Source = { readonly id: string }

/** All that there is follows from an id, so that one schema with everything in it can say what is right. */
const next = ({ id }: Source, by: number) => ({ __typename: 'Person', id: String((Number(id) + by) % 5) })
const petOf = ({ id }: Source) =>
  id === '3' ? null : { __typename: Number(id) % 2 ? 'Dog' : 'Cat', id, name: `pet ${id}` }
const text = (_: unknown, args: object) => JSON.stringify(Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1)))
const root = {
  me: () => ({ id: '1' }),
  people: () => ['1', '2', '3'].map((id) => ({ id })),
  pets: () => ['1', '2', '3', '4'].map((id) => petOf({ id })),
  said: text,
}
const ofPeople = {
  name: ({ id }: Source) => (id === '4' ? null : `name ${id}`),
  toString: ({ id }: Source) => `toString ${id}`,
  best: (source: Source) => next(source, 1),
  pet: petOf,
}
const ofOthers = {
  age: ({ id }: Source) => Number(id) * 10,
  mate: (source: Source) => (source.id === '2' ? null : next(source, 2)),
  mates: (source: Source) => [next(source, 1), next(source, 3)],
  tag: text,
}
const inputs = 'input Filter { text: String limit: Int! = 3 mood: Mood = GOOD } enum Mood { GOOD BAD }'
const query =
  'type Query { me: Person people: [Person!]! pets: [Pet] said(text: String, of: Filter = {}, mood: Mood): String }'
const pets =
  'interface Pet { id: ID! name: String } type Cat implements Pet { id: ID! name: String } type Dog implements Pet { id: ID! name: String }'
const specs: SubgraphSpecs = {
  people: {
    sdl: `${query} ${pets} ${inputs} type Person @key(fields: "id") { id: ID! name: String toString: String best: Person pet: Pet }`,
    root,
    resolvers: { Person: { ...ofPeople, __resolveReference: (reference: unknown) => reference } as never },
  },
  others: {
    sdl: `${inputs} type Person @key(fields: "id") { id: ID! age: Int mate: Person mates: [Person!] tag(text: String = "t", of: Filter, mood: Mood): String }`,
    resolvers: { Person: { ...ofOthers, __resolveReference: (reference: unknown) => reference } as never },
  },
}
const whole = schemaOf({
  sdl: `${query} ${pets} ${inputs} type Person { id: ID! name: String toString: String best: Person pet: Pet
    age: Int mate: Person mates: [Person!] tag(text: String = "t", of: Filter, mood: Mood): String }`,
  root,
  resolvers: { Person: { ...ofPeople, ...ofOthers } },
})

type Told = {
  readonly data?: unknown
  readonly errors?: readonly { readonly path?: readonly (string | number)[] | undefined }[] | undefined
}

/** Where errors are; of those whose parent is lost as well, only that there are some: any one of them explains the loss. */
function placesOf({ data, errors = [] }: Told): string[] {
  const told = errors.filter(({ path = [] }) => !isLost(data, path.slice(0, -1)))
  return [...told.map(({ path = [] }) => path.join('.')).sort(), `${errors.length > 0}`]
}

function isLost(data: unknown, path: readonly (string | number)[]): boolean {
  if (data === null || data === undefined) return true
  return path.length > 0 && isLost((data as { [key: string | number]: unknown })[path[0]!], path.slice(1))
}

test('made-up conditions, fragments and variables are answered as if one schema had it all', {
  timeout: 600_000,
}, async () => {
  const composed = compose(specs)
  const ours = ourGateway(composed)
  let refused = 0
  for (const { query, plainQuery, variables, oddly } of validOperations(total)) {
    for (const { given, plain } of variables) {
      const expected = await execute({ schema: whole, document: parse(plainQuery), variableValues: plain })
      const answer = await ours.execute({ query, variables: given })
      const asked = `RANDOM_SEED=${seed} ${query} ${JSON.stringify(given)}`
      expect(JSON.stringify(answer.data ?? null), asked).toBe(JSON.stringify(expected.data ?? null))
      expect(placesOf(answer), asked).toEqual(placesOf(expected))
      if (expected.data === undefined) {
        const told = expected.errors?.map(({ message }) => oddly(message))
        expect(
          answer.errors?.map(({ message }) => message),
          asked,
        ).toEqual(told)
      }
      if (answer.errors?.some(({ path }) => path)) refused++
    }
  }
  expect(refused).toBeGreaterThan(total / 100)
})

function* validOperations(questions: number): Generator<RandomOperation> {
  for (let number = 0, asked = 0; asked < questions; number++) {
    const operation = randomOperation(whole, new Seeded(`${seed} ${number}`), { maxDepth: 4 })
    if (operation.query.includes('_service') || operation.query.includes('_entities')) continue
    if (validate(whole, parse(operation.plainQuery)).length > 0) continue
    asked += operation.variables.length
    yield operation
  }
}

test.each([
  ['{ me { id name @include(if: $x) age } said }', { me: null, said: '[["of",{"limit":3,"mood":"GOOD"}]]' }, 'me'],
  ['{ me { id age @include(if: $x) } people { id @skip(if: $x) } }', null, 'people.0'],
])('null for a condition with a default is an error where it is asked: %s', async (selections, data, place) => {
  const ours = ourGateway(compose(specs))
  const query = `query($x: Boolean = true) ${selections}`
  const answer = await ours.execute({ query, variables: { x: null } })
  expect(answer.data).toEqual(data)
  expect(answer.errors).toContainEqual(
    expect.objectContaining({
      path: place.split('.').map((key) => (key === '0' ? 0 : key)),
      extensions: { code: 'BAD_USER_INPUT' },
    }),
  )
})

test('an object of which conditions leave nothing is there all the same', async () => {
  const ours = ourGateway(compose(specs))
  const query = 'query($x: Boolean!) { me { mate @include(if: $x) { age @skip(if: $x) } } }'
  expect(await ours.execute({ query, variables: { x: true } })).toEqual({ data: { me: { mate: {} } } })
  expect(await ours.execute({ query, variables: { x: false } })).toEqual({ data: { me: {} } })
})

test('nothing is run where a condition at the root is null', async () => {
  const ours = ourGateway(compose(specs))
  const answer = await ours.execute({
    query: 'query($x: Boolean = true) { me { id } said @skip(if: $x) }',
    variables: { x: null },
  })
  expect(answer).toMatchObject({ errors: [{ message: expect.stringContaining('"$x" is null') }] })
  expect(ours.sent).toEqual([])
})
