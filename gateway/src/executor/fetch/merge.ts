import { type DocumentNode, type GraphQLSchema, isAbstractType, Kind, type SelectionSetNode } from 'graphql'
import type { ErrorPath } from '../errors.ts'
import { isInherited, isObject, readOwn, writeOwn } from '../own-keys.ts'
import type { JsonObject } from '../types.ts'

/**
 * What a fetch returns, by response key: null for a leaf. A custom scalar may hold an object that its subgraph keeps,
 * so merging goes by this shape and never writes into a leaf.
 */
export interface ResponseShape {
  readonly fields: Map<string, ResponseShape | null>
  /** Names of types that no object has, where the fetch asks for the type: an `@interfaceObject` calls itself so. */
  abstract: ReadonlySet<string> | null
  /** Has keys that plain objects inherit. */
  careful: boolean
  /** Made when the shape is complete: at its first answer. */
  merge?: Merge
}

/** Writes what a subgraph answered into an object of the tree. */
type Merge = (target: JsonObject, source: JsonObject) => void

/** The shape of what an operation of a plan returns; fields of all type conditions are in it. */
export function shapeOf(document: DocumentNode, schema: GraphQLSchema): ResponseShape {
  const shape = emptyShape()
  const abstract = abstractNames(schema)
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) addSelections(shape, definition.selectionSet, document, abstract)
  }
  return shape
}

const namesBySchema = new WeakMap<GraphQLSchema, ReadonlySet<string>>()

function abstractNames(schema: GraphQLSchema): ReadonlySet<string> {
  let names = namesBySchema.get(schema)
  if (!names) {
    names = new Set(
      Object.values(schema.getTypeMap())
        .filter(isAbstractType)
        .map(({ name }) => name),
    )
    namesBySchema.set(schema, names)
  }
  return names
}

/** A shape without fields, to add to. */
export function emptyShape(): ResponseShape {
  return { fields: new Map(), abstract: null, careful: false }
}

/** Adds a field to a shape; one that is there already gets the fields of `child` too. */
export function addField(shape: ResponseShape, key: string, child: ResponseShape | null): void {
  const existing = shape.fields.get(key)
  if (existing && child) {
    for (const [name, grandchild] of child.fields) addField(existing, name, grandchild)
    existing.abstract ??= child.abstract
    return
  }
  if (!existing) shape.fields.set(key, child)
  shape.careful ||= isInherited(key)
}

function addSelections(
  shape: ResponseShape,
  selectionSet: SelectionSetNode,
  document: DocumentNode,
  abstract: ReadonlySet<string>,
): void {
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value
      if (key === '__typename') {
        shape.abstract = abstract
        continue
      }
      if (!selection.selectionSet) {
        addField(shape, key, null)
        continue
      }
      const child = shape.fields.get(key) ?? emptyShape()
      addSelections(child, selection.selectionSet, document, abstract)
      addField(shape, key, child)
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      addSelections(shape, selection.selectionSet, document, abstract)
    } else {
      const fragment = document.definitions.find(
        (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
      )
      if (fragment?.kind === Kind.FRAGMENT_DEFINITION) addSelections(shape, fragment.selectionSet, document, abstract)
    }
  }
}

/**
 * Paths to what a shape names and a response lacks: where an object is there, another fetch gave it, and what is missing
 * is missing below. What the client has not asked for, by its conditions, is not missing.
 * @param clientKeys the client's response keys, where the shape has others
 */
export function missingIn(
  response: JsonObject | null,
  shape: ResponseShape,
  clientKeys: ReadonlyMap<string, string>,
): ErrorPath[] {
  return [...shape.fields].flatMap(([planKey, child]): ErrorPath[] => {
    const key = clientKeys.get(planKey) ?? planKey
    const value = response === null ? null : readOwn(response, key)
    if (value === undefined) return []
    if (isObject(value)) {
      return child === null ? [] : missingIn(value, child, clientKeys).map((below) => [key, ...below])
    }
    return value === null || (child !== null && Array.isArray(value)) ? [[key]] : []
  })
}

/** Merges one answer into each of several objects; `apart` gives each of them a copy of its own. */
export function mergeInto(
  targets: readonly JsonObject[],
  source: JsonObject,
  shape: ResponseShape,
  apart: boolean,
): void {
  const merge = mergerOf(shape)
  for (let index = 0; index < targets.length; index++) {
    merge(targets[index]!, apart && index < targets.length - 1 ? copyOf(source, shape) : source)
  }
}

/**
 * Writes what a subgraph answered into the tree. A null never erases what another subgraph gave: each answers for its
 * own fields, and one that failed says null.
 */
export function mergerOf(shape: ResponseShape): Merge {
  shape.merge ??= shape.careful ? (target, source) => mergeCarefully(target, source, shape) : compileMerge(shape)
  return shape.merge
}

function mergeCarefully(target: JsonObject, source: JsonObject, { fields, abstract }: ResponseShape): void {
  if (abstract !== null) mergeTypename(target, source, abstract)
  for (const [key, child] of fields) {
    const value = readOwn(source, key)
    if (value === undefined) continue
    const existing = readOwn(target, key)
    if (existing === undefined) writeOwn(target, key, value)
    else mergeField(target, key, existing, value, child)
  }
}

/** Generates the same for names that need no care: engines read and write a property faster whose name stands in the code. */
function compileMerge({ fields, abstract }: ResponseShape): Merge {
  const keys = [...fields.keys()].map((key) => JSON.stringify(key))
  // The code is made of GraphQL names alone, which are quoted all the same.
  const lines = keys.map(
    (key, index) =>
      `v = s[${key}]; if (v !== undefined) { e = t[${key}]; if (e === undefined) t[${key}] = v; else field(t, ${key}, e, v, children[${index}]); }`,
  )
  const typename = abstract === null ? '' : 'typename(t, s, abstract);'
  const make = new Function(
    ...['field', 'typename', 'abstract', 'children'],
    `return function merge(t, s) { let v, e; ${typename}\n${lines.join('\n')}\n}`,
  )
  return make(mergeField, mergeTypename, abstract, [...fields.values()]) as Merge
}

/** Merges a field that an object has already. */
function mergeField(
  target: JsonObject,
  key: string,
  existing: unknown,
  value: unknown,
  child: ResponseShape | null,
): void {
  if (value === null) return
  if (child !== null && existing !== null && mergeComposite(existing, value, child)) return
  writeOwn(target, key, value)
}

function mergeTypename(target: JsonObject, { __typename: name }: JsonObject, abstract: ReadonlySet<string>): void {
  const isKnown = target.__typename !== undefined && target.__typename !== null
  if (name === undefined || (isKnown && (name === null || abstract.has(name as string)))) return
  target.__typename = name
}

/** A copy that shares no object with the answer but the insides of leaves, which nobody writes into. */
export function copyOf(source: JsonObject, shape: ResponseShape): JsonObject {
  const copy: JsonObject = {}
  if (shape.abstract !== null) copy.__typename = source.__typename
  for (const [key, child] of shape.fields) {
    const value = readOwn(source, key)
    if (value !== undefined) writeOwn(copy, key, child === null ? value : copyValue(value, child))
  }
  return copy
}

function copyValue(value: unknown, shape: ResponseShape): unknown {
  if (Array.isArray(value)) return value.map((item) => copyValue(item, shape))
  return isObject(value) ? copyOf(value, shape) : value
}

/** Returns false when the two can't be merged and the new value has to replace the old. */
function mergeComposite(existing: unknown, value: unknown, shape: ResponseShape): boolean {
  if (existing === value) return true
  if (Array.isArray(existing) && Array.isArray(value)) {
    if (existing.length !== value.length) return false
    for (let index = 0; index < value.length; index++) {
      const item = value[index]
      if (item === null || item === undefined) continue
      const current = existing[index]
      if (current === null || current === undefined || !mergeComposite(current, item, shape)) existing[index] = item
    }
    return true
  }
  if (!isObject(existing) || !isObject(value)) return false
  mergerOf(shape)(existing, value)
  return true
}
