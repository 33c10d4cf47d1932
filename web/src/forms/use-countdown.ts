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
