import { useSubscription } from '@apollo/client/react'
import { Archive, MessageCircleQuestionMark, MessagesSquare } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { Bone, Loading } from '../../elements/skeleton.tsx'
import {
  type ConversationFolder,
  ConversationPlaceChangedDocument,
  ConversationsDocument,
  MessageAddedDocument,
  MoreConversationsDocument,
} from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { anew, useBegun } from '../../graphql/live-context.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { forgetConversation, placeMessage, raiseConversation } from '../../messages/place-message.ts'
import styles from './conversation-list.module.css'
import { ConversationRow } from './conversation-row.tsx'

/** So many rows follow who types: a person may have 50 streams open, in all windows together. */
const mostLive = 5

export function ConversationList({
  folder,
  openId,
  onStart,
}: {
  folder: ConversationFolder
  openId: string | undefined
  onStart(): void
}) {
  const { data, error, fetchMore, refetch, client } = useSuspenseQuery(ConversationsDocument, {
    variables: { folder },
    fetchPolicy: 'cache-and-network',
  })
  const [isLoadingMore, setLoadingMore] = useState(false)
  useSubscription(MessageAddedDocument, {
    onData: ({ data: { data } }) => data?.messageAdded && placeMessage(client.cache, data.messageAdded),
  })
  // What the viewer has done on another device.
  useSubscription(ConversationPlaceChangedDocument, {
    onData: ({ data: { data } }) => {
      const { conversationId: id, conversation } = data?.conversationPlaceChanged ?? {}
      if (id && conversation) raiseConversation(client.cache, id)
      else if (id) forgetConversation(client.cache, id)
    },
  })
  useBegun(
    'MessageAdded',
    () => void client.query({ query: ConversationsDocument, variables: { folder }, ...anew }).catch(() => {}),
  )

  const conversations = data?.viewer?.conversations
  if (!conversations && failureAt(error, 'viewer', 'conversations'))
    return <Unavailable what="Your conversations" onRetry={() => void refetch()} />
  if (!conversations?.edges.length && folder === 'REQUESTS')
    return (
      <Empty icon={<MessageCircleQuestionMark aria-hidden="true" />} title="No requests">
        What people write to you who are no friends of yours waits here until you accept it.
      </Empty>
    )
  if (!conversations?.edges.length && folder === 'ARCHIVE')
    return (
      <Empty icon={<Archive aria-hidden="true" />} title="Nothing is put away">
        What you archive stands here, until there is a new message.
      </Empty>
    )
  if (!conversations?.edges.length)
    return (
      <Empty
        icon={<MessagesSquare aria-hidden="true" />}
        title="No conversations yet"
        act={
          <Button look="primary" onClick={onStart}>
            Write to somebody
          </Button>
        }
      >
        What you write to friends, alone or in a group, stands here.
      </Empty>
    )

  const { hasNextPage, endCursor } = conversations.pageInfo
  const nodes = conversations.edges
    .map(({ node }) => node)
    .toSorted((one, other) => other.lastActivityAt.localeCompare(one.lastActivityAt))
  async function loadMore() {
    setLoadingMore(true)
    await fetchMore({ query: MoreConversationsDocument, variables: { folder, after: endCursor } }).finally(() =>
      setLoadingMore(false),
    )
  }
  return (
    <nav aria-label="Conversations">
      <ul>
        {nodes.map((node, n) => (
          <li key={node.id}>
            <ConversationRow
              conversation={node}
              isLive={n < mostLive && node.id !== openId}
              isOpen={node.id === openId}
            />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div className={styles.more}>
          <Button size="small" isBusy={isLoadingMore} onClick={() => void loadMore()}>
            Earlier conversations
          </Button>
        </div>
      )}
    </nav>
  )
}

export const ConversationListSkeleton = () => (
  <Loading what="your conversations">
    {['55%', '40%', '65%', '50%', '45%', '60%'].map((width) => (
      <div key={width} className={styles.bone}>
        <Bone isRound width={40} height={40} />
        <div>
          <Bone width={width} height={16} />
          <Bone width="85%" height={12} />
        </div>
      </div>
    ))}
  </Loading>
)
