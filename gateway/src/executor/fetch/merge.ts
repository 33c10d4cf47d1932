import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql'
import { isInherited, isObject, readOwn, writeOwn } from '../own-keys.ts'
import type { JsonObject } from '../types.ts'

/**
 * What a fetch returns, by response key: null for a leaf. A custom scalar may hold an object that its subgraph keeps,
 * so merging goes by this shape and never writes into a leaf.
 */
export interface ResponseShape {
  readonly fields: Map<string, ResponseShape | null>
  /** Has keys that plain objects inherit. */
  careful: boolean
}

/** The shape of what an operation of a plan returns; fields of all type conditions are in it. */
export function shapeOf(document: DocumentNode): ResponseShape {
  const shape = emptyShape()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) addSelections(shape, definition.selectionSet, document)
  }
  return shape
}

/** A shape without fields, to add to. */
export function emptyShape(): ResponseShape {
  return { fields: new Map(), careful: false }
}

/** Adds a field to a shape; one that is there already gets the fields of `child` too. */
export function addField(shape: ResponseShape, key: string, child: ResponseShape | null): void {
  const existing = shape.fields.get(key)
  if (existing && child) {
    for (const [name, grandchild] of child.fields) addField(existing, name, grandchild)
    return
  }
  if (!existing) shape.fields.set(key, child)
  shape.careful ||= isInherited(key)
}

function addSelections(shape: ResponseShape, selectionSet: SelectionSetNode, document: DocumentNode): void {
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value
      if (!selection.selectionSet) {
        addField(shape, key, null)
        continue
      }
      const child = shape.fields.get(key) ?? emptyShape()
      addSelections(child, selection.selectionSet, document)
      addField(shape, key, child)
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      addSelections(shape, selection.selectionSet, document)
    } else {
      const fragment = document.definitions.find(
        (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
      )
      if (fragment?.kind === Kind.FRAGMENT_DEFINITION) addSelections(shape, fragment.selectionSet, document)
    }
  }
}

/**
 * Writes what a subgraph answered into the tree. A null never erases what another subgraph gave: each answers for its
 * own fields, and one that failed says null.
 */
export function merge(target: JsonObject, source: JsonObject, shape: ResponseShape): void {
  const { careful } = shape
  for (const [key, child] of shape.fields) {
    const value = careful ? readOwn(source, key) : source[key]
    if (value === undefined) continue
    const existing = careful ? readOwn(target, key) : target[key]
    if (value === null && existing !== undefined) continue
    if (child !== null && existing !== undefined && existing !== null && value !== null) {
      if (mergeComposite(existing, value, child)) continue
    }
    writeOwn(target, key, value)
  }
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
  merge(existing, value, shape)
  return true
}
