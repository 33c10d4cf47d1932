import { type ASTNode, type DocumentNode, Kind, type SelectionSetNode, visit } from 'graphql'

/**
 * Where in an operation a node stands, as response path (`viewer.homeFeed.edges`); empty for what is not in a field. A node of a
 * fragment stands where the fragment is spread first.
 */
export function selectionOf(document: DocumentNode, node: ASTNode | undefined): string {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  )
  const spread = new Set<string>()
  const search = ({ selections }: SelectionSetNode, path: readonly string[]): readonly string[] | null => {
    for (const selection of selections) {
      const inner = selection.kind === Kind.FIELD ? [...path, (selection.alias ?? selection.name).value] : path
      if (holds(selection, node)) return inner
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : undefined
      if (fragment && spread.has(fragment.name.value)) continue
      if (fragment) spread.add(fragment.name.value)
      if (fragment && holds(fragment, node)) return inner
      const set = fragment?.selectionSet ?? ('selectionSet' in selection ? selection.selectionSet : undefined)
      const found = set && search(set, inner)
      if (found) return found
    }
    return null
  }
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  if (!node || operation?.kind !== Kind.OPERATION_DEFINITION) return ''
  return (search(operation.selectionSet, []) ?? []).join('.')
}

/** Whether a node is another, or holds it outside of its selections. */
function holds(outer: ASTNode, node: ASTNode | undefined): boolean {
  let found = false
  visit(outer, {
    enter(inner) {
      if (inner === node) found = true
      return inner.kind === Kind.SELECTION_SET ? false : undefined
    },
  })
  return found
}
