import {
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getVariableValues,
  isEnumType,
  isNonNullType,
  isSpecifiedScalarType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
} from 'graphql'
import { isInherited } from './own-keys.ts'
import type { JsonObject } from './types.ts'

/** The values of an operation's variables with their defaults, or what is wrong with those that were given. */
export type ReadVariables = (
  given: JsonObject,
) =>
  | { readonly coerced: JsonObject; readonly errors?: never }
  | { readonly errors: readonly GraphQLError[]; readonly coerced?: never }

/** Most errors that are told of the variables of one request. */
const maxErrors = 50

interface PlainVariable {
  readonly name: string
  readonly isNonNull: boolean
  readonly hasDefault: boolean
  readonly defaultValue: unknown
  /** Whether a value is one that stays as it is. */
  isPlain(value: unknown): boolean
}

/**
 * Makes the reader of an operation's variables. graphql-js looks every type up again at each request; plain values of its own
 * scalars and of enums, which most are, are checked without it. All else is left to it, from the beginning.
 */
export function compileVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): ReadVariables {
  const all = (given: JsonObject) => getVariableValues(schema, variableDefinitions, given, { maxErrors })
  const plain = variableDefinitions.map(({ variable, type, defaultValue }): PlainVariable | undefined => {
    const inputType = typeFromAST(schema, type as never) as GraphQLInputType | undefined
    const isNonNull = isNonNullType(inputType)
    const isPlain = plainTest(isNonNull ? inputType.ofType : inputType)
    if (!inputType || !isPlain || isInherited(variable.name.value)) return undefined
    return {
      name: variable.name.value,
      isNonNull,
      hasDefault: defaultValue !== undefined,
      defaultValue: defaultValue && valueFromAST(defaultValue, inputType),
      isPlain,
    }
  })
  if (!plain.every((variable) => variable !== undefined)) return all
  return (given) => {
    const coerced: JsonObject = {}
    for (const { name, isNonNull, hasDefault, defaultValue, isPlain } of plain) {
      if (!Object.hasOwn(given, name)) {
        if (hasDefault) coerced[name] = defaultValue
        else if (isNonNull) return all(given)
      } else {
        const value = given[name]
        if (value === null ? isNonNull : !isPlain(value)) return all(given)
        coerced[name] = value
      }
    }
    return { coerced }
  }
}

function plainTest(type: GraphQLInputType | undefined): ((value: unknown) => boolean) | undefined {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().flatMap(({ name, value }) => (name === value ? [name] : [])))
    return (value) => names.has(value)
  }
  if (!type || !isSpecifiedScalarType(type as never)) return undefined
  switch ((type as { readonly name: string }).name) {
    case 'Int':
      return (value) => typeof value === 'number' && (value | 0) === value
    case 'Float':
      return Number.isFinite
    case 'Boolean':
      return (value) => typeof value === 'boolean'
    default:
      return (value) => typeof value === 'string'
  }
}
