import { useApolloClient, useSubscription } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import {
  ChangesSinceDocument,
  ConversationEventsDocument,
  ThreadDocument,
  type ThreadEventFragment,
  ThreadMembersDocument,
} from '../../generated/graphql.ts'
import { useBegun } from '../../graphql/live-context.ts'
import { forgetConversation, placeMessage } from '../../messages/place-message.ts'
import { useOutbox } from '../../messages/use-outbox.ts'
import { CatchUp } from './catch-up.ts'

/**
 * Keeps a conversation in the cache as it is, also over a gap. `onEvent` is called with all that happens.
 * @returns what takes the cursor of what has been loaded
 */
export function useThreadEvents(id: string, onEvent: (event: ThreadEventFragment) => void): (cursor: string) => void {
  const client = useApolloClient()
  const outbox = useOutbox()
  const [catchUp] = useState(
    () =>
      new CatchUp<ThreadEventFragment>({
        async ask(cursor) {
          const options = { query: ChangesSinceDocument, variables: { id, cursor } }
          const { data, error } = await client.query({ ...options, fetchPolicy: 'network-only' })
          // What has been applied stands in the conversation; the answer itself is of no more use.
          const conversation = client.cache.identify({ __typename: 'Conversation', id })
          if (conversation) client.cache.evict({ id: conversation, fieldName: 'changesSince' })
          if (error) throw error
          return data?.conversation?.changesSince ?? null
        },
        apply,
        loadAnew,
      }),
  )

  function apply(event: ThreadEventFragment): void {
    if (event.__typename === 'MessageAdded') {
      placeMessage(client.cache, event.message)
      // The answer to it may be lost; this one says as much.
      if (event.message.idempotencyKey) outbox.remove(event.message.idempotencyKey)
    }
    if (event.__typename === 'ConversationChanged') void loadMembers().catch(() => {})
    onEvent(event)
  }

  const loadMembers = () =>
    client.query({ query: ThreadMembersDocument, variables: { id }, fetchPolicy: 'network-only' })

  async function loadAnew(): Promise<string | null> {
    const options = { query: ThreadDocument, variables: { id } }
    const { data, error } = await client.query({ ...options, fetchPolicy: 'network-only' })
    if (error) throw error
    return data?.conversation?.cursor ?? null
  }

  /** The stream has ended: the viewer is out of the conversation, or the server begins anew. */
  async function end(): Promise<void> {
    const cursor = await loadAnew().catch(() => '')
    if (cursor !== null) return restart()
    isOver.current = true
    forgetConversation(client.cache, id)
  }

  const isOver = useRef(false)
  const { restart } = useSubscription(ConversationEventsDocument, {
    variables: { id },
    onData({ data: { data } }) {
      const event = data?.conversationEvents
      if (!event) return
      apply(event)
      if (event.cursor) catchUp.pass(event.cursor)
    },
    onComplete: () => void end(),
  })
  useBegun('ConversationEvents', () => catchUp.restart())
  useEffect(() => {
    // A machine that slept is told of nothing.
    const wake = () => document.visibilityState === 'visible' && catchUp.now()
    document.addEventListener('visibilitychange', wake)
    return () => {
      document.removeEventListener('visibilitychange', wake)
      catchUp.close()
    }
  }, [catchUp])
  return (cursor) => {
    // Somebody who is in the conversation again has no stream of it any more.
    if (isOver.current) restart()
    isOver.current = false
    catchUp.begin(cursor)
  }
}
