import type { ReactNode } from 'react'
import styles from './empty.module.css'

/** An empty list: says why it is empty, and what to do next. */
export function Empty({
  icon,
  title,
  children,
  act,
}: {
  icon?: ReactNode
  title: string
  children?: ReactNode
  act?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      {icon && <div className={styles.icon}>{icon}</div>}
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {act}
    </div>
  )
}
