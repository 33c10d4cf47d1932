import { useState } from 'react'
import { useViewerId } from '../../session/use-session.ts'

const most = 8

export interface RecentSearches {
  queries: readonly string[]
  add(query: string): void
  remove(query: string): void
  clear(): void
}

/** What this person has searched for in this browser, latest first. It goes nowhere else. */
export function useRecentSearches(): RecentSearches {
  const key = `plaza.searches.${useViewerId()}`
  const [queries, setQueries] = useState(() => read(key))
  const keep = (next: readonly string[]) => {
    setQueries(next)
    localStorage.setItem(key, JSON.stringify(next))
  }
  return {
    queries,
    add: (query) => query && keep(withSearch(queries, query)),
    remove: (query) => keep(queries.filter((known) => known !== query)),
    clear: () => keep([]),
  }
}

/** On top, once, whatever its case; what is too much falls off the end. */
export const withSearch = (queries: readonly string[], query: string): string[] =>
  [query, ...queries.filter((known) => known.toLowerCase() !== query.toLowerCase())].slice(0, most)

function read(key: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((query) => typeof query === 'string') : []
  } catch {
    return []
  }
}
