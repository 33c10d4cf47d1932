import { isDeepStrictEqual } from 'node:util'
import { canonical, child, keywordsOf, type Node } from './node.ts'

export const jsonTypes = ['null', 'boolean', 'number', 'string', 'array', 'object'] as const
export type JsonType = (typeof jsonTypes)[number]

/** Schemas that hold at once. */
export type Conjunction = readonly Node[]

/** One of the ways in which a value may be valid: it is of this type, and all of the nodes' own keywords hold. */
export interface Alternative {
  readonly type: JsonType
  /** Those whose keywords hold, the combinators among them taken apart; the last is where the alternative is written. */
  readonly nodes: readonly Node[]
  /** What is compared by its text alone, because nothing here can tell what it takes. */
  readonly opaque: ReadonlyMap<string, Node>
}

/** More than that are not compared one by one. */
const mostAlternatives = 200

/** The schema has too many alternatives, or refers to itself without end. */
export class TooComplex extends Error {}

/**
 * The alternatives of a schema: each valid value is in one of them, and but for what is opaque each value of one is valid.
 * @throws TooComplex
 */
export function alternativesOf(conjunction: Conjunction): Alternative[] {
  let all: Alternative[] = jsonTypes.map((type) => ({ type, nodes: [], opaque: new Map() }))
  for (const node of conjunction) all = all.flatMap((alternative) => narrow(alternative, node, 0))
  return all
}

function narrow(alternative: Alternative, node: Node, depth: number): Alternative[] {
  if (depth > 50) throw new TooComplex()
  const keywords = keywordsOf(node)
  if (!keywords) return node.schema === false ? [] : [alternative]
  if (!allowsType(keywords, alternative.type)) return []
  const { $ref, allOf, anyOf, oneOf } = keywords
  const target = typeof $ref === 'string' ? node.document.resolve($ref) : null
  const nodes = hasOwnKeywords(keywords) ? [...alternative.nodes, node] : alternative.nodes
  const opaque = new Map([...alternative.opaque, ...opaqueOf(node, alternative.type, target)])
  let all: Alternative[] = [{ type: alternative.type, nodes, opaque }]
  const each = (branches: readonly Node[]) => {
    all = all.flatMap((one) => branches.flatMap((branch) => narrow(one, branch, depth + 1)))
    if (all.length > mostAlternatives) throw new TooComplex()
  }
  if (target) each([target])
  for (const branch of branchesOf(node, 'allOf', allOf)) each([branch])
  if (Array.isArray(anyOf)) each(branchesOf(node, 'anyOf', anyOf))
  if (Array.isArray(oneOf)) each(branchesOf(node, 'oneOf', oneOf))
  return all
}

const branchesOf = (node: Node, keyword: string, branches: unknown): Node[] =>
  Array.isArray(branches) ? branches.map((_, index) => child(node, keyword, index)) : []

const ofType: Readonly<Record<JsonType, ReadonlySet<string>>> = {
  null: new Set(),
  boolean: new Set(),
  number: new Set(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']),
  string: new Set(['minLength', 'maxLength', 'pattern', 'format']),
  array: new Set(['items', 'additionalItems', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems']),
  object: new Set([
    'properties',
    'patternProperties',
    'additionalProperties',
    'required',
    'minProperties',
    'maxProperties',
  ]),
}
const owned: ReadonlySet<string> = new Set([
  'type',
  'enum',
  'const',
  ...Object.values(ofType).flatMap((all) => [...all]),
])

const hasOwnKeywords = (keywords: object): boolean => Object.keys(keywords).some((key) => owned.has(key))

/** Of each keyword that isn't taken apart, the types that it is about. */
const opaqueKeywords: Readonly<Record<string, readonly JsonType[]>> = {
  not: jsonTypes,
  if: jsonTypes,
  $dynamicRef: jsonTypes,
  contains: ['array'],
  unevaluatedItems: ['array'],
  propertyNames: ['object'],
  dependentRequired: ['object'],
  dependentSchemas: ['object'],
  dependencies: ['object'],
  unevaluatedProperties: ['object'],
}

function opaqueOf(node: Node, type: JsonType, target: Node | null): [string, Node][] {
  const keywords = keywordsOf(node)!
  const found: [string, Node][] = []
  if (typeof keywords.$ref === 'string' && !target) found.push([`$ref ${keywords.$ref}`, node])
  const branches = branchesOf(node, 'oneOf', keywords.oneOf)
  if (!areDisjoint(branches, type)) found.push([`oneOf ${branches.map((branch) => canonical(branch))}`, node])
  for (const [keyword, types] of Object.entries(opaqueKeywords)) {
    if (!Object.hasOwn(keywords, keyword) || !types.includes(type)) continue
    // What these say depends on what stands beside them.
    found.push([`${keyword} ${canonical(node)}`, node])
  }
  // Draft 4 writes a boolean here, of which the bounds depend.
  for (const bound of ['exclusiveMinimum', 'exclusiveMaximum'])
    if (type === 'number' && typeof keywords[bound] === 'boolean') found.push([`${bound} ${canonical(node)}`, node])
  return found
}

function allowsType({ type, enum: values, ...keywords }: Readonly<Record<string, unknown>>, of: JsonType): boolean {
  const types = typesOf(type)
  if (types && !types.some((name) => name === of || (name === 'integer' && of === 'number'))) return false
  if (Array.isArray(values) && !values.some((value) => typeOf(value) === of)) return false
  return !Object.hasOwn(keywords, 'const') || typeOf(keywords.const) === of
}

/** The names in a `type`, or null where it is absent. */
export const typesOf = (type: unknown): readonly string[] | null =>
  typeof type === 'string' ? [type] : Array.isArray(type) ? type : null

/** The JSON type of a value. */
export function typeOf(value: unknown): JsonType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value as 'boolean' | 'number' | 'string' | 'object'
}

/** The values of an alternative that lists them, or null. */
export function valuesOf({ type, nodes }: Alternative): readonly unknown[] | null {
  let all: readonly unknown[] | null = type === 'null' ? [null] : type === 'boolean' ? [false, true] : null
  for (const node of nodes) {
    const { enum: listed, ...keywords } = keywordsOf(node)!
    const lists = [listed, Object.hasOwn(keywords, 'const') ? [keywords.const] : undefined].filter(Array.isArray)
    for (const values of lists) {
      const before = all
      all = values.filter(
        (value) =>
          typeOf(value) === type && (before === null || before.some((other) => isDeepStrictEqual(other, value))),
      )
    }
  }
  return all
}

/** Whether an alternative has a value because it lists it and says nothing else. */
export function lists(alternative: Alternative, value: unknown): boolean {
  const isListAlone =
    alternative.opaque.size === 0 &&
    alternative.nodes.every((node) => !Object.keys(keywordsOf(node)!).some((key) => ofType[alternative.type].has(key)))
  return isListAlone && (valuesOf(alternative)?.some((each) => isDeepStrictEqual(each, value)) ?? false)
}

/** Whether no value is in two of the branches. */
function areDisjoint(branches: readonly Node[], type: JsonType): boolean {
  const each = branches.map((branch) => alternativesOf([branch]).filter((one) => one.type === type))
  return each.every((some, index) =>
    each.slice(index + 1).every((others) => some.every((one) => others.every((other) => isDisjoint(one, other)))),
  )
}

/** Whether it is certain that no value is in both: their types, their values, or those of a property that one requires. */
export function isDisjoint(one: Alternative, other: Alternative): boolean {
  if (one.type !== other.type) return true
  const values = valuesOf(one)
  const others = valuesOf(other)
  if (values && others && !values.some((value) => others.some((each) => isDeepStrictEqual(each, value)))) return true
  if (one.type !== 'object') return false
  const required = new Set([...requiredOf(one).keys(), ...requiredOf(other).keys()])
  return [...required].some((name) => {
    const mine = constantsOf(one, name)
    const theirs = constantsOf(other, name)
    return mine && theirs && !mine.some((value) => theirs.some((each) => isDeepStrictEqual(each, value)))
  })
}

/** The names that an object must have, each with the node that says so. */
export function requiredOf({ nodes }: Alternative): ReadonlyMap<string, Node> {
  const names = new Map<string, Node>()
  for (const node of nodes) {
    const { required } = keywordsOf(node)!
    if (Array.isArray(required)) for (const name of required) names.set(String(name), node)
  }
  return names
}

/** The listed values of a property, as far as one sees without following anything. */
function constantsOf({ nodes }: Alternative, name: string): readonly unknown[] | null {
  for (const node of nodes) {
    const properties = keywordsOf(node)!.properties as Readonly<Record<string, unknown>> | undefined
    if (!properties || !Object.hasOwn(properties, name)) continue
    const keywords = keywordsOf(child(node, 'properties', name))
    if (keywords && Object.hasOwn(keywords, 'const')) return [keywords.const]
    if (Array.isArray(keywords?.enum)) return keywords.enum
  }
  return null
}
