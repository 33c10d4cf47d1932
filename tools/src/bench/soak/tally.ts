type Count = 'answers' | 'refusals' | 'events' | 'faults'

export interface Tally {
  count(what: Exclude<Count, 'faults'>): void
  /** An answer that nobody asked for, by what it was. */
  fault(what: string): void
  total(what: Count): number
  /** The most frequent first. */
  faults(): readonly (readonly [what: string, count: number])[]
}

export function createTally(): Tally {
  const counts: Record<Count, number> = { answers: 0, refusals: 0, events: 0, faults: 0 }
  const faults = new Map<string, number>()
  return {
    count(what) {
      counts[what]++
    },
    fault(what) {
      counts.faults++
      faults.set(what, (faults.get(what) ?? 0) + 1)
    },
    total: (what) => counts[what],
    faults: () => [...faults].sort((a, b) => b[1] - a[1]).slice(0, 20),
  }
}
