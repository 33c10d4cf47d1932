import type { FetchDataKeyRenamer } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { isObject, readOwn } from '../own-keys.ts'
import type { JsonObject } from '../types.ts'
import type { Located } from './paths.ts'
import { acceptedTypes } from './type-conditions.ts'

/** Finds the values that `@fromContext` arguments take from the objects around an entity, by variable name. */
export type ContextReader = (entity: Located) => JsonObject

const FRAGMENT = '... on '

/**
 * Compiles the planner's context rewrites. A context path starts at the entity: `..` goes to the object around it, `...
 * on T` goes on only with a T, and names read fields. Several paths may fill one variable; the first that finds
 * something does.
 */
export function compileContexts(schema: GraphQLSchema, rewrites: readonly FetchDataKeyRenamer[]): ContextReader {
  const readers = rewrites.map((rewrite) => {
    const levels = rewrite.path.lastIndexOf('..') + 1
    return { name: rewrite.renameKeyTo, levels, read: compileRead(schema, rewrite.path.slice(levels)) }
  })
  return ({ target, parents }) => {
    const values: JsonObject = {}
    for (const { name, levels, read } of readers) {
      if (values[name] !== undefined) continue
      const start = levels === 0 ? target : parents[parents.length - levels]
      const value = start === undefined ? undefined : read(start)
      if (value !== undefined) values[name] = value
    }
    return values
  }
}

function compileRead(schema: GraphQLSchema, path: readonly string[]): (value: unknown) => unknown {
  return path.reduceRight<(value: unknown) => unknown>(
    (next, element) => {
      const accepted = element.startsWith(FRAGMENT) ? acceptedTypes(schema, element.slice(FRAGMENT.length)) : null
      return function read(value): unknown {
        if (Array.isArray(value)) return value.map(read)
        if (value === null) return null
        if (!isObject(value)) return undefined
        if (accepted === null) return next(readOwn(value, element))
        return accepted.has(value.__typename as string) ? next(value) : undefined
      }
    },
    (value) => value,
  )
}
