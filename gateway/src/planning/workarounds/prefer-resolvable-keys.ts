import { type ConstDirectiveNode, type DocumentNode, visit } from 'graphql'
import { argumentsOf } from '../../supergraph/directives.ts'

/**
 * Puts each type's resolvable keys before those that are only references. After `@requires` the planner re-enters a
 * subgraph by the first key that fits, and with a `resolvable: false` one the subgraph finds nothing. Serves
 * supergraphs whose types have several keys; README.md says when it can go.
 */
export function preferResolvableKeys(supergraph: DocumentNode): DocumentNode {
  const reorder = <Node extends { readonly directives?: readonly ConstDirectiveNode[] }>(node: Node): Node => {
    const joins = (node.directives ?? []).filter(({ name }) => name.value === 'join__type')
    if (!joins.some(isReferenceOnly)) return node
    const others = (node.directives ?? []).filter(({ name }) => name.value !== 'join__type')
    const ordered = [...joins.filter((join) => !isReferenceOnly(join)), ...joins.filter(isReferenceOnly)]
    return { ...node, directives: [...others, ...ordered] }
  }
  return visit(supergraph, { ObjectTypeDefinition: reorder, InterfaceTypeDefinition: reorder })
}

function isReferenceOnly(join: ConstDirectiveNode): boolean {
  return argumentsOf(join).resolvable === false
}
