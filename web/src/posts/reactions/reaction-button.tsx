import type { FragmentType } from '@apollo/client'
import { useApolloClient, useFragment } from '@apollo/client/react'
import { useRef, useState } from 'react'
import { classes } from '../../elements/classes.ts'
import { useToast } from '../../elements/toast.tsx'
import { type ReactionSubjectFragment, ReactionSubjectFragmentDoc, type ReactionType } from '../../generated/graphql.ts'
import { totalOf } from './counts.ts'
import { kindOf } from './kinds.ts'
import { react } from './react.ts'
import styles from './reaction-button.module.css'
import { ReactionPicker } from './reaction-picker.tsx'
import { usePress } from './use-press.ts'

/**
 * Reacts to a post or a comment. One press likes, or takes back what there is; a long press, resting on it with the pointer
 * or the arrow key up opens the five ways to react. A reaction that is refused goes back in sight, and a toast says why.
 */
export function ReactionButton({ subject }: { subject: FragmentType<ReactionSubjectFragment> }) {
  const client = useApolloClient()
  const tell = useToast()
  const { data, complete } = useFragment({
    fragment: ReactionSubjectFragmentDoc,
    fragmentName: 'ReactionSubject',
    from: subject,
  })
  const [isTakenBack, setTakenBack] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const press = usePress(button)
  if (!complete || !data) return null
  const known = data as ReactionSubjectFragment
  const mine = known.viewerReaction
  const { name, Icon } = kindOf(mine ?? 'LIKE')
  const total = totalOf(known)

  async function choose(next: (mine: ReactionType | null) => ReactionType | null) {
    setTakenBack(false)
    const refusal = await react(client, known, next)
    if (!refusal) return
    setTakenBack(true)
    tell(refusal, { name: 'Try again', run: () => void choose(next) })
  }

  return (
    <span data-fragment="ReactionSubject" className={styles.place} {...press.around}>
      <button
        ref={button}
        type="button"
        className={classes(styles.button, mine && styles.mine, isTakenBack && styles.takenBack)}
        aria-pressed={mine !== null}
        aria-label={`${name}, ${total} ${total === 1 ? 'reaction' : 'reactions'}`}
        aria-description="Arrow up for more ways to react"
        aria-expanded={press.isOpen}
        {...press.button}
        onClick={() => press.isSpent() || void choose((now) => (now ? null : 'LIKE'))}
        onAnimationEnd={() => setTakenBack(false)}
      >
        <Icon key={mine} className={styles.sign} aria-hidden="true" />
        <span className={styles.count}>{total > 0 ? total : ''}</span>
      </button>
      {press.isOpen && (
        <ReactionPicker
          mine={mine}
          hasFocus={press.isByKey}
          onChoose={(type) => {
            press.close()
            void choose((now) => (now === type ? null : type))
          }}
        />
      )}
    </span>
  )
}
