import { startOf } from './window.ts'

type Interval = readonly [from: string, to: string]

/** A time that use was asked of, and how much of it was recorded. */
export interface Window {
  /** ISO 8601. */
  readonly from: string
  readonly to: string
  readonly days: number
  /** Times without recording that are longer than the longest that is allowed, in order. */
  readonly gaps: readonly Interval[]
}

/**
 * The window that ends now.
 * @param window in days, as `30d`
 * @param covers when somebody recorded, in order and without overlaps
 * @param maxGapMs a gap up to there says nothing against a window: gateways are restarted
 */
export function windowOf(window: string, now: Date, covers: readonly Interval[], maxGapMs: number): Window {
  const to = now.toISOString()
  const from = startOf(window, to.slice(0, 10))
  const gaps: Interval[] = []
  const gap = (begin: string, end: string): void => {
    if (Date.parse(end) - Date.parse(begin) > maxGapMs) gaps.push([begin, end])
  }
  let recorded = from
  for (const [begin, end] of covers) {
    if (end < from) continue
    gap(recorded, begin)
    if (end > recorded) recorded = end
  }
  gap(recorded, to)
  return { from, to, days: Number.parseInt(window, 10), gaps }
}

/** What keeps a window from proving that something is unused, as a sentence; null where nothing does. */
export function whyNotEnough({ from, to, gaps }: Window, lostRequests: number): string | null {
  const reasons = gaps.map(([begin, end]) => {
    if (begin === from && end === to) return 'nothing was recorded in it'
    if (begin === from) return `recording began on ${minute(end)}`
    return end === to
      ? `nothing has been recorded since ${minute(begin)}`
      : `nothing was recorded from ${minute(begin)} to ${minute(end)}`
  })
  const told = reasons.length > 5 ? [...reasons.slice(0, 4), `there are ${reasons.length - 4} more such gaps`] : reasons
  if (lostRequests > 0) told.push(`what ${lostRequests.toLocaleString('en-GB')} of its requests asked has been lost`)
  return told.length === 0 ? null : `The window has too little recording: ${told.join('; ')}.`
}

/** As `2026-11-29 14:30` in UTC. */
const minute = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`
