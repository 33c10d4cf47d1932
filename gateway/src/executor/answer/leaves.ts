import {
  type GraphQLLeafType,
  type GraphQLOutputType,
  getNullableType,
  isEnumType,
  isSpecifiedScalarType,
} from 'graphql'
import type { Complete } from './completers.ts'

const MAX_INT = 2 ** 31 - 1
const MIN_INT = -(2 ** 31)

/** A JavaScript expression that is true for a good value of a common leaf type, or undefined for other types. */
export function leafTest(type: GraphQLOutputType, variable: string): string | undefined {
  switch (String(getNullableType(type))) {
    case 'String':
    case 'ID':
      return `typeof ${variable} === 'string'`
    case 'Boolean':
      return `typeof ${variable} === 'boolean'`
    case 'Int':
      return `typeof ${variable} === 'number' && (${variable} | 0) === ${variable}`
    case 'Float':
      return `typeof ${variable} === 'number' && ${variable} - ${variable} === 0`
    default:
      return undefined
  }
}

/** Passes a leaf on as the subgraph sent it, where it is a value of its type; custom scalars always are. */
export function completeLeaf(type: GraphQLLeafType, what: string): Complete {
  const isValid = validator(type)
  return (value, problems) => {
    if (value === null || value === undefined) return null
    if (isValid(value)) return value
    problems.add(`Invalid value found for ${what}.`)
    return null
  }
}

function validator(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map(({ name }) => name))
    return (value) => names.has(value)
  }
  if (!isSpecifiedScalarType(type)) return () => true
  switch (type.name) {
    case 'Int':
      return (value) => Number.isInteger(value) && (value as number) >= MIN_INT && (value as number) <= MAX_INT
    case 'Float':
      return Number.isFinite
    case 'Boolean':
      return (value) => typeof value === 'boolean'
    case 'ID':
      return (value) => typeof value === 'string' || Number.isInteger(value)
    default:
      return (value) => typeof value === 'string'
  }
}
