import { useEffect, useState } from 'react'

let hasBeenIdle = false
/** A page that never rests gets what waits for it all the same. */
const timeout = 1_000

/** False until the page has rested for the first time: for what is beside the point while it loads. */
export function useIdle(): boolean {
  const [isIdle, setIdle] = useState(hasBeenIdle)
  useEffect(() => {
    const rest = () => {
      hasBeenIdle = true
      setIdle(true)
    }
    if (hasBeenIdle || !window.requestIdleCallback) return rest()
    const handle = requestIdleCallback(rest, { timeout })
    return () => cancelIdleCallback(handle)
  }, [])
  return isIdle
}
