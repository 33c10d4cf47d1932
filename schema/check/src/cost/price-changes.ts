import { isDeepStrictEqual } from 'node:util'
import type { CostRules } from 'gateway/limits'
import {
  astFromValue,
  buildASTSchema,
  type GraphQLArgument,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql'
import type { Priced } from './assumed.ts'

/** One thing that makes operations cost another amount than before. */
export interface PriceChange {
  /** What changed: `@cost` and `@listSize`, or the default of an argument. */
  readonly kind: 'rule' | 'default'
  readonly coordinate: string
  readonly before: string | null
  readonly after: string | null
  /** What the gateway would read if this were as before, and all else as after. */
  undone(): Priced
}

/** What of `@cost`, `@listSize` and the defaults of arguments that size lists changed, where both sides have the coordinate. */
export function priceChanges(before: Priced, after: Priced): PriceChange[] {
  return [...ruleChanges(before, after), ...defaultChanges(before, after)]
}

function ruleChanges(before: Priced, after: Priced): PriceChange[] {
  const keys = [before.rules, after.rules].flatMap(({ weights, listSizes }) => [...weights.keys(), ...listSizes.keys()])
  return [...new Set(keys)].sort().flatMap((key) => {
    const [was, is] = [textOf(before.rules, key), textOf(after.rules, key)]
    if (was === is || !exists(before.schema, key) || !exists(after.schema, key)) return []
    const rules = {
      weights: withEntry(after.rules.weights, key, before.rules.weights.get(key)),
      listSizes: withEntry(after.rules.listSizes, key, before.rules.listSizes.get(key)),
    }
    return [
      { kind: 'rule', coordinate: coordinateOf(key), before: was, after: is, undone: () => ({ ...after, rules }) },
    ]
  })
}

function defaultChanges(before: Priced, after: Priced): PriceChange[] {
  return [...after.rules.listSizes].flatMap(([key, { slicingArguments }]) =>
    slicingArguments.flatMap((name) => {
      const was = argumentAt(before.schema, key, name)
      const is = argumentAt(after.schema, key, name)
      if (!was || !is || isDeepStrictEqual(was.defaultValue, is.defaultValue)) return []
      return [
        {
          kind: 'default',
          coordinate: `${key}(${name}:)`,
          before: defaultText(was),
          after: defaultText(is),
          undone: once(() => ({ ...after, schema: withDefault(after.schema, key, was) })),
        },
      ]
    }),
  )
}

function textOf({ weights, listSizes }: CostRules, key: string): string | null {
  const weight = weights.get(key)
  const size = listSizes.get(key)
  const given = [
    ...(size?.assumedSize === undefined ? [] : [`assumedSize: ${size.assumedSize}`]),
    ...(size?.slicingArguments.length ? [`slicingArguments: ${JSON.stringify(size.slicingArguments)}`] : []),
    ...(size?.sizedFields.length ? [`sizedFields: ${JSON.stringify(size.sizedFields)}`] : []),
  ]
  const texts = [
    ...(weight === undefined ? [] : [`@cost(weight: ${weight})`]),
    ...(size ? [`@listSize(${given.join(', ')})`] : []),
  ]
  return texts.length > 0 ? texts.join(' ') : null
}

const defaultText = ({ defaultValue, type }: GraphQLArgument): string | null => {
  const node = defaultValue === undefined ? null : astFromValue(defaultValue, type)
  return node ? `= ${print(node)}` : null
}

/** A schema is built for the first operation that asks. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The gateway's key of a coordinate is `Type.field.argument`. */
function coordinateOf(key: string): string {
  const [type, field, argument] = key.split('.')
  return argument === undefined ? key : `${type}.${field}(${argument}:)`
}

function exists(schema: GraphQLSchema, key: string): boolean {
  const [typeName = '', field, argument] = key.split('.')
  const type = schema.getType(typeName)
  if (argument !== undefined) return argumentAt(schema, `${typeName}.${field}`, argument) !== undefined
  if (!type || field === undefined) return type !== undefined
  return (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) && field in type.getFields()
}

function argumentAt(schema: GraphQLSchema, key: string, argument: string): GraphQLArgument | undefined {
  const [typeName = '', field = ''] = key.split('.')
  const type = schema.getType(typeName)
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined
  return type.getFields()[field]?.args.find(({ name }) => name === argument)
}

function withEntry<Value>(map: ReadonlyMap<string, Value>, key: string, value: Value | undefined): Map<string, Value> {
  const copy = new Map(map)
  if (value === undefined) copy.delete(key)
  else copy.set(key, value)
  return copy
}

/** The schema with another default of one argument. */
function withDefault(schema: GraphQLSchema, key: string, argument: GraphQLArgument): GraphQLSchema {
  const [typeName, fieldName] = key.split('.')
  const { name, type, defaultValue } = argument
  const value = defaultValue === undefined ? undefined : (astFromValue(defaultValue, type) ?? undefined)
  const definitions = parse(printSchema(schema)).definitions.map((definition) =>
    'fields' in definition && definition.name.value === typeName
      ? visit(definition, {
          FieldDefinition: (field) =>
            field.name.value === fieldName
              ? {
                  ...field,
                  arguments: (field.arguments ?? []).map((one) =>
                    one.name.value === name ? { ...one, defaultValue: value } : one,
                  ),
                }
              : undefined,
        })
      : definition,
  )
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValid: true, assumeValidSDL: true })
}
