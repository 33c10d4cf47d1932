import type { FieldPolicy, Reference } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'

interface Edge {
  node?: Reference | undefined
}

/**
 * A list that grows page by page. Beside what `relayStylePagination` does, an entity stands in it once: rows that come
 * while one reads move others onto the next page. A count that was asked for without rows is no empty list. `keyArgs` are
 * the arguments that make another list.
 */
export function connection(...keyArgs: string[]): FieldPolicy {
  const policy = relayStylePagination(keyArgs.length > 0 ? keyArgs : false)
  const merge = policy.merge as Extract<typeof policy.merge, (...args: never) => unknown>
  const read = policy.read as Extract<typeof policy.read, (...args: never) => unknown>
  return {
    ...policy,
    read: (known, options) => (known?.edges ? read(known, options) : known),
    merge(known, incoming, options) {
      // What the viewer may not see is null, and stays so.
      if (!incoming) return incoming
      if (!incoming.edges) return { ...known, ...incoming }
      // A feed whose order has ended answers with the first page of a new one.
      const existing = known?.edges && !incoming.isRestarted ? known : undefined
      const merged = merge(existing, incoming, options)
      const seen = new Set<string>()
      const edges = ((merged?.edges ?? []) as Edge[]).filter((edge) => {
        const ref = options.readField<Reference>('node', edge as never)?.__ref
        if (!ref) return true
        if (seen.has(ref)) return false
        seen.add(ref)
        return true
      })
      return { ...known, ...merged, edges }
    },
  } as FieldPolicy
}
