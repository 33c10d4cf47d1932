import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  parse,
} from 'graphql'
import { argumentsOfEach } from '../../src/supergraph/directives.ts'
import { Seeded } from './seeded.ts'

interface Source {
  readonly __typename: string
  readonly $seed: string
  readonly [field: string]: unknown
}

/**
 * A subgraph that makes its answers up, always the same to one question: a value depends on the object's type and id, the
 * field and its arguments, so that subgraphs agree on what they share. Some fields are null and some fail.
 */
export function mockSubgraph(sdl: string): GraphQLSchema {
  const typeDefs = parse(sdl)
  const keys = keyFields(typeDefs)
  const resolvers: { [type: string]: { [field: string]: unknown } } = {}
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: {} }])
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue
    addFields(schema, type, keys)
    if (keys.has(type.name)) resolvers[type.name] = { __resolveReference: resolveReference(type.name) }
  }
  for (const [name, { __resolveReference }] of Object.entries(resolvers)) {
    const type = schema.getType(name)
    if (type)
      Object.assign((type.extensions as { apollo?: { subgraph?: object } }).apollo?.subgraph ?? {}, {
        resolveReference: __resolveReference,
      })
  }
  return schema
}

function keyFields(typeDefs: DocumentNode): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>()
  for (const node of typeDefs.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) continue
    for (const { fields } of argumentsOfEach(node, 'key')) {
      const known = keys.get(node.name.value) ?? new Set()
      for (const field of String(fields).split(/\s+/)) known.add(field)
      keys.set(node.name.value, known)
    }
  }
  return keys
}

function resolveReference(typename: string) {
  return async (reference: { readonly [field: string]: unknown }): Promise<Source | null> => {
    const number = /(\d+)$/.exec(String(Object.entries(reference).find(([field]) => field !== '__typename')?.[1]))?.[1]
    const random = new Seeded(`${typename} ${number} reference`)
    if (random.chance(0.05)) return null
    if (random.chance(0.03)) throw new Error(`no ${typename} ${number}`)
    return { ...reference, __typename: typename, $seed: `${typename} ${number}` }
  }
}

function addFields(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  keys: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  for (const field of Object.values(type.getFields())) {
    if (field.name.startsWith('_')) continue
    field.resolve = (source: Source | undefined, args) => {
      const given = source?.[field.name]
      if (given !== undefined) return given
      const seed = `${source?.$seed ?? type.name} ${field.name} ${JSON.stringify(Object.entries(args).sort())}`
      return makeValue(schema, keys, field.type, seed, type !== schema.getQueryType())
    }
  }
}

function makeValue(
  schema: GraphQLSchema,
  keys: ReadonlyMap<string, ReadonlySet<string>>,
  type: GraphQLOutputType,
  seed: string,
  mayFail: boolean,
): unknown {
  const random = new Seeded(seed)
  if (mayFail && random.chance(0.03)) throw new Error(`no ${seed}`)
  if (isNonNullType(type)) return makeValue(schema, keys, type.ofType, `${seed}!`, false) ?? null
  if (mayFail && random.chance(0.08)) return null
  if (isListType(type)) {
    return Array.from({ length: random.below(4) }, (_, index) =>
      makeValue(schema, keys, type.ofType, `${seed} ${index}`, false),
    )
  }
  if (isEnumType(type)) return random.pick(type.getValues()).value
  if (isScalarType(type)) return makeScalar(type.name, random)
  const object = isAbstractType(type) ? random.pick(schema.getPossibleTypes(type)) : type
  const fields = keys.get(object.name)
  if (!fields) return { __typename: object.name, $seed: seed }
  const number = random.below(6)
  const made: { [field: string]: unknown } = { __typename: object.name, $seed: `${object.name} ${number}` }
  for (const field of fields) made[field] = `${field}-${number}`
  return made
}

function makeScalar(name: string, random: Seeded): unknown {
  if (name === 'Int') return random.below(100)
  if (name === 'Float') return random.below(100) / 8
  if (name === 'Boolean') return random.chance(0.5)
  if (name === 'ID' || name === 'String') return random.pick(['', 'a', 'é"\\', 'text', `t${random.below(1000)}`])
  return random.pick([`2026-01-0${1 + random.below(9)}T00:00:00.000Z`])
}
