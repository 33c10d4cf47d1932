import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react'
import { moved } from './order.ts'

const steps: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }

/**
 * Puts tiles in another order: by a grip that is dragged, with a finger too, or by the arrow keys on it. `commit` gets the
 * new order, and what it answers with false falls back to the old one.
 */
export function useReorder(ids: readonly string[], commit: (order: readonly string[], id: string) => Promise<boolean>) {
  const [wanted, setWanted] = useState<readonly string[] | null>(null)
  const [message, setMessage] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const dragged = useRef<string | null>(null)
  const focused = useRef<string | null>(null)
  // One after the other: each says behind what the tile stands then.
  const committed = useRef<Promise<unknown>>(Promise.resolve())
  const order = wanted ?? ids

  // A tile that the browser moves loses the focus.
  useLayoutEffect(() => {
    if (!focused.current) return
    list.current?.querySelector<HTMLElement>(`[data-grip="${focused.current}"]`)?.focus()
    focused.current = null
  })

  async function settle(next: readonly string[], id: string) {
    setWanted(next)
    setMessage(`Place ${next.indexOf(id) + 1} of ${next.length}.`)
    committed.current = committed.current.then(() => commit(next, id))
    await committed.current
    setWanted((now) => (now === next ? null : now))
  }

  const gripOf = (id: string) => ({
    'data-grip': id,
    onKeyDown(event: KeyboardEvent) {
      const step = steps[event.key]
      if (!step) return
      event.preventDefault()
      const next = moved(order, id, order.indexOf(id) + step)
      if (next.indexOf(id) === order.indexOf(id)) return
      focused.current = id
      void settle(next, id)
    },
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.currentTarget.setPointerCapture(event.pointerId)
      dragged.current = id
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      if (dragged.current !== id) return
      const over = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-file]')?.dataset.file
      if (over && over !== id && order.includes(over)) setWanted(moved(order, id, order.indexOf(over)))
    },
    onPointerUp() {
      if (dragged.current !== id) return
      dragged.current = null
      if (wanted && wanted.indexOf(id) !== ids.indexOf(id)) void settle(wanted, id)
    },
    onPointerCancel() {
      dragged.current = null
      setWanted(null)
    },
  })

  return { order, message, gripOf, list }
}
