import { type ReactNode, useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { useToast } from '../../elements/toast.tsx'
import { faultMessage } from '../../graphql/failures.ts'
import styles from './comment-item.module.css'
import { OutgoingComment } from './outgoing-comment.tsx'
import { useStragglers, useThread } from './thread-context.ts'

/** A list of comments on one level: the loaded ones, the button for more, then those whose page is not loaded yet. */
export function Comments({
  parentId,
  loaded,
  isNewestFirst = false,
  more,
  children,
}: {
  parentId: string | null
  loaded: readonly string[]
  isNewestFirst?: boolean
  more?: ReactNode
  /** The comment of an id. */
  children(id: string): ReactNode
}) {
  const { outbox } = useThread()
  const stragglers = useStragglers(parentId, loaded)
  const own = outbox.outgoing.filter((comment) => comment.parentId === parentId)
  const outgoing = own.map((comment) => <OutgoingComment key={comment.key} comment={comment} />)
  return (
    <>
      <ol className={styles.list}>
        {isNewestFirst && outgoing}
        {loaded.map(children)}
      </ol>
      {more}
      <ol className={styles.list}>
        {stragglers.map(children)}
        {!isNewestFirst && outgoing}
      </ol>
    </>
  )
}

/** Asks for the next page of a list; `onMore` is to fail when it could not be had. */
export function MoreButton({ children, onMore }: { children: ReactNode; onMore(): Promise<unknown> }) {
  const tell = useToast()
  const [isBusy, setBusy] = useState(false)
  async function more() {
    setBusy(true)
    await onMore().catch((error: unknown) => tell(faultMessage(error)))
    setBusy(false)
  }
  return (
    <Button look="plain" size="small" className={styles.more} isBusy={isBusy} onClick={() => void more()}>
      {children}
    </Button>
  )
}
