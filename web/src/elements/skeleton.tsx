import type { CSSProperties, ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './skeleton.module.css'

/** A grey bar in the place of what is on its way. It shows after 150 ms, so that quick answers don't flicker. */
export const Bone = ({
  width = '100%',
  height = 16,
  isRound = false,
}: {
  width?: CSSProperties['width']
  height?: number
  isRound?: boolean
}) => <span className={classes(styles.bone, isRound && styles.round)} style={{ width, height }} />

/** Says to screen readers that a part loads, and holds its bones. */
export const Loading = ({ what, children }: { what: string; children: ReactNode }) => (
  <div className={styles.loading} data-loading>
    <span role="status" className="visually-hidden">
      Loading {what} …
    </span>
    <div aria-hidden="true">{children}</div>
  </div>
)
