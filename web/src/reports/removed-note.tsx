import { Link } from 'react-router'
import type { ModerationRule } from '../generated/graphql.ts'
import styles from './removed-note.module.css'
import { rules } from './rules.ts'

/** Says that moderators have taken something away, and whose it is, which rule it broke and where to object. */
export function RemovedNote({ rule }: { rule: ModerationRule | null }) {
  if (rule === null) return 'Removed by a moderator.'
  return (
    <>
      Removed by a moderator: {rules[rule]}.{' '}
      <Link to="/settings/decisions" className={styles.way}>
        See the decision
      </Link>
    </>
  )
}
