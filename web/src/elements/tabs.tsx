import { type ReactNode, useEffect, useRef } from 'react'
import { Link, NavLink, useLocation } from 'react-router'
import { classes } from './classes.ts'
import styles from './tabs.module.css'

/** Tells `PageChange` that neither the focus nor the place is to move. */
const isTab = { isTab: true }

/**
 * Tabs that are places of their own: each is a link, so that a tab can be shared and gone back to. Where the tabs differ in
 * more than their path, `isCurrent` says which one it is.
 */
export function LinkTabs({
  label,
  tabs,
}: {
  label: string
  tabs: readonly { to: string; name: ReactNode; isCurrent?: boolean }[]
}) {
  const ref = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  useEffect(() => {
    const tab = ref.current?.querySelector<HTMLElement>('[aria-current=page]')
    ref.current?.scrollTo({ left: tab ? tab.offsetLeft - (ref.current.clientWidth - tab.offsetWidth) / 2 : 0 })
  }, [pathname])
  return (
    <nav ref={ref} aria-label={label} className={styles.tabs}>
      {tabs.map(({ to, name, isCurrent }) =>
        isCurrent === undefined ? (
          <NavLink key={to} to={to} end replace state={isTab} className={styles.tab}>
            {name}
          </NavLink>
        ) : (
          <Link
            key={to}
            to={to}
            replace
            state={isTab}
            className={styles.tab}
            aria-current={isCurrent ? 'page' : undefined}
          >
            {name}
          </Link>
        ),
      )}
    </nav>
  )
}

/** A choice between a few views of the same part. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: T
  options: readonly { value: T; name: ReactNode }[]
  onChange(value: T): void
}) {
  return (
    <fieldset className={styles.tabs}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          className={classes(styles.tab)}
          onClick={() => onChange(option.value)}
        >
          {option.name}
        </button>
      ))}
    </fieldset>
  )
}
