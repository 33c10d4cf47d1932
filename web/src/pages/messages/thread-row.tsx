import type { ReactNode } from 'react'
import { formatDayName } from '../../elements/time.tsx'
import type { ThreadMessageFragment } from '../../generated/graphql.ts'
import { MessageRow } from './message-row.tsx'
import type { Row } from './rows.ts'
import styles from './thread-row.module.css'
import { UnsentRow } from './unsent-row.tsx'

/** One row of a thread, of whatever kind. */
export function ThreadRow({
  row,
  isGroup,
  beginning,
  isLit,
  isFolded,
  onUnfold,
  onReply,
  onEdit,
  onJump,
}: {
  row: Row
  isGroup: boolean
  beginning: ReactNode
  isLit: boolean
  isFolded: boolean
  onUnfold(messageId: string): void
  onReply(message: ThreadMessageFragment): void
  onEdit(message: ThreadMessageFragment): void
  onJump(messageId: string): void
}) {
  return (
    <div className={styles.row}>
      {row.kind === 'beginning' && beginning}
      {row.kind === 'day' && <h2 className={styles.day}>{formatDayName(new Date(row.at))}</h2>}
      {row.kind === 'unread' && <p className={styles.unread}>New since you were here</p>}
      {row.kind === 'unsent' && <UnsentRow row={row} />}
      {row.kind === 'message' && (
        <MessageRow
          row={row}
          isGroup={isGroup}
          isLit={isLit}
          isFolded={isFolded}
          onUnfold={() => onUnfold(row.message.id)}
          onReply={() => onReply(row.message)}
          onEdit={() => onEdit(row.message)}
          onJump={onJump}
        />
      )}
    </div>
  )
}
