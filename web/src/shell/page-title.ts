import { useEffect } from 'react'

let page = 'Plaza'
let unread = 0

/** "(3) Home · Plaza": what waits stands first, where a narrow tab shows it. */
export function titleOf(page: string, unread: number): string {
  const mark = unread > 0 ? `(${unread > 99 ? '99+' : unread}) ` : ''
  return mark + (page === 'Plaza' ? page : `${page} · Plaza`)
}

const write = () => {
  document.title = titleOf(page, unread)
}

/** Names the page in the tab and in the history. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    page = title
    write()
  }, [title])
}

/** Says in the tab how much waits, whichever page it shows. */
export function useUnreadMark(count: number): void {
  useEffect(() => {
    unread = count
    write()
    return () => {
      unread = 0
      write()
    }
  }, [count])
}
