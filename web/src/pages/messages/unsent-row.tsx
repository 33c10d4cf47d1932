import { Clock, TriangleAlert } from 'lucide-react'
import { Button } from '../../elements/button.tsx'
import { classes } from '../../elements/classes.ts'
import { formatClock } from '../../elements/time.tsx'
import { useOutbox } from '../../messages/use-outbox.ts'
import { RichText } from '../../posts/rich-text/rich-text.tsx'
import styles from './message-row.module.css'
import { previewOf } from './preview.ts'
import type { Row } from './rows.ts'

/** A message that is on its way, or that could not be sent and waits for its writer. */
export function UnsentRow({
  row: { message, isFirstOfGroup, isLastOfGroup },
}: {
  row: Extract<Row, { kind: 'unsent' }>
}) {
  const outbox = useOutbox()
  const { key, problem, isRefused } = message
  return (
    <article
      className={classes(styles.row, styles.own, isFirstOfGroup && styles.first)}
      aria-label={problem ? 'You, not sent' : 'You, being sent'}
    >
      <div className={styles.stack}>
        <div className={styles.line}>
          <div className={classes(styles.bubble, styles.unsent, isLastOfGroup && styles.tail)}>
            <RichText text={message.content || previewOf(message)} />
          </div>
        </div>
        {problem ? (
          <div className={styles.problem} role="status">
            {isRefused && <TriangleAlert aria-hidden="true" />}
            <span>{isRefused ? problem : 'Not sent yet. It goes out by itself when Plaza can be reached.'}</span>
            <Button size="small" look="plain" onClick={() => outbox.retry(key)}>
              Try again
            </Button>
            <Button size="small" look="plain" onClick={() => outbox.remove(key)}>
              Delete
            </Button>
          </div>
        ) : (
          isLastOfGroup && (
            <p className={styles.meta}>
              {formatClock(new Date(message.at))}
              <Clock role="img" aria-label="Being sent" />
            </p>
          )
        )}
      </div>
    </article>
  )
}
