import { type GraphQLNamedType, isObjectType } from 'graphql'
import type { Problems } from './problems.ts'

/**
 * Shapes one value of the merged tree for the client. Null where the value is missing or bad; undefined when that null
 * may not stand and takes its parent with it.
 */
export type Complete = (value: unknown, problems: Problems) => unknown

/** The `__typename` of an object whose type is known; an abstract type has none to tell. */
export function typenameOf(type: GraphQLNamedType): Complete {
  if (isObjectType(type)) return () => type.name
  return (_, problems) => {
    problems.nullInNonNull(`field ${type.name}.__typename`, problems.count)
    return undefined
  }
}

/** A list whose items `complete` shapes; null when an item's null may not stand. */
export function listOf(complete: Complete, what: string): Complete {
  return (value, problems) => {
    if (value === null || value === undefined) return null
    if (!Array.isArray(value)) return invalid(problems, what)
    const items = new Array<unknown>(value.length)
    let before = problems.count
    for (let index = 0; index < value.length; index++) {
      const item = complete(value[index], problems)
      if (problems.count !== before) {
        problems.under(index, before)
        before = problems.count
        if (item === undefined) return null
      }
      items[index] = item
    }
    return items
  }
}

/** Notes a value of the wrong kind, which is null for the client. */
export function invalid(problems: Problems, what: string): null {
  problems.add(`Invalid value found for ${what}.`)
  return null
}
