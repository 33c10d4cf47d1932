import type { FragmentType } from '@apollo/client'
import { useFragment, useMutation } from '@apollo/client/react'
import { MessageCircle } from 'lucide-react'
import { useNavigate } from 'react-router'
import { Button } from '../elements/button.tsx'
import { useToast } from '../elements/toast.tsx'
import {
  type MessageButtonPersonFragment,
  MessageButtonPersonFragmentDoc,
  OpenDirectConversationDocument,
} from '../generated/graphql.ts'
import { faultMessage } from '../graphql/failures.ts'

/** Leads to the conversation with a person, where the viewer can write to them. */
export function MessageButton({ person }: { person: FragmentType<MessageButtonPersonFragment> }) {
  const { data, complete } = useFragment({ fragment: MessageButtonPersonFragmentDoc, from: person })
  const [open, { loading }] = useMutation(OpenDirectConversationDocument)
  const navigate = useNavigate()
  const tell = useToast()
  if (!complete || !data.viewerCanMessage) return null
  async function write() {
    try {
      const answer = await open({ variables: { userId: data!.id! } })
      const { conversation, errors } = answer.data!.startDirectConversation!
      if (conversation) await navigate(`/messages/${conversation.id}`)
      else tell(errors[0]?.message ?? 'The conversation could not be opened; try again.')
    } catch (error) {
      tell(faultMessage(error))
    }
  }
  return (
    <Button data-fragment="MessageButtonPerson" icon={<MessageCircle />} isBusy={loading} onClick={() => void write()}>
      Message
      <span className="visually-hidden"> {data.firstName}</span>
    </Button>
  )
}
