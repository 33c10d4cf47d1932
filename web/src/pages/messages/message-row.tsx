import { useFragment } from '@apollo/client/react'
import { Check } from 'lucide-react'
import { Button } from '../../elements/button.tsx'
import { classes } from '../../elements/classes.ts'
import { formatClock } from '../../elements/time.tsx'
import { MessageRowMessageFragmentDoc } from '../../generated/graphql.ts'
import { Mosaic } from '../../media/mosaic.tsx'
import { Avatar } from '../../people/avatar.tsx'
import { RichText } from '../../posts/rich-text/rich-text.tsx'
import { RemovedNote } from '../../reports/removed-note.tsx'
import { MessageActs } from './message-acts.tsx'
import { MessageReactions } from './message-reactions.tsx'
import styles from './message-row.module.css'
import { Quote } from './quote.tsx'
import { Receipts } from './receipts.tsx'
import type { Row } from './rows.ts'

/** A message with what belongs to it: who wrote it, what it answers, its files, when it came, and who has read it. */
export function MessageRow({
  row: { message: from, isOwn, isFirstOfGroup, isLastOfGroup, readers },
  isGroup,
  isLit,
  isFolded,
  onUnfold,
  onReply,
  onEdit,
  onJump,
}: {
  row: Extract<Row, { kind: 'message' }>
  isGroup: boolean
  /** Whether it has just been jumped to. */
  isLit: boolean
  /** Whether it waits to be asked for, as it is of somebody whom the viewer has blocked. */
  isFolded: boolean
  onUnfold(): void
  onReply(): void
  onEdit(): void
  onJump(messageId: string): void
}) {
  const { data: message, complete } = useFragment({
    fragment: MessageRowMessageFragmentDoc,
    fragmentName: 'MessageRowMessage',
    from,
  })
  if (!complete) return null
  const sentAt = new Date(message.sentAt)
  const name = isOwn ? 'You' : (message.sender?.displayName ?? 'Somebody')
  return (
    <article
      data-fragment="MessageRowMessage"
      className={classes(styles.row, isOwn && styles.own, isFirstOfGroup && styles.first)}
      aria-label={`${name}, ${formatClock(sentAt)}`}
    >
      {!isOwn && <div className={styles.who}>{isFirstOfGroup && <Avatar person={message.sender} size={32} />}</div>}
      <div className={styles.stack}>
        {isGroup && !isOwn && isFirstOfGroup && (
          <p className={styles.name}>
            <bdi>{name}</bdi>
          </p>
        )}
        <div className={styles.line}>
          <div
            className={classes(
              styles.bubble,
              (message.isDeleted || isFolded) && styles.deleted,
              isLastOfGroup && styles.tail,
              isLit && styles.lit,
            )}
            title={sentAt.toLocaleString()}
          >
            {message.isDeleted ? (
              <p>{message.isRemoved ? <RemovedNote rule={message.removedRule} /> : 'This message was deleted.'}</p>
            ) : isFolded ? (
              <p className={styles.folded}>
                From somebody you blocked.
                <Button size="small" look="plain" onClick={onUnfold}>
                  Show anyway
                </Button>
              </p>
            ) : (
              <>
                {message.replyTo && <Quote message={message.replyTo} onJump={onJump} />}
                {message.media.length > 0 && (
                  <div className={styles.files}>
                    <Mosaic files={message.media} />
                  </div>
                )}
                {message.content && <RichText text={message.content} facets={message.facets} />}
              </>
            )}
          </div>
          {!message.isDeleted && !isFolded && <MessageActs message={message} onReply={onReply} onEdit={onEdit} />}
        </div>
        {!isFolded && <MessageReactions message={message} />}
        {(isLastOfGroup || (message.isEdited && !message.isDeleted)) && (
          <p className={styles.meta}>
            <time dateTime={message.sentAt}>{formatClock(sentAt)}</time>
            {message.isEdited && !message.isDeleted && ' · edited'}
            {isOwn && <Check role="img" aria-label="Sent" />}
          </p>
        )}
        {readers.length > 0 && <Receipts readers={readers} />}
      </div>
    </article>
  )
}
