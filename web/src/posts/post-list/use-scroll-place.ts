import { type RefObject, useLayoutEffect, useState } from 'react'
import { useLocation, useNavigationType } from 'react-router'
import type { CacheSnapshot, WindowVirtualizerHandle } from 'virtua'

interface Place {
  count: number
  y: number
  /** The heights that the list has measured. */
  sizes: CacheSnapshot
}

/** Of each entry of the history that showed a list. */
const places = new Map<string, Place>()

/**
 * Keeps where a page with a list stood when one left it, and stands there again on the way back.
 * @returns the heights of the list's items from then
 */
export function useScrollPlace(list: RefObject<WindowVirtualizerHandle | null>, count: number) {
  const { key } = useLocation()
  const isBack = useNavigationType() === 'POP'
  const [kept] = useState(() => {
    const place = isBack ? places.get(key) : undefined
    // Posts that have come or gone since have moved all others.
    return place?.count === count ? place : undefined
  })
  useLayoutEffect(() => {
    if (kept) window.scrollTo({ top: kept.y, behavior: 'instant' })
  }, [kept])
  useLayoutEffect(
    () => () => {
      if (list.current) places.set(key, { count, y: window.scrollY, sizes: list.current.cache })
    },
    [key, count, list],
  )
  return kept?.sizes
}
