import { useEffect, useState } from 'react'

/** Counts whole seconds down to 0, anew for each `since`; by the clock, so that a page that slept is right at once. */
export function useCountdown(seconds: number | null, since: unknown): number {
  const [left, setLeft] = useState(seconds ?? 0)
  useEffect(() => {
    const end = Date.now() + (seconds ?? 0) * 1_000
    const count = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1_000)))
    count()
    if (!seconds) return
    const timer = setInterval(count, 1_000)
    return () => clearInterval(timer)
  }, [seconds, since])
  return left
}

/** "0:09", "14:32", "2 h 5 min". */
export function formatLeft(seconds: number): string {
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes}:${String(seconds % 60).padStart(2, '0')}`
}
