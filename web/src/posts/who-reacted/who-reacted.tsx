import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { lazy, Suspense, useState } from 'react'
import { type WhoReactedSubjectFragment, WhoReactedSubjectFragmentDoc } from '../../generated/graphql.ts'
import { Sign } from './sign.tsx'
import styles from './who-reacted.module.css'

const WhoReactedDialog = lazy(() => import('./who-reacted-dialog.tsx'))

/** The ways in which a post or comment was reacted to, most frequent first; a press tells who. Nothing where nobody has. */
export function WhoReacted({
  subject,
}: {
  subject: FragmentType<WhoReactedSubjectFragment> & { __typename?: string }
}) {
  const [isOpen, setOpen] = useState(false)
  const { data, complete } = useFragment({
    fragment: WhoReactedSubjectFragmentDoc,
    fragmentName: 'WhoReactedSubject',
    from: subject,
  })
  if (!complete || data.reactionCounts.length === 0) return null
  const total = data.reactionCounts.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <button
        type="button"
        className={styles.summary}
        aria-haspopup="dialog"
        aria-label={`${total} ${total === 1 ? 'reaction' : 'reactions'}: see who reacted`}
        onClick={() => setOpen(true)}
      >
        {data.reactionCounts.slice(0, 3).map(({ type }) => (
          <Sign key={type} type={type} />
        ))}
      </button>
      {isOpen && (
        <Suspense>
          <WhoReactedDialog subject={data} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
