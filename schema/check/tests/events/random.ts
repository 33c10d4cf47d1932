import fc from 'fast-check'

type Schema = Record<string, unknown>
type Draw = fc.GeneratorValue

/** Draws one of the choices. */
export const oneOf = <Choice>(draw: Draw, choices: readonly Choice[]): Choice =>
  choices[draw(() => fc.nat({ max: choices.length - 1 }))]!

const names = ['a', 'b', 'x1']
const words = ['', 'a', 'b', 'ab', 'abc', 'A', '7', '2027-01-31', '1d4be26c-3d0c-4cf5-a3b2-5b0a6e6a4a52', 'a@b.example']
const numbers = [-2, -1, 0, 0.5, 1, 1.5, 2, 3, 4, 6, 10]
const bounds = [-1, 0, 1, 1.5, 2, 3]
const sizes = [0, 1, 2, 3]

/** Draws a schema of any of the keywords that are compared, small enough that two often meet. */
export function drawSchema(draw: Draw, depth = 3): unknown {
  const kinds = ['string', 'number', 'values', 'types', 'boolean', 'any']
  const deep = ['object', 'object', 'object', 'array', 'anyOf', 'oneOf', 'allOf', 'ref', 'not']
  const kind = oneOf(draw, depth > 0 ? [...kinds, ...deep] : kinds)
  const some = (keywords: Record<string, () => unknown>): Schema =>
    Object.fromEntries(
      Object.entries(keywords).flatMap(([key, value]) => (draw(() => fc.boolean()) ? [] : [[key, value()]])),
    )
  const below = () => drawSchema(draw, depth - 1)
  const list = (least: number) => Array.from({ length: oneOf(draw, [least, 2]) }, below)
  const map = (keys: readonly string[]) =>
    Object.fromEntries(keys.filter(() => draw(() => fc.boolean())).map((key) => [key, below()]))
  switch (kind) {
    case 'string':
      return {
        type: 'string',
        ...(draw(() => fc.boolean()) && {
          ...some({
            minLength: () => oneOf(draw, sizes),
            maxLength: () => oneOf(draw, sizes),
            pattern: () => oneOf(draw, ['^a', 'b', '^.*$']),
          }),
        }),
        ...(oneOf(draw, [0, 0, 1]) && { format: oneOf(draw, ['uuid', 'date', 'email']) }),
      }
    case 'number':
      return {
        type: oneOf(draw, ['number', 'integer']),
        ...(draw(() => fc.boolean()) && {
          ...some({
            minimum: () => oneOf(draw, bounds),
            maximum: () => oneOf(draw, bounds),
            exclusiveMinimum: () => oneOf(draw, bounds),
            exclusiveMaximum: () => oneOf(draw, bounds),
            multipleOf: () => oneOf(draw, [0.5, 1, 2, 3]),
          }),
        }),
      }
    case 'values':
      return oneOf<() => Schema>(draw, [
        () => ({ const: oneOf(draw, ['a', 'b', 1, null]) }),
        () => ({ enum: oneOf(draw, [['a'], ['a', 'b'], ['b', 'abc', 1], [null, 'a'], [{ a: 'a' }], [['a']]]) }),
        () => ({ enum: ['a', 'ab', 'abc'], ...some({ minLength: () => 2, pattern: () => '^a' }) }),
      ])()
    case 'types':
      return { type: oneOf(draw, [['string', 'null'], ['integer', 'string'], ['null'], ['number', 'null']]) }
    case 'boolean':
      return { type: 'boolean' }
    case 'any':
      return oneOf(draw, [true, {}, false])
    case 'array':
      return {
        type: 'array',
        ...some({
          items: below,
          prefixItems: () => list(1),
          minItems: () => oneOf(draw, sizes),
          maxItems: () => oneOf(draw, sizes),
        }),
        ...(oneOf(draw, [0, 0, 1]) && some({ uniqueItems: () => true, contains: below })),
      }
    case 'object':
      return {
        type: 'object',
        properties: map(names),
        ...some({ required: () => names.filter(() => draw(() => fc.boolean())) }),
        ...(draw(() => fc.boolean()) && some({ additionalProperties: () => oneOf(draw, [true, false, below()]) })),
        ...(oneOf(draw, [0, 0, 1]) &&
          some({
            patternProperties: () => map(['^x', '1$']),
            minProperties: () => oneOf(draw, sizes),
            maxProperties: () => oneOf(draw, sizes),
          })),
        ...(oneOf(draw, [0, 0, 0, 1]) &&
          some({
            propertyNames: () => ({ pattern: oneOf(draw, ['a', '.']) }),
            dependentRequired: () => ({ a: ['b'] }),
            unevaluatedProperties: () => false,
          })),
      }
    case 'ref':
      return { $ref: oneOf(draw, ['#/$defs/one', '#/$defs/two']) }
    case 'not':
      return oneOf<() => Schema>(draw, [() => ({ not: below() }), () => ({ if: below(), else: below() })])()
    default:
      return { [kind]: list(1), ...(oneOf(draw, [0, 0, 1]) && (drawSchema(draw, 0) as object)) }
  }
}

/** Draws a whole schema; its definitions may refer to each other. */
export function drawDocument(draw: Draw): Schema {
  const definition = () => ({ type: 'object', properties: { a: drawSchema(draw, 1), b: drawSchema(draw, 0) } })
  const root = drawSchema(draw)
  return { ...(typeof root === 'object' ? root : {}), $defs: { one: definition(), two: definition() } }
}

/** Draws a document that differs from another in one part. */
export function drawChanged(draw: Draw, document: Schema): Schema {
  const changed = mutate(draw, document)
  const root = typeof changed === 'object' ? (changed as Schema) : changed === false ? { not: {} } : {}
  return { $defs: document.$defs, ...root }
}

/** Draws the same schema with one part drawn anew, or a keyword lost. */
function mutate(draw: Draw, schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return drawSchema(draw, 1)
  const keys = Object.keys(schema)
  if (keys.length === 0 || oneOf(draw, [0, 0, 0, 1])) return drawSchema(draw, 1)
  const key = oneOf(draw, keys)
  const value = (schema as Schema)[key]
  const put = (next: unknown) => ({ ...schema, [key]: next })
  const drop = () => Object.fromEntries(Object.entries(schema).filter(([each]) => each !== key))
  if (key === '$defs' || key === 'properties' || key === 'patternProperties') {
    const inner = Object.keys(value as Schema)
    const name = key === '$defs' ? oneOf(draw, inner) : oneOf(draw, names)
    const old = (value as Schema)[name]
    return put({ ...(value as Schema), [name]: old === undefined ? drawSchema(draw, 1) : mutate(draw, old) })
  }
  if (['anyOf', 'oneOf', 'allOf', 'prefixItems'].includes(key)) {
    const all = value as unknown[]
    const index = draw(() => fc.nat({ max: all.length }))
    return put(index === all.length ? [...all, drawSchema(draw, 1)] : all.with(index, mutate(draw, all[index])))
  }
  if (['items', 'additionalProperties', 'contains', 'not', 'if', 'else'].includes(key)) return put(mutate(draw, value))
  if (key === 'required' && draw(() => fc.boolean())) return put(names.filter(() => draw(() => fc.boolean())))
  if (key === 'enum' && draw(() => fc.boolean())) return put([...(value as unknown[]), 'z'])
  if (typeof value === 'number' && draw(() => fc.boolean())) return put(oneOf(draw, sizes) || 1)
  return key === 'type' || key === '$ref' ? drawSchema(draw, 1) : drop()
}

/** Draws a value as a producer writes it that knows this schema alone: it may be valid. */
export function drawRecord(draw: Draw, document: Schema, schemas: readonly unknown[] = [document], depth = 0): unknown {
  const parts = schemas.flatMap((schema) => flatten(draw, document, schema))
  const listed = parts.flatMap((part) =>
    Array.isArray(part.enum) ? [part.enum] : Object.hasOwn(part, 'const') ? [[part.const]] : [],
  )
  if (listed.length > 0) return oneOf(draw, listed[0]!)
  const types = parts.flatMap(({ type }) => (type === undefined ? [] : [type].flat())) as string[]
  const anything = ['string', 'number', 'null', 'boolean', ...(depth < 4 ? ['object', 'array'] : [])]
  switch (oneOf(draw, types.length > 0 ? types : anything)) {
    case 'string':
      return oneOf(draw, words)
    case 'number':
      return oneOf(draw, numbers)
    case 'integer':
      return oneOf(draw, numbers.filter(Number.isInteger))
    case 'boolean':
      return draw(() => fc.boolean())
    case 'array':
      return Array.from({ length: oneOf(draw, sizes) }, (_, index) => {
        const items = parts.flatMap(({ prefixItems, items }) => (prefixItems as unknown[])?.[index] ?? items ?? [])
        return drawRecord(draw, document, items, depth + 1)
      })
    case 'object': {
      const inner = new Map<string, unknown[]>()
      const add = (name: string, schema: unknown) => inner.set(name, [...(inner.get(name) ?? []), schema])
      for (const { properties, patternProperties, additionalProperties } of parts as Record<string, Schema>[]) {
        for (const [name, schema] of Object.entries(properties ?? {})) add(name, schema)
        for (const [pattern, schema] of Object.entries(patternProperties ?? {}))
          for (const name of ['x1', 'x2', 'y1']) if (new RegExp(pattern).test(name)) add(name, schema)
        const isMap = typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0
        for (const name of isMap ? [...names, 'extra'] : []) add(name, additionalProperties)
      }
      const kept = [...inner].filter(() => oneOf(draw, [0, 1, 1]) && depth < 5)
      const extra = oneOf(draw, [0, 0, 1]) ? { extra: oneOf(draw, words) } : {}
      return {
        ...extra,
        ...Object.fromEntries(kept.map(([name, all]) => [name, drawRecord(draw, document, all, depth + 1)])),
      }
    }
    default:
      return null
  }
}

/** The schemas that a value has to be valid by, with one branch taken of each choice. */
function flatten(draw: Draw, document: Schema, schema: unknown, depth = 0): Schema[] {
  if (typeof schema !== 'object' || schema === null || depth > 3) return []
  const { $ref, allOf, anyOf, oneOf: either, ...own } = schema as Schema
  const choice = (all: unknown) => (Array.isArray(all) ? [oneOf(draw, all)] : [])
  const target = typeof $ref === 'string' ? [(document.$defs as Schema)[$ref.split('/').at(-1)!]] : []
  const next = [...target, ...((allOf as unknown[]) ?? []), ...choice(anyOf), ...choice(either)]
  return [own, ...next.flatMap((each) => flatten(draw, document, each, depth + 1))]
}
