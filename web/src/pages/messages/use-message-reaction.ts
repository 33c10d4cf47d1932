import { useApolloClient } from '@apollo/client/react'
import { useToast } from '../../elements/toast.tsx'
import {
  type ReactedMessageFragment,
  type ReactionType,
  RemoveMessageReactionDocument,
  SetMessageReactionDocument,
} from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'

/** Sets the viewer's reaction to a message, or takes it back where it is that one already. */
export function useMessageReaction(message: ReactedMessageFragment): (type: ReactionType) => Promise<void> {
  const client = useApolloClient()
  const toast = useToast()
  return async (type) => {
    const messageId = message.id
    try {
      const { data } =
        message.viewerReaction === type
          ? await client.mutate({ mutation: RemoveMessageReactionDocument, variables: { input: { messageId } } })
          : await client.mutate({ mutation: SetMessageReactionDocument, variables: { input: { messageId, type } } })
      const payload = data && ('setMessageReaction' in data ? data.setMessageReaction : data.removeMessageReaction)
      const [error] = payload?.errors ?? []
      if (error) toast(error.message)
    } catch (error) {
      toast(`Your reaction was not kept. ${faultMessage(error)}`)
    }
  }
}
