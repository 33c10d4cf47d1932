import { useApolloClient } from '@apollo/client/react'
import { useToast } from '../elements/toast.tsx'
import { BlockUserDocument, UnblockUserDocument } from '../generated/graphql.ts'
import { useAct } from '../graphql/use-act.ts'
import { forgetPerson, readmitPerson } from './sight.ts'

/** Blocks a person, who then is on no page any more, and offers to undo it. */
export function useBlock({ id, firstName }: { id: string; firstName: string }) {
  const client = useApolloClient()
  const act = useAct()
  const tell = useToast()
  async function unblock() {
    if (await act(UnblockUserDocument, { userId: id })) await readmitPerson(client)
  }
  return async (): Promise<void> => {
    if (!(await act(BlockUserDocument, { userId: id }))) return
    tell(`${firstName} is blocked. You won’t see each other any more.`, { name: 'Undo', run: () => void unblock() })
    await forgetPerson(client, id)
  }
}
