import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  parse,
  type SelectionSetNode,
  type TypeInfo,
} from 'graphql'

/** What each field requires of others by `@requires`, by `Type.field`. */
export function requiringFields(supergraph: DocumentNode): Map<string, SelectionSetNode> {
  const requiring = new Map<string, SelectionSetNode>()
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    for (const { name, directives } of type.fields ?? []) {
      const selections = (directives ?? []).map(requiresOf).filter((selection) => selection !== undefined)
      if (selections.length > 0) requiring.set(`${type.name.value}.${name.value}`, parseSelections(selections))
    }
  }
  return requiring
}

function requiresOf({ name, arguments: given }: DirectiveNode): string | undefined {
  if (name.value !== 'join__field') return undefined
  const value = given?.find((argument) => argument.name.value === 'requires')?.value
  return value?.kind === Kind.STRING ? value.value : undefined
}

function parseSelections(selections: string[]): SelectionSetNode {
  const fragments = selections.map((text) => (text.trimStart().startsWith('{') ? `... ${text}` : text))
  const [operation] = parse(`{ ${fragments.join(' ')} }`, { noLocation: true }).definitions
  return (operation as { selectionSet: SelectionSetNode }).selectionSet
}

/** `Type.field` of each type that the field may be of. */
export function coordinatesOf(schema: GraphQLSchema, typeInfo: TypeInfo, { name }: FieldNode): string[] {
  const parent = typeInfo.getParentType()
  if (!parent) return []
  const types = isAbstractType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : [parent]
  return types.map((type) => `${type.name}.${name.value}`)
}

/** Stands for a selection of which nothing is left. */
export const nothingAsked: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: 'client_nothing' },
  name: { kind: Kind.NAME, value: '__typename' },
}
