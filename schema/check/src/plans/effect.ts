import type { Replanned } from './changed.ts'

/** What a new plan means for who waits for it. */
export type Effect = 'more round trips' | 'more fetches' | 'fewer' | 'same'

/** Round trips count first, since clients wait for them; fetches beside one another count where those are as many. */
export function effectOf({ before, after }: Replanned): Effect {
  if (after.depth !== before.depth) return after.depth > before.depth ? 'more round trips' : 'fewer'
  if (after.fetchCount === before.fetchCount) return 'same'
  return after.fetchCount > before.fetchCount ? 'more fetches' : 'fewer'
}
