import { executeSync, type FieldNode, type GraphQLSchema, Kind, type OperationDefinitionNode, visit } from 'graphql'
import type { Complete } from './completers.ts'
import type { OperationParts } from './selections.ts'

/** Answers `__schema` or `__type` from the API schema: once, then from memory, unless its fields use variables. */
export function introspector(
  schema: GraphQLSchema,
  { operation, fragments }: OperationParts,
  fields: readonly FieldNode[],
  key: string,
): Complete {
  const used = new Set<string>()
  for (const node of [...fields, ...fragments.values()]) {
    visit(node, { Variable: ({ name }) => void used.add(name.value) })
  }
  const introspection: OperationDefinitionNode = {
    ...operation,
    directives: [],
    variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value)),
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
  }
  const document = { kind: Kind.DOCUMENT, definitions: [introspection, ...fragments.values()] } as const
  let answer: unknown
  return (_, problems) => {
    if (answer !== undefined) return answer
    const { data, errors } = executeSync({ schema, document, variableValues: problems.variables })
    for (const error of errors ?? []) problems.add(error.message)
    const value = data?.[key] ?? null
    if (used.size === 0 && !errors) answer = value
    return value
  }
}
