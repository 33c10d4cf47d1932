import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useLocation, useNavigationType } from 'react-router'
import type { CacheSnapshot, WindowVirtualizerHandle } from 'virtua'

interface Place {
  count: number
  lastId: string | undefined
  y: number
  /** The heights that the list has measured. */
  sizes: CacheSnapshot
}

/** Of each entry of the history that showed a list. */
const places = new Map<string, Place>()

/**
 * Keeps where a page with a list stood when one left it, and stands there again on the way back.
 * @param ids of the list's items, in their order
 * @returns the heights of the list's items from then
 */
export function useScrollPlace(list: RefObject<WindowVirtualizerHandle | null>, ids: readonly string[]) {
  const { key } = useLocation()
  const isBack = useNavigationType() === 'POP'
  const count = ids.length
  const lastId = ids.at(-1)
  const [kept] = useState(() => {
    const place = isBack ? places.get(key) : undefined
    // Posts that have come or gone since have moved all others; the next page, which comes below them, has not.
    return place && ids[place.count - 1] === place.lastId ? place : undefined
  })
  // It begins anew as well where React hid the page for a moment: on the way back from a page that had not come yet.
  const stood = useRef(kept?.y)
  useLayoutEffect(() => {
    if (stood.current !== undefined) window.scrollTo({ top: stood.current, behavior: 'instant' })
    return () => {
      stood.current = window.scrollY
    }
  }, [])
  useLayoutEffect(
    () => () => {
      if (list.current) places.set(key, { count, lastId, y: window.scrollY, sizes: list.current.cache })
    },
    [key, count, lastId, list],
  )
  return kept?.sizes
}
