import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  parse,
  type SelectionSetNode,
  type TypeInfo,
} from 'graphql'
import { argumentsOfEach } from '../../supergraph/directives.ts'

/** By `Type.field`, what the field requires of others by `@requires`; fields that require nothing are not there. */
export function requiringFields(supergraph: DocumentNode): Map<string, SelectionSetNode> {
  const requiring = new Map<string, SelectionSetNode>()
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    for (const field of type.fields ?? []) {
      const selections = argumentsOfEach(field, 'join__field').flatMap(({ requires }) =>
        typeof requires === 'string' ? [requires] : [],
      )
      if (selections.length > 0) requiring.set(`${type.name.value}.${field.name.value}`, parseSelections(selections))
    }
  }
  return requiring
}

/** One selection set of several, each written as directives have it: `id name` or `{ id name }`. */
export function parseSelections(selections: string[]): SelectionSetNode {
  const fragments = selections.map((text) => (text.trimStart().startsWith('{') ? `... ${text}` : text))
  const [operation] = parse(`{ ${fragments.join(' ')} }`, { noLocation: true }).definitions
  return (operation as { selectionSet: SelectionSetNode }).selectionSet
}

/** The coordinates that a selected field may have, as `Type.field`: on an abstract type, those of its possible types too. */
export function coordinatesOf(schema: GraphQLSchema, typeInfo: TypeInfo, { name }: FieldNode): string[] {
  const parent = typeInfo.getParentType()
  if (!parent) return []
  const types = isAbstractType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : [parent]
  return types.map((type) => `${type.name}.${name.value}`)
}

export const nothingKey = 'client_nothing'

/** Takes the place of the last selection that is left out: a selection set must not be empty. */
export const nothingAsked: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: nothingKey },
  name: { kind: Kind.NAME, value: '__typename' },
}

/** Whether a field is `nothingAsked`, also after it was printed and parsed. */
export function isNothingAsked({ alias, name }: FieldNode): boolean {
  return alias?.value === nothingKey && name.value === '__typename'
}
