import type { ThreadParticipantFragment } from '../../generated/graphql.ts'
import { Avatar } from '../../people/avatar.tsx'
import styles from './receipts.module.css'

const mostShown = 8
const list = new Intl.ListFormat('en')

/** The pictures of those who have read as far as this. */
export function Receipts({ readers }: { readers: readonly ThreadParticipantFragment[] }) {
  const names = readers.map(({ user }) => user?.displayName ?? 'somebody')
  const text = `Read by ${list.format(names)}`
  return (
    <div className={styles.receipts} role="img" aria-label={text} title={text}>
      {readers.slice(0, mostShown).map(({ id, user }) => (
        <Avatar key={id} person={user} size={20} />
      ))}
      {readers.length > mostShown && <span className={styles.more}>+{readers.length - mostShown}</span>}
    </div>
  )
}
