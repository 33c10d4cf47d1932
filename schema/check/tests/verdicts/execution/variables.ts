import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getOperationAST,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
} from 'graphql'

export type Variables = Readonly<Record<string, unknown>>

const omitted = Symbol('omitted')

/** Sets of variables that a client may send, in which each variable takes each of a few values of every sort. */
export function variableSets(schema: GraphQLSchema, document: DocumentNode): Variables[] {
  const { variableDefinitions = [] } = getOperationAST(document) ?? {}
  const choices = variableDefinitions.flatMap(({ variable, type: node, defaultValue }) => {
    const type = typeFromAST(schema, node as never) as GraphQLInputType | undefined
    if (!isInputType(type)) return []
    const mayBeOmitted = !isNonNullType(type) || defaultValue !== undefined
    return [{ name: variable.name.value, values: [...valuesOf(type, 0), ...(mayBeOmitted ? [omitted] : [])] }]
  })
  const count = Math.max(1, ...choices.map(({ values }) => values.length))
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(
      choices
        .map(({ name, values }) => [name, values[index % values.length]] as const)
        .filter(([, value]) => value !== omitted),
    ),
  )
}

/** Of every sort that the type knows, the plainest first. */
function valuesOf(type: GraphQLInputType, depth: number): unknown[] {
  if (isNonNullType(type)) return filledValues(type.ofType, depth)
  return [...filledValues(type, depth), null]
}

function filledValues(type: GraphQLInputType, depth: number): unknown[] {
  if (isNonNullType(type)) return filledValues(type.ofType, depth)
  if (isListType(type)) {
    const items = valuesOf(type.ofType, depth)
    return [[items[0]], ...items.slice(1).map((item) => [item]), [items[0], items.at(-1)], [], items[0]]
  }
  if (isEnumType(type)) return type.getValues().map(({ name }) => name)
  if (isInputObjectType(type)) return objectValues(type, depth)
  if (type.name === 'Int') return [7, -1]
  if (type.name === 'Float') return [1.5, 3]
  if (type.name === 'Boolean') return [true, false]
  if (type.name === 'ID') return ['i1', 5]
  return type.name === 'String' ? ['s', ''] : ['custom', 1, { of: 'custom' }]
}

function objectValues(type: Extract<GraphQLInputType, { getFields(): unknown }>, depth: number): unknown[] {
  const fields = Object.values(type.getFields())
  if (type.isOneOf)
    return fields.flatMap(({ name, type }) => filledValues(type, depth + 1).map((value) => ({ [name]: value })))
  const least = Object.fromEntries(
    fields.filter(isRequiredInputField).map((field) => [field.name, valuesOf(field.type, depth + 1)[0]]),
  )
  // Input types may be recursive.
  if (depth > 2) return [least]
  const most = Object.fromEntries(fields.map((field) => [field.name, valuesOf(field.type, depth + 1)[0]]))
  const others = fields.flatMap((field) =>
    valuesOf(field.type, depth + 1)
      .slice(1)
      .map((value) => ({ ...most, [field.name]: value })),
  )
  return [most, least, ...others.slice(0, 24)]
}
