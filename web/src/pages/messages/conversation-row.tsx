import type { FragmentType } from '@apollo/client'
import { useFragment, useSubscription } from '@apollo/client/react'
import { BellOff } from 'lucide-react'
import { NavLink } from 'react-router'
import { Age } from '../../elements/time.tsx'
import {
  ConversationActivityDocument,
  type ConversationRowConversationFragment,
  ConversationRowConversationFragmentDoc,
} from '../../generated/graphql.ts'
import { useUnsent } from '../../messages/use-outbox.ts'
import { useViewerId } from '../../session/use-session.ts'
import { ConversationPicture, useConversationName } from './conversation-name.tsx'
import styles from './conversation-row.module.css'
import { previewOf } from './preview.ts'
import { typingText, useTyping } from './use-typing.ts'

/** A conversation in the list: whom it is with, what was last said or who is typing, and how much is unread. */
export function ConversationRow({
  conversation: from,
  isLive,
  isOpen,
}: {
  conversation: FragmentType<ConversationRowConversationFragment>
  /** Whether typing and edits are followed. */
  isLive: boolean
  isOpen: boolean
}) {
  const viewerId = useViewerId()
  const { data: conversation, complete } = useFragment({
    fragment: ConversationRowConversationFragmentDoc,
    fragmentName: 'ConversationRowConversation',
    from,
  })
  const { name } = useConversationName(complete ? conversation : null)
  const { typists, note } = useTyping()
  const unsent = useUnsent()
  useSubscription(ConversationActivityDocument, {
    variables: { id: conversation.id ?? '' },
    skip: !isLive || !complete,
    onData: ({ data: { data } }) => data?.conversationEvents && note(data.conversationEvents),
  })
  if (!complete) return null
  const { lastMessage: last, unreadCount } = conversation
  const waiting = unsent.findLast(({ conversationId }) => conversationId === conversation.id)
  const line = waiting ?? last
  const isOwn = waiting || last?.sender?.id === viewerId
  const prefix = isOwn
    ? 'You: '
    : last?.sender && name !== last.sender.displayName
      ? `${last.sender.displayName}: `
      : ''
  // What comes into the thread that is open is being read.
  const unread = isOpen ? 0 : unreadCount
  return (
    <NavLink data-fragment="ConversationRowConversation" to={`/messages/${conversation.id}`} className={styles.row}>
      <ConversationPicture conversation={conversation} />
      <span className={styles.words}>
        <span className={styles.top}>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          {conversation.isMuted && <BellOff className={styles.muted} role="img" aria-label="Muted" />}
          <Age at={waiting?.at ?? conversation.lastActivityAt} />
        </span>
        <span className={styles.bottom}>
          <span className={unread ? styles.unreadLine : styles.line}>
            {typists.length > 0 ? (
              <em>{typingText(typists)}</em>
            ) : line ? (
              `${prefix}${waiting?.problem ? 'not sent: ' : ''}${previewOf(line)}`
            ) : (
              'Nothing has been said yet'
            )}
          </span>
          {unread > 0 && (
            <span className={styles.count}>
              {unread > 99 ? '99+' : unread}
              <span className="visually-hidden"> unread</span>
            </span>
          )}
        </span>
      </span>
    </NavLink>
  )
}
