import type { FieldPolicy, Reference } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'

interface Edge {
  node?: Reference | undefined
}

/**
 * A list that grows page by page. Beside what `relayStylePagination` does, an entity stands in it once: rows that come
 * while one reads move others onto the next page. `keyArgs` are the arguments that make another list.
 */
export function connection(...keyArgs: string[]): FieldPolicy {
  const policy = relayStylePagination(keyArgs.length > 0 ? keyArgs : false)
  const merge = policy.merge as Extract<typeof policy.merge, (...args: never) => unknown>
  return {
    ...policy,
    merge(known, incoming, options) {
      // A feed whose order has ended answers with the first page of a new one.
      const existing = incoming?.isRestarted ? undefined : known
      const merged = merge(existing, incoming, options)
      if (!merged?.edges) return merged
      const seen = new Set<string>()
      const edges = (merged.edges as Edge[]).filter((edge) => {
        const ref = options.readField<Reference>('node', edge as never)?.__ref
        if (!ref) return true
        if (seen.has(ref)) return false
        seen.add(ref)
        return true
      })
      return { ...merged, edges }
    },
  } as FieldPolicy
}
