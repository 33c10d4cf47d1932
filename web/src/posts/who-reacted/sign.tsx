import type { ReactionType } from '../../generated/graphql.ts'
import { kindOf } from '../reactions/kinds.ts'
import styles from './who-reacted.module.css'

/** A reaction as a small sign. `isNamed` where no number or name beside it says what it is. */
export function Sign({ type, isNamed = false }: { type: ReactionType; isNamed?: boolean }) {
  const { name, Icon } = kindOf(type)
  return <Icon className={styles.sign} {...(isNamed ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })} />
}
