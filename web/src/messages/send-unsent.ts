import type { ApolloCache, ApolloClient } from '@apollo/client'
import { SendMessageDocument } from '../generated/graphql.ts'
import { faultMessage } from '../graphql/failures.ts'
import type { Outcome, Unsent } from './outbox.ts'
import { placeMessage } from './place-message.ts'

/** Sends one message. The answer may be that of an earlier attempt, which is as good. */
export async function sendUnsent(client: ApolloClient, message: Unsent): Promise<Outcome> {
  const { key, conversationId, type, content, mediaIds, replyToId } = message
  const input = { idempotencyKey: key, conversationId, type, content, mediaIds, replyToId }
  try {
    const { data } = await client.mutate({ mutation: SendMessageDocument, variables: { input } })
    const payload = data?.sendMessage
    const [error] = payload?.errors ?? []
    if (error?.code === 'RATE_LIMITED')
      return { later: error.message, ...(error.retryAfterSeconds && { afterSeconds: error.retryAfterSeconds }) }
    if (error) {
      // No event tells that a conversation has been closed.
      if (error.code === 'NOT_ALLOWED') close(client.cache, conversationId)
      return { refused: error.message }
    }
    if (payload?.message) placeMessage(client.cache, payload.message)
    return { taken: true }
  } catch (error) {
    return { later: faultMessage(error) }
  }
}

const close = (cache: ApolloCache, id: string) =>
  cache.modify<{ viewerCanSend: boolean }>({
    id: cache.identify({ __typename: 'Conversation', id })!,
    fields: { viewerCanSend: () => false },
  })
