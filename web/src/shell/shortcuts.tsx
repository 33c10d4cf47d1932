import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { areShortcutsOn, ways } from './shortcut-keys.ts'

const ShortcutsHelp = lazy(() => import('./shortcuts-help.tsx'))

/** How long after "g" the second key counts. */
const secondKeyMs = 1_500

/** The keys that work on every page, and the dialog that tells of them. They are off while one types, or in a dialog. */
export function Shortcuts() {
  const navigate = useNavigate()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const goneAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { key, ctrlKey, metaKey, altKey } = event
      if (event.defaultPrevented || ctrlKey || metaKey || altKey || isElsewhere(event.target)) return
      if (key === '?') {
        event.preventDefault()
        setHelpOpen(true)
        return
      }
      if (!areShortcutsOn()) return
      const isSecond = performance.now() - goneAt.current < secondKeyMs
      goneAt.current = key === 'g' && !isSecond ? performance.now() : Number.NEGATIVE_INFINITY
      const way = isSecond ? ways.find(({ keys }) => keys === `g ${key}`) : undefined
      if (key !== '/' && !way) return
      event.preventDefault()
      if (way) void navigate(way.to)
      else search()
    }
    function search() {
      const box = document.getElementById('search-box') as HTMLInputElement | null
      if (!box) return void navigate('/search')
      box.focus()
      box.select()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [navigate])
  if (!isHelpOpen) return null
  return (
    <Suspense>
      <ShortcutsHelp onClose={() => setHelpOpen(false)} />
    </Suspense>
  )
}

const isElsewhere = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, dialog, [role=menu]') !== null)
