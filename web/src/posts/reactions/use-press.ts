import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react'

const longPressMs = 450
const restMs = 500
const leaveMs = 300

/** When the picker of a button opens and closes: by a long press, by resting on it with a mouse, by an arrow key. */
export function usePress(button: RefObject<HTMLButtonElement | null>) {
  const [opened, setOpened] = useState<'pointer' | 'key' | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // The click that ends a long press, or one that opened by a key, is no press of its own.
  const isSpent = useRef(false)
  const after = (ms: number, act: () => void) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(act, ms)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const close = () => {
    clearTimeout(timer.current)
    if (opened === 'key') button.current?.focus()
    setOpened(null)
  }
  return {
    isOpen: opened !== null,
    isByKey: opened === 'key',
    close,
    isSpent: () => isSpent.current,
    around: {
      onPointerEnter: ({ pointerType }: PointerEvent) => {
        if (pointerType === 'mouse') after(restMs, () => setOpened((now) => now ?? 'pointer'))
      },
      onPointerLeave: ({ pointerType }: PointerEvent) => {
        if (pointerType === 'mouse') after(leaveMs, () => setOpened((now) => (now === 'pointer' ? null : now)))
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || !opened) return
        event.stopPropagation()
        close()
      },
      onBlur: ({ relatedTarget, currentTarget }: FocusEvent) => {
        if (opened && !currentTarget.contains(relatedTarget)) setOpened(null)
      },
    },
    button: {
      onPointerDown: ({ pointerType }: PointerEvent) => {
        isSpent.current = false
        if (pointerType === 'mouse') return
        after(longPressMs, () => {
          isSpent.current = true
          // So that losing it closes the picker.
          button.current?.focus()
          setOpened('pointer')
        })
      },
      onPointerUp: () => isSpent.current || clearTimeout(timer.current),
      onPointerCancel: () => clearTimeout(timer.current),
      onContextMenu: (event: { preventDefault(): void }) => isSpent.current && event.preventDefault(),
      onKeyDown: (event: KeyboardEvent) => {
        isSpent.current = false
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        setOpened('key')
      },
    },
  }
}
