import {
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'

/** The one operation of a document, and its fragments by name. */
export interface Parts {
  readonly operation: OperationDefinitionNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
}

/**
 * Takes a document apart.
 * @throws Error when it has no operation
 */
export function partsOf(document: DocumentNode): Parts {
  const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)
  if (!operation) throw new Error('The document has no operation; it needs one.')
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
  return { operation, fragments: new Map(fragments.map((each) => [each.name.value, each])) }
}

/**
 * Where each node of an operation stands in its response: what stands in a fragment where the fragment is first spread, the
 * definition of a variable where the variable is first used.
 */
export function positionsIn({ operation, fragments }: Parts): ReadonlyMap<ASTNode, string> {
  const positions = new Map<ASTNode, string>()
  const variables = new Map<string, string>()

  const note = (root: ASTNode, path: string) =>
    visit(root, {
      enter: (node) => {
        if (node.kind === Kind.SELECTION_SET) return false
        if (node.kind === Kind.VARIABLE && !variables.has(node.name.value)) variables.set(node.name.value, path)
        if (!positions.has(node)) positions.set(node, path)
        return undefined
      },
    })

  const go = ({ selections }: SelectionSetNode, path: string): void => {
    for (const selection of selections) {
      const here = selection.kind === Kind.FIELD ? below(path, (selection.alias ?? selection.name).value) : path
      note(selection, here)
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet) positions.set(selection.selectionSet, here)
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value)
        if (!fragment || positions.has(fragment)) continue
        note(fragment, here)
        go(fragment.selectionSet, here)
      } else if (selection.selectionSet) go(selection.selectionSet, here)
    }
  }

  positions.set(operation, '')
  for (const directive of operation.directives ?? []) note(directive, '')
  go(operation.selectionSet, '')
  for (const definition of operation.variableDefinitions ?? [])
    note(definition, variables.get(definition.variable.name.value) ?? '')
  return positions
}

/** The response path of a key. */
export const below = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)
