import { type ReactNode, useState } from 'react'
import { Button } from '../elements/button.tsx'
import styles from './filtered.module.css'

/** What was unfolded stays so when one scrolls back to it. */
const unfolded = new Set<string>()

/** Folds what has words that the viewer filters, until the viewer wants to read it all the same. */
export function Filtered({ id, isFiltered, children }: { id: string; isFiltered: boolean; children: ReactNode }) {
  const [isShown, setShown] = useState(unfolded.has(id))
  if (!isFiltered || isShown) return children
  return (
    <p className={styles.filtered}>
      Has words that you filter.
      <Button
        look="plain"
        size="small"
        onClick={() => {
          unfolded.add(id)
          setShown(true)
        }}
      >
        Show it
      </Button>
    </p>
  )
}
