import { type ComponentProps, type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { IconButton } from './button.tsx'
import { classes } from './classes.ts'
import styles from './menu.module.css'

/** A button with an icon that opens a list of acts. Arrow keys, Home, End and Escape work as in any menu. */
export function Menu({
  label,
  icon,
  children,
  onOpen,
}: {
  label: string
  icon: ReactNode
  children: ReactNode
  onOpen?: (() => void) | undefined
}) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const items = () => [...list.current!.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)')]
  const move = (event: KeyboardEvent) => {
    const all = items()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (event.key === 'Tab') list.current!.hidePopover()
    if (to === undefined) return
    event.preventDefault()
    all[(to + all.length) % all.length]?.focus()
  }
  return (
    <>
      <IconButton label={label} popoverTarget={id} aria-haspopup="menu">
        {icon}
      </IconButton>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className={styles.menu}
        onKeyDown={move}
        onToggle={({ newState }) => {
          if (newState !== 'open') return
          items()[0]?.focus()
          onOpen?.()
        }}
      >
        {children}
      </div>
    </>
  )
}

/** An act of a menu; pressing it closes the menu. */
export function MenuItem({
  icon,
  isDangerous = false,
  children,
  onClick,
  ...rest
}: { icon?: ReactNode; isDangerous?: boolean } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      {...rest}
      className={classes(styles.item, isDangerous && styles.danger)}
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
        onClick?.(event)
      }}
    >
      {icon}
      {children}
    </button>
  )
}
