import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './button.module.css'
import { classes } from './classes.ts'

interface Look {
  /** `primary` for the one next act of a part, `plain` for what stands beside it, `danger` for what can't be undone. */
  look?: 'primary' | 'secondary' | 'plain' | 'danger'
  size?: 'small' | 'medium'
  icon?: ReactNode
}

const classOf = ({ look = 'secondary', size = 'medium' }: Look, className?: string) =>
  classes(styles.button, styles[look], styles[size], className)

/** A button. While `isBusy` it keeps its width and its focus, and does nothing. */
export function Button({
  look,
  size,
  icon,
  isBusy = false,
  className,
  children,
  onClick,
  ...rest
}: Look & ComponentProps<'button'> & { isBusy?: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      className={classOf({ ...(look && { look }), ...(size && { size }) }, className)}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {children}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ look, size, icon, className, children, ...rest }: Look & ComponentProps<typeof Link>) {
  return (
    <Link {...rest} className={classOf({ ...(look && { look }), ...(size && { size }) }, className)}>
      {icon}
      {children}
    </Link>
  )
}

/** A round button with nothing but an icon; `label` is its name for screen readers and its tooltip. */
export function IconButton({
  label,
  className,
  children,
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label'> & { label: string }) {
  return (
    <button type="button" title={label} {...rest} aria-label={label} className={classes(styles.round, className)}>
      {children}
    </button>
  )
}
