import { CombinedGraphQLErrors, type ErrorLike } from '@apollo/client'
import { SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '../../elements/classes.ts'
import { Empty } from '../../elements/empty.tsx'
import { Unavailable } from '../../elements/part.tsx'
import styles from './search.module.css'

/**
 * What a search has found. While the next answer is on its way, the last one stays, dimmed; what was asked is said where
 * nothing is found, and a question that is too short says so.
 */
export function Found({
  what,
  query,
  count,
  isLoading,
  error,
  onRetry,
  skeleton,
  hint,
  children,
}: {
  /** As "people". */
  what: string
  query: string
  /** How many are shown; null while nothing is known. */
  count: number | null
  isLoading: boolean
  error: ErrorLike | undefined
  onRetry(): void
  skeleton: ReactNode
  /** What to try where there are none. */
  hint: string
  children: ReactNode
}) {
  if (count === null) {
    if (isLoading) return skeleton
    const isTooShort =
      CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.code === 'BAD_USER_INPUT')
    if (isTooShort) return <Empty title="A little more">Two characters or more find something.</Empty>
    return <Unavailable what={`The search for ${what}`} onRetry={onRetry} />
  }
  return (
    <div className={classes(styles.found, isLoading && styles.stale)} aria-busy={isLoading}>
      <p role="status" className="visually-hidden">
        {isLoading ? '' : count === 0 ? `No ${what} found` : `${count} ${what} shown`}
      </p>
      {count === 0 ? (
        <Empty icon={<SearchX aria-hidden="true" />} title={`No ${what} for “${query}”`}>
          {hint}
        </Empty>
      ) : (
        children
      )}
    </div>
  )
}
