import {
  buildSchema,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql'
import { Seeded } from './seeded.ts'

const sdl = `
  type Query { me: Person! node(id: ID = "1"): Node nodes(first: Int! = 3, of: Filter! = { tags: ["x"] }): [Node!] things: [Thing]
    grid(size: [Int!]): [[Person]!] echo(text: String, ids: [ID!], any: Any, mood: Mood = GOOD, of: Filter, one: Choice): String must: Int! }
  type Mutation { go(of: Filter = {}): Person set(text: String!): String! fail: Int! }
  interface Node { id: ID! name: String best: Node }
  interface Named implements Node { id: ID! name: String best: Person }
  type Person implements Named & Node { id: ID! name: String best: Person toString: String constructor: Int age(unit: Mood!= GOOD, by: Int = 2): Int
    friends(first: Int = 2, of: Filter): [Person!]! must: String! mood: Mood any: Any rate: Float thing: Thing }
  type Robot implements Node { id: ID! name: String best: Node owner: Person! parts: [Thing!] isOn: Boolean! }
  type Rock { name: String weight(unit: Mood): Float! toString: String }
  union Thing = Person | Robot | Rock
  enum Mood { GOOD BAD toString }
  scalar Any
  input Filter { tags: [String!]! = ["a"] mood: Mood! = BAD name: String limit: Int = 5 any: Any inner: Filter ids: [[ID]!] }
  input Choice @oneOf { a: Int b: String }`

/**
 * A schema of which every field behaves in one of the ways that a resolver or a property can: with a value, a promise, a
 * function, a null, an error, a value of another type; always the same for one place in the data.
 */
export function moodySchema(): GraphQLSchema {
  const schema = buildSchema(sdl)
  // A way of telling types apart besides __typename.
  const rock = schema.getType('Rock') as GraphQLObjectType
  rock.isTypeOf = (value) => (value as Source).$type === 'Rock'
  const mood = schema.getType('Mood')
  if (isEnumType(mood))
    for (const value of mood.getValues()) value.value = value.name === 'BAD' ? { bad: true } : value.name
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    const isRoot = type === schema.getQueryType() || type === schema.getMutationType()
    for (const field of Object.values(type.getFields())) {
      const takesArguments = field.args.length > 0
      if (!isRoot && !takesArguments && new Seeded(`${type.name}.${field.name}`).chance(0.6)) continue
      field.resolve = (source: Source | undefined, args, _context, info) => {
        const seed = `${source?.$seed ?? ''} ${info.fieldName} ${JSON.stringify(args)}`
        if (field.name === 'echo') {
          const { path, variableValues, fieldNodes, returnType } = info
          return JSON.stringify([path.key, args, Object.values(variableValues), fieldNodes.length, returnType])
        }
        return moodOf(schema, field.type, seed)
      }
    }
  }
  return schema
}

interface Source {
  readonly $seed: string
  readonly $type: string
}

function moodOf(schema: GraphQLSchema, type: GraphQLOutputType, seed: string): unknown {
  const random = new Seeded(`mood ${seed}`)
  const value = () => valueFor(schema, type, seed, random)
  if (random.chance(0.6)) return value()
  const later = async (ticks: number): Promise<unknown> => {
    for (let tick = 0; tick < ticks; tick++) await null
    return random.chance(0.2) ? Promise.reject(new Error(`late ${seed}`)) : value()
  }
  switch (random.below(9)) {
    case 0:
      throw new Error(`no ${seed}`)
    case 1:
      return new Error(`not ${seed}`)
    case 2:
      return Promise.reject(
        random.pick<unknown>([
          new GraphQLError('own', { path: ['a', 1], extensions: { code: 'X' } }),
          'text',
          undefined,
        ]),
      )
    case 3:
      throw random.pick<unknown>([
        new GraphQLError('coded', { extensions: { code: 'X' } }),
        null,
        'text',
        { message: 'like an error' },
      ])
    case 4:
      return random.pick([undefined, Number.NaN, 'wrong', 12345678901, true, [], {}, () => 'called'])
    default:
      return later(random.below(6))
  }
}

function valueFor(schema: GraphQLSchema, type: GraphQLOutputType, seed: string, random: Seeded): unknown {
  if (isNonNullType(type)) return random.chance(0.04) ? null : valueFor(schema, type.ofType, seed, random)
  if (random.chance(0.07)) return random.pick([null, undefined])
  if (isListType(type)) {
    const items = Array.from({ length: random.below(4) }, (_, index) => {
      const item = valueFor(schema, type.ofType, `${seed} ${index}`, random)
      if (random.chance(0.1)) return Promise.resolve(item)
      return random.chance(0.03) ? new Error(`item ${index}`) : item
    })
    return random.chance(0.1) ? new Set(items) : items
  }
  if (isEnumType(type)) return random.pick<unknown>([...type.getValues().map(({ value }) => value), 'UNKNOWN'])
  if (isScalarType(type)) return scalarOf(type.name, random)
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type]
  return objectOf(
    schema,
    random.chance(0.03) ? random.pick(Object.values(schema.getTypeMap()).filter(isObjectType)) : random.pick(types),
    seed,
  )
}

function scalarOf(name: string, random: Seeded): unknown {
  if (name === 'Int') return random.pick([0, -0, 7, 1.5, '8', true])
  if (name === 'Float') return random.pick([0.5, 2, '1.5', Number.POSITIVE_INFINITY])
  if (name === 'Boolean') return random.pick([true, false, 1])
  if (name === 'ID' || name === 'String') return random.pick(['', 'text', 'é', 5])
  return random.pick<unknown>([{ a: [1] }, 'x', [null], 0])
}

/** An object whose properties are made when they are read. */
function objectOf(schema: GraphQLSchema, type: GraphQLObjectType, seed: string): object {
  const object = {
    __typename: type.name === 'Rock' ? undefined : type.name,
    $type: type.name,
    $seed: `${seed} ${type.name}`,
  }
  for (const field of Object.values(type.getFields())) {
    const own = `${object.$seed} ${field.name}`
    const isFunction = new Seeded(`function ${own}`).chance(0.15)
    if (isFunction) {
      Object.assign(object, {
        [field.name]: (args: unknown) => moodOf(schema, field.type, `${own} ${JSON.stringify(args)}`),
      })
    } else {
      Object.defineProperty(object, field.name, { get: () => moodOf(schema, field.type, own) })
    }
  }
  return object
}
