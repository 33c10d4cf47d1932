import { useQuery } from '@apollo/client/react'
import { Button } from '../../elements/button.tsx'
import { CommentBoxDocument } from '../../generated/graphql.ts'
import { Avatar } from '../../people/avatar.tsx'
import styles from './comment-item.module.css'
import type { Outgoing } from './outbox.ts'
import { useThread } from './thread-context.ts'

/** A comment that is on its way, or that could not be sent and waits for its writer. */
export function OutgoingComment({ comment }: { comment: Outgoing }) {
  const { outbox } = useThread()
  const { data } = useQuery(CommentBoxDocument)
  const { key, parentId, content, failure } = comment
  return (
    <li className={styles.outgoing}>
      <div className={styles.comment}>
        <Avatar person={data?.viewer?.profile ?? null} size={32} />
        <div className={styles.body}>
          <p className={styles.head}>
            <strong>You</strong>
            <span role="status">{failure ? 'Not sent' : 'Sending …'}</span>
          </p>
          <p className={styles.content} dir="auto">
            {content}
          </p>
          {failure && (
            <div className={styles.failure} role="alert">
              <p>{failure}</p>
              <Button size="small" onClick={() => outbox.send({ content, parentId, key })}>
                Try again
              </Button>
              <Button size="small" look="plain" onClick={() => outbox.discard(key)}>
                Discard
              </Button>
            </div>
          )}
        </div>
      </div>
    </li>
  )
}
