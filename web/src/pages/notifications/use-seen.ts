import { type RefObject, useEffect, useRef } from 'react'

const seenAfterMs = 1_200

/** Calls once something has stood in sight for a moment, on a page that is looked at. */
export function useSeen(ref: RefObject<Element | null>, isWanted: boolean, onSeen: () => void): void {
  const latest = useRef(onSeen)
  latest.current = onSeen
  useEffect(() => {
    if (!isWanted) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let isInSight = false
    const look = () => {
      clearTimeout(timer)
      if (isInSight && document.visibilityState === 'visible') timer = setTimeout(() => latest.current(), seenAfterMs)
    }
    const observer = new IntersectionObserver(
      ([entry]) => {
        isInSight = entry!.isIntersecting
        look()
      },
      { threshold: 0.6 },
    )
    observer.observe(ref.current!)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
      document.removeEventListener('visibilitychange', look)
    }
  }, [ref, isWanted])
}
