import { type ReactNode, useState } from 'react'
import { Button } from '../../elements/button.tsx'
import styles from './filtered.module.css'

/** Folds what has words that the viewer filters, until the viewer wants to read it all the same. */
export function Filtered({ isFiltered, children }: { isFiltered: boolean; children: ReactNode }) {
  const [isShown, setShown] = useState(false)
  if (!isFiltered || isShown) return children
  return (
    <p className={styles.filtered}>
      Has words that you filter.
      <Button look="plain" size="small" onClick={() => setShown(true)}>
        Show it
      </Button>
    </p>
  )
}
