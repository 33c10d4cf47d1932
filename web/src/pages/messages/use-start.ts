import { useApolloClient, useMutation } from '@apollo/client/react'
import { useEffect, useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useToast } from '../../elements/toast.tsx'
import { CreateGroupDocument, StartDirectConversationDocument } from '../../generated/graphql.ts'
import { faultMessage, type PayloadError } from '../../graphql/failures.ts'
import { raiseConversation } from '../../messages/place-message.ts'

/** What went wrong; empty when the conversation is open. */
type Started = Promise<readonly PayloadError[]>

/** Opens the conversation with one person, or a group, and goes there; `replace` puts it in the place of this page. */
export function useStart({ replace = false } = {}): {
  write(userId: string): Started
  found(input: { name: string; description: string | null; participantIds: string[] }): Started
} {
  const { cache } = useApolloClient()
  const navigate = useNavigate()
  const [start] = useMutation(StartDirectConversationDocument)
  const [create] = useMutation(CreateGroupDocument)
  type Payload = { conversation: { id: string } | null; errors: readonly PayloadError[] } | null | undefined

  async function open(asked: Promise<Payload>): Started {
    try {
      const payload = await asked
      if (!payload?.conversation) return payload?.errors ?? []
      raiseConversation(cache, payload.conversation.id)
      await navigate(`/messages/${payload.conversation.id}`, { replace })
      return []
    } catch (error) {
      return [{ code: 'FAULT', message: faultMessage(error) }]
    }
  }
  return {
    write: (userId) => open(start({ variables: { userId } }).then(({ data }) => data?.startDirectConversation)),
    found: (input) => open(create({ variables: { input } }).then(({ data }) => data?.createGroupConversation)),
  }
}

/** Takes `?to=` of a link on a profile: the conversation with that person opens in its place. */
export function useStartFromLink(): void {
  const [search, setSearch] = useSearchParams()
  const { write } = useStart({ replace: true })
  const toast = useToast()
  const to = search.get('to')
  const started = useRef<string | null>(null)
  useEffect(() => {
    if (!to || started.current === to) return
    started.current = to
    void write(to).then(([error]) => {
      if (!error) return
      toast(error.message)
      setSearch({}, { replace: true })
    })
  }, [to])
}
