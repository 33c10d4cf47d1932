import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { ReactionType } from '../../generated/graphql.ts'
import { reactionKinds } from './kinds.ts'
import styles from './reaction-picker.module.css'

/** The five ways to react, side by side. */
export function ReactionPicker({
  mine,
  hasFocus,
  onChoose,
}: {
  mine: ReactionType | null
  /** Whether it was opened by a key, and takes the focus. */
  hasFocus: boolean
  onChoose(type: ReactionType): void
}) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (hasFocus)
      (ref.current!.querySelector<HTMLElement>('[aria-checked=true]') ?? buttonsOf(ref.current!)[0])?.focus()
  }, [hasFocus])
  const move = (event: KeyboardEvent) => {
    const all = buttonsOf(ref.current!)
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    all[(to + all.length) % all.length]?.focus()
  }
  return (
    <div ref={ref} role="menu" tabIndex={-1} aria-label="React" className={styles.picker} onKeyDown={move}>
      {reactionKinds.map(({ type, name, Icon }) => (
        <button
          key={type}
          type="button"
          role="menuitemradio"
          aria-checked={type === mine}
          aria-label={name}
          title={name}
          tabIndex={-1}
          className={styles.kind}
          onClick={() => onChoose(type)}
        >
          <Icon aria-hidden="true" />
        </button>
      ))}
    </div>
  )
}

const buttonsOf = (picker: HTMLElement) => [...picker.querySelectorAll('button')]
