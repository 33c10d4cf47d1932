import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isSpecifiedScalarType,
} from 'graphql'
import type { Common } from './common.ts'
import { choose, hash, share } from './hash.ts'

/** All data that there is, made up: what stands where depends on the place, its arguments and its declared type alone. */
export interface World {
  readonly seed: number
  /** The share of nullable places that are null. */
  readonly nulls: number
  /** Holds the data to what both sides allow; null for data that one side alone may have. */
  readonly common: Common | null
}

/** An object of the world; all that it has follows from its seed, whatever type it is called. */
export interface Thing {
  readonly __typename: string
  readonly $seed: number
}

/** The key fields of all subgraphs of both sides, as `Type.field`: they hold the seed of their object. */
export type Keys = ReadonlySet<string>

/** What a field of a thing is. */
export function fieldValue(
  schema: GraphQLSchema,
  world: World,
  keys: Keys,
  {
    type,
    field,
    seed,
    args,
  }: {
    type: GraphQLObjectType
    field: GraphQLField<unknown, unknown>
    seed: number
    args: { readonly [name: string]: unknown }
  },
): unknown {
  const coordinate = `${type.name}.${field.name}`
  const isKey = keys.has(coordinate)
  const given = canonicalArguments(world, coordinate, field, args)
  const start = isKey ? seed : hash(seed, field.name, given, world.seed)
  const at = (type: GraphQLOutputType, seed: number, depth: number): unknown => {
    if (isNonNullType(type)) return filledAt(type.ofType, seed, depth)
    const isFilled = isKey || (world.common?.isFilled(coordinate, depth) ?? false)
    if (!isFilled && share('null', seed, world.seed) < world.nulls) return null
    return filledAt(type, seed, depth)
  }
  const filledAt = (type: GraphQLOutputType, seed: number, depth: number): unknown => {
    if (isListType(type))
      return Array.from({ length: [1, 2, 0, 1, 2][hash('length', seed) % 5]! }, (_, index) =>
        at(type.ofType, hash(seed, index), depth + 1),
      )
    if (isNonNullType(type)) return filledAt(type.ofType, seed, depth)
    if (isLeafType(type)) return isKey ? keyOf(type, seed) : leafOf(world, coordinate, type, seed)
    return thingOf(schema, world, type.name, seed, coordinate)
  }
  return at(field.type, start, 0)
}

/** The thing of a seed where an object of this type is asked for. */
export function thingOf(schema: GraphQLSchema, world: World, type: string, seed: number, coordinate = ''): Thing {
  const named = schema.getType(type)
  if (!isAbstractType(named)) return { __typename: type, $seed: seed }
  const possible = schema.getPossibleTypes(named).map(({ name }) => name)
  return { __typename: choose(world.common?.typesAt(coordinate, possible) ?? possible, seed), $seed: seed }
}

function leafOf({ common }: World, field: string, own: GraphQLLeafType, seed: number): unknown {
  const type = common?.leafAt(field, own) ?? own
  if (isEnumType(type)) {
    const values = type.getValues().map(({ name }) => name)
    return choose(common?.valuesOf(type.name, values) ?? values, seed)
  }
  const number = seed % 1000
  if (type.name === 'Int') return number
  if (type.name === 'Float') return number + 0.5
  if (type.name === 'Boolean') return number % 2 === 0
  const text = `text-${number}`
  return common || isSpecifiedScalarType(type) ? text : [text, number, { of: text }][seed % 3]
}

const keyOf = ({ name }: GraphQLLeafType, seed: number): unknown => (name === 'Int' ? seed : `k${seed}`)

/** The seed that a key field holds. */
export function seedOfKey(value: unknown): number | undefined {
  const [, digits] = /^k?(\d+)$/.exec(String(value)) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/**
 * As text. One that only one side knows doesn't count in a common world: its being there is the change. An id and a list of that
 * one id are the same wish.
 */
function canonicalArguments(
  world: World,
  coordinate: string,
  field: GraphQLField<unknown, unknown>,
  args: { readonly [name: string]: unknown },
): string {
  const isShared = (owner: string, name: string) => world.common?.isInput(owner, name) ?? true
  const canonical = (type: GraphQLInputType, value: unknown): unknown => {
    if (value === null || value === undefined) return value
    if (isNonNullType(type)) return canonical(type.ofType, value)
    if (isListType(type)) {
      const items = (value as unknown[]).map((item) => canonical(type.ofType, item))
      return items.length === 1 ? items[0] : items
    }
    if (!isInputObjectType(type)) return typeof value === 'object' ? value : String(value)
    const fields = Object.values(type.getFields()).filter(
      ({ name }) => isShared(type.name, name) && name in (value as object),
    )
    return Object.fromEntries(
      fields
        .map(({ name, type }) => [name, canonical(type, (value as Record<string, unknown>)[name])] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    )
  }
  const given = field.args
    .filter(({ name }) => name in args && isShared(coordinate, name))
    .map(({ name, type }) => [name, canonical(type, args[name])] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify(given)
}
