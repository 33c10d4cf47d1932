import { useApolloClient } from '@apollo/client/react'
import { MessagesSquare } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { ButtonLink } from '../../elements/button.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { EarlierMessagesDocument, ThreadDocument, type ThreadMessageFragment } from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { RenewLinks } from '../../media/links.ts'
import { useUnsent } from '../../messages/use-outbox.ts'
import { useViewerId } from '../../session/use-session.ts'
import { Beginning } from './beginning.tsx'
import { Composer, type Mode } from './composer.tsx'
import { useConversationName } from './conversation-name.tsx'
import { RequestAnswer } from './request-answer.tsx'
import { rowsOf, whoOf } from './rows.ts'
import styles from './thread.module.css'
import { ThreadHead } from './thread-head.tsx'
import { ThreadLog } from './thread-log.tsx'
import { useEarlier } from './use-earlier.ts'
import { useReading } from './use-reading.ts'
import { type Typist, typingText } from './use-typing.ts'

/** The newest so many files get new links when theirs have ended. */
const mostRenewed = 100

export interface LiveThread {
  typists: readonly Typist[]
  /** Takes the cursor of what has been loaded. */
  begin(cursor: string): void
}

export function LoadedThread({ id, live }: { id: string; live: LiveThread }) {
  const viewerId = useViewerId() ?? ''
  const { data, error, fetchMore, refetch, networkStatus } = useSuspenseQuery(ThreadDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  })
  const client = useApolloClient()
  const conversation = data?.conversation
  const allUnsent = useUnsent()
  const unsent = useMemo(() => allUnsent.filter((message) => message.conversationId === id), [allUnsent, id])
  const [mode, setMode] = useState<Mode>({ kind: 'write' })

  const { cursor } = conversation ?? {}
  useEffect(() => {
    if (cursor) live.begin(cursor)
  }, [cursor])

  const messages = useMemo(() => conversation?.messages?.edges.map(({ node }) => node) ?? [], [conversation])
  const members = useMemo(() => conversation?.members?.edges.map(({ node }) => node) ?? [], [conversation])
  const isFresh = networkStatus === 7
  const { name } = useConversationName(conversation ?? null)
  const reading = useReading({ id, viewerId, messages, unreadCount: isFresh ? (conversation?.unreadCount ?? 0) : null })
  const earlier = useEarlier({ id, pageInfo: conversation?.messages?.pageInfo, messages, fetchMore })
  const hasEarlier = conversation?.messages?.pageInfo.hasPreviousPage ?? false
  const rows = useMemo(
    () => rowsOf({ viewerId, messages, members, unsent, firstUnreadId: reading.firstUnreadId, hasEarlier }),
    [viewerId, messages, members, unsent, reading.firstUnreadId, hasEarlier],
  )

  // No event tells that they take more now, but that they have answered, or have read it, which is told once it is accepted.
  const hasAnswered =
    conversation?.awaitsAnswer &&
    (messages.some((message) => whoOf(message, viewerId) !== viewerId) ||
      members.some(({ user, lastReadMessage }) => user?.id !== viewerId && lastReadMessage))
  useEffect(() => {
    if (hasAnswered) void refetch().catch(() => {})
  }, [hasAnswered])

  if (!conversation && failureAt(error, 'conversation'))
    return <Unavailable what="This conversation" onRetry={() => void refetch()} />
  if (!conversation) return <Gone />

  const renewLinks = () =>
    client.query({
      query: EarlierMessagesDocument,
      variables: { id, before: null, last: Math.min(messages.length, mostRenewed) },
      fetchPolicy: 'network-only',
    })
  const editLast = () => {
    const last = messages.findLast((message) => whoOf(message, viewerId) === viewerId && message.viewerCanEdit)
    if (last) setMode({ kind: 'edit', message: last })
  }
  return (
    <section className={styles.thread} aria-label="Conversation">
      <ThreadHead conversation={conversation} />
      <RenewLinks value={renewLinks}>
        <ThreadLog
          rows={rows}
          isGroup={conversation.type === 'GROUP'}
          beginning={<Beginning conversation={conversation} />}
          reading={reading}
          earlier={earlier}
          onReply={(message: ThreadMessageFragment) => setMode({ kind: 'reply', message })}
          onEdit={(message: ThreadMessageFragment) => setMode({ kind: 'edit', message })}
        />
      </RenewLinks>
      <p role="status" className={styles.typing}>
        {typingText(live.typists)}
      </p>
      {conversation.folder === 'REQUESTS' ? (
        <RequestAnswer conversationId={id} name={name} />
      ) : conversation.viewerCanSend ? (
        <Composer conversationId={id} mode={mode} onMode={setMode} onEditLast={editLast} />
      ) : conversation.awaitsAnswer ? (
        <p className={styles.closed}>You can write more once {name} has answered.</p>
      ) : (
        <p className={styles.closed}>
          Nothing can be written here just now: one of you has blocked the other, or this account is away.
        </p>
      )}
    </section>
  )
}

const Gone = () => (
  <Empty
    icon={<MessagesSquare aria-hidden="true" />}
    title="There is no such conversation"
    act={<ButtonLink to="/messages">All conversations</ButtonLink>}
  >
    The link may be wrong, or you are not in this conversation any more.
  </Empty>
)
