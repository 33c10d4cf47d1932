import { executeSync, type FieldNode, type GraphQLSchema, Kind, type OperationDefinitionNode, visit } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Complete } from './completers.ts'
import type { OperationParts } from './selections.ts'

/**
 * The answers of each schema that were asked for last, in characters of JSON; an object takes about ten times as much. One
 * answer may be a megabyte, and each operation that asks has another.
 */
const keptCharacters = 2 * 1024 * 1024
const answers = new WeakMap<GraphQLSchema, LRUCache<object, { readonly value: unknown }>>()

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
  const known = answers.get(schema) ?? new LRUCache({ maxSize: keptCharacters })
  answers.set(schema, known)
  return (_, problems) => {
    const answer = known.get(document)
    if (answer) return answer.value
    const { data, errors } = executeSync({ schema, document, variableValues: problems.variables })
    for (const error of errors ?? []) problems.add(error.message)
    const value = data?.[key] ?? null
    if (used.size === 0 && !errors) known.set(document, { value }, { size: JSON.stringify(value).length })
    return value
  }
}
