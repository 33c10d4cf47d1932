import { useApolloClient } from '@apollo/client/react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '../../elements/button.tsx'
import { useToast } from '../../elements/toast.tsx'
import {
  AcceptMessageRequestDocument,
  DeclineMessageRequestDocument,
  MessageRequestCountDocument,
} from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import { forgetConversation, raiseConversation } from '../../messages/place-message.ts'
import styles from './request-answer.module.css'

/** In the place of the composer, while a conversation waits to be accepted. */
export function RequestAnswer({ conversationId, name }: { conversationId: string; name: string }) {
  const client = useApolloClient()
  const navigate = useNavigate()
  const toast = useToast()
  const [isBusy, setBusy] = useState(false)
  const variables = { conversationId }

  async function answer(ask: () => Promise<string | undefined>) {
    setBusy(true)
    try {
      const refusal = await ask()
      if (refusal) toast(refusal)
    } catch (error) {
      toast(faultMessage(error))
    } finally {
      setBusy(false)
    }
  }
  const accept = () =>
    answer(async () => {
      const { data } = await client.mutate({ mutation: AcceptMessageRequestDocument, variables })
      const [error] = data?.acceptMessageRequest?.errors ?? []
      if (!error) raiseConversation(client.cache, conversationId)
      return error?.message
    })
  const decline = () =>
    answer(async () => {
      const { data } = await client.mutate({ mutation: DeclineMessageRequestDocument, variables })
      const [error] = data?.declineMessageRequest?.errors ?? []
      if (error) return error.message
      await navigate('/messages')
      forgetConversation(client.cache, conversationId)
      await client.query({ query: MessageRequestCountDocument, fetchPolicy: 'network-only' })
      return undefined
    })

  return (
    <section className={styles.answer} aria-label="Message request">
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        wants to write to you. They do not see whether you have read this, until you accept.
      </p>
      <div className={styles.acts}>
        <Button look="primary" isBusy={isBusy} onClick={() => void accept()}>
          Accept
        </Button>
        <Button isBusy={isBusy} onClick={() => void decline()}>
          Decline
        </Button>
      </div>
    </section>
  )
}
