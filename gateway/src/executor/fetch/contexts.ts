import type { FetchDataKeyRenamer } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { isObject, readOwn } from '../own-keys.ts'
import type { JsonObject } from '../types.ts'
import { type Failed, type Failures, hasFailed } from './failures.ts'
import type { Located } from './paths.ts'
import { acceptedTypes } from './type-conditions.ts'

/**
 * Finds the values that `@fromContext` arguments take from the objects around an entity, by variable name; null where one
 * of them is missing or has failed.
 */
export type ContextReader = (entity: Located, failures: Failures) => JsonObject | null

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
  return ({ target, path, parents }, failures) => {
    const values: JsonObject = {}
    const lost = new Set<string>()
    for (const { name, levels, read } of readers) {
      if (values[name] !== undefined) continue
      const start = levels === 0 ? { object: target, depth: path.length } : parents[parents.length - levels]
      const value = start && read(start.object, failures.any ? failures.at(path.slice(0, start.depth)) : undefined)
      if (value === missing) lost.add(name)
      else if (value !== undefined) values[name] = value
    }
    return [...lost].some((name) => values[name] === undefined) ? null : values
  }
}

const missing = Symbol('missing')

type Read = (value: unknown, failed: Failed | undefined) => unknown

/** Undefined where the path is for objects of other types. */
function compileRead(schema: GraphQLSchema, path: readonly string[]): Read {
  return path.reduceRight<Read>(
    (next, element) => {
      const accepted = element.startsWith(FRAGMENT) ? acceptedTypes(schema, element.slice(FRAGMENT.length)) : null
      return function read(value, failed): unknown {
        if (Array.isArray(value)) {
          const items = value.map((item, index) => read(item, failed?.get(index)))
          return items.includes(missing) ? missing : items
        }
        if (value === null) return failed ? missing : null
        if (!isObject(value)) return missing
        if (accepted === null) return next(readOwn(value, element), failed?.get(element))
        return accepted.has(value.__typename as string) ? next(value, failed) : undefined
      }
    },
    (value, failed) => (value === undefined || hasFailed(value, failed) ? missing : value),
  )
}
