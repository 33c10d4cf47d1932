import type { FetchDataRewrite } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { isObject, readOwn, writeOwn } from '../own-keys.ts'
import type { JsonObject } from '../types.ts'
import { addField, type ResponseShape } from './merge.ts'
import { acceptedTypes } from './type-conditions.ts'

export type Rewrite = (value: unknown) => void

const FRAGMENT = '... on '

/**
 * Compiles the planner's rewrites into one function that changes a value in place.
 * @throws Error for a rewrite that ends in no field, which the planner never makes
 */
export function compileRewrites(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[]): Rewrite {
  const compiled = rewrites.map((rewrite) => compileRewrite(schema, rewrite))
  return (value) => {
    for (const apply of compiled) apply(value)
  }
}

function compileRewrite(schema: GraphQLSchema, rewrite: FetchDataRewrite): Rewrite {
  const last = rewrite.path.at(-1)
  if (last === undefined || last.startsWith(FRAGMENT)) throw new Error(`A rewrite has no field: ${rewrite.path}`)
  const change: (object: JsonObject) => void =
    rewrite.kind === 'ValueSetter'
      ? (object) => writeOwn(object, last, rewrite.setValueTo)
      : (object) => {
          const value = readOwn(object, last)
          if (value === undefined) return
          writeOwn(object, rewrite.renameKeyTo, value)
          object[last] = undefined
        }
  return rewrite.path.slice(0, -1).reduceRight<Rewrite>(
    (next, element) => eachObject(step(schema, element, next)),
    eachObject((object) => change(object)),
  )
}

function step(schema: GraphQLSchema, element: string, next: Rewrite): (object: JsonObject) => void {
  if (!element.startsWith(FRAGMENT)) return (object) => next(readOwn(object, element))
  const accepted = acceptedTypes(schema, element.slice(FRAGMENT.length))
  return (object) => {
    const typename = object.__typename
    // An object of unknown type is one that the fetch asked for by this very condition.
    if (typeof typename !== 'string' || accepted.has(typename)) next(object)
  }
}

function eachObject(visit: (object: JsonObject) => void): Rewrite {
  return function each(value) {
    if (Array.isArray(value)) value.forEach(each)
    else if (isObject(value)) visit(value)
  }
}

/** By alias, the response keys that the planner aliased to keep fields of different types apart. */
export function renamedKeys(rewrites: readonly FetchDataRewrite[]): Map<string, string> {
  const renamed = new Map<string, string>()
  for (const rewrite of rewrites) {
    const alias = rewrite.path.at(-1)
    if (rewrite.kind === 'KeyRenamer' && alias !== undefined) renamed.set(alias, rewrite.renameKeyTo)
  }
  return renamed
}

/** Adds to the shape of an answer the keys that its rewrites give it. */
export function renameInShape(shape: ResponseShape, rewrites: readonly FetchDataRewrite[]): void {
  for (const rewrite of rewrites) {
    if (rewrite.kind !== 'KeyRenamer') continue
    let parent: ResponseShape | null | undefined = shape
    for (const element of rewrite.path.slice(0, -1)) {
      if (!element.startsWith(FRAGMENT)) parent = parent?.fields.get(element)
    }
    const child = parent?.fields.get(rewrite.path.at(-1) ?? '')
    if (parent && child !== undefined) addField(parent, rewrite.renameKeyTo, child)
  }
}
