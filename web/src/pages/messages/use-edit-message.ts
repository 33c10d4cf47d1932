import { useMutation } from '@apollo/client/react'
import { useToast } from '../../elements/toast.tsx'
import { EditMessageDocument, type ThreadMessageFragment } from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'

/** Edits at once in sight of the writer. What is refused goes back to the old text, and the new one is handed back. */
export function useEditMessage(
  onRefused: (message: ThreadMessageFragment, text: string) => void,
): (message: ThreadMessageFragment, text: string) => void {
  const toast = useToast()
  const [edit] = useMutation(EditMessageDocument)
  return (message, text) => {
    if (text === message.content) return
    const refuse = (why: string) => {
      toast(`The message is as it was. ${why}`)
      onRefused(message, text)
    }
    edit({
      variables: { messageId: message.id, content: text },
      optimisticResponse: {
        editMessage: {
          // Where it leads is for the answer to say.
          message: { __typename: 'Message', id: message.id, content: text, facets: [], isEdited: true },
          errors: [],
        },
      },
    })
      .then(({ data }) => {
        const [error] = data?.editMessage?.errors ?? []
        if (error) refuse(error.message)
      })
      .catch((error: unknown) => refuse(faultMessage(error)))
  }
}
