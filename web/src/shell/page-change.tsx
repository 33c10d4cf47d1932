import { useEffect, useRef } from 'react'
import { useLocation, useNavigationType } from 'react-router'

/**
 * On the way to another page, puts the focus on it, so that a screen reader reads on there, and begins at its top. On the
 * way back, a page restores its place itself, and a tab is no other page.
 */
export function PageChange() {
  const { pathname, state } = useLocation() as { pathname: string; state: { isTab?: boolean } | null }
  const isTab = state?.isTab
  const direction = useNavigationType()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    if (direction === 'POP' || isTab) return
    window.scrollTo(0, 0)
    document.getElementById('page')?.focus({ preventScroll: true })
  }, [pathname, direction, isTab])
  return null
}
