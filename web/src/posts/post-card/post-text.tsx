import { useState } from 'react'
import type { TextFacetFragment } from '../../generated/graphql.ts'
import { RichText } from '../rich-text/rich-text.tsx'
import styles from './post-text.module.css'

/** Told from the text and not from its height, so that nothing is measured and nothing jumps. */
const isLong = (text: string) => text.length > 600 || text.split('\n').length > 12

/** Posts that were opened stay open when one scrolls back to them. */
const opened = new Set<string>()

export function PostText({
  id,
  text,
  facets,
  isWhole,
}: {
  id: string
  text: string
  facets: readonly TextFacetFragment[]
  isWhole: boolean
}) {
  const [isOpen, setOpen] = useState(isWhole || opened.has(id) || !isLong(text))
  if (!text) return null
  return (
    <div>
      <div className={isOpen ? undefined : styles.clamped}>
        <RichText text={text} facets={facets} />
      </div>
      {!isOpen && (
        <button
          type="button"
          className={styles.more}
          onClick={() => {
            opened.add(id)
            setOpen(true)
          }}
        >
          Read more
        </button>
      )}
    </div>
  )
}
