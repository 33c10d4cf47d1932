import type { Alternative, Conjunction } from './alternatives.ts'
import { child, keywordsOf, type Node } from './node.ts'

/** How many of an array's items are described one by one. */
export const tupleLength = ({ nodes }: Alternative): number =>
  Math.max(0, ...nodes.map((node) => tupleOf(node)?.length ?? 0))

/** The items that are described one by one, and the schema of the others. Draft 7 has both under other names. */
function tupleOf(node: Node): { length: number; keyword: string; rest: string } | null {
  const { prefixItems, items } = keywordsOf(node)!
  if (Array.isArray(items)) return { length: items.length, keyword: 'items', rest: 'additionalItems' }
  return Array.isArray(prefixItems) ? { length: prefixItems.length, keyword: 'prefixItems', rest: 'items' } : null
}

/** What the item at an index must be. */
export function itemAt({ nodes }: Alternative, index: number): Conjunction {
  return nodes.flatMap((node) => {
    const tuple = tupleOf(node)
    if (tuple && index < tuple.length) return [child(node, tuple.keyword, index)]
    const rest = tuple?.rest ?? 'items'
    return Object.hasOwn(keywordsOf(node)!, rest) ? [child(node, rest)] : []
  })
}

/** How many items there may be at most, by `maxItems` or because no more are described. */
export function mostItems({ nodes }: Alternative): number {
  return Math.min(
    ...nodes.map((node) => {
      const keywords = keywordsOf(node)!
      const most = typeof keywords.maxItems === 'number' ? keywords.maxItems : Number.POSITIVE_INFINITY
      const tuple = tupleOf(node)
      const isClosed = keywords[tuple?.rest ?? 'items'] === false
      return isClosed ? Math.min(most, tuple?.length ?? 0) : most
    }),
  )
}
