import type { ApolloCache } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useToast } from '../elements/toast.tsx'
import { MuteUserDocument, UnmuteUserDocument } from '../generated/graphql.ts'
import { useAct } from '../graphql/use-act.ts'
import { forgetFeed, leaveOut } from '../posts/leave-out.ts'

/** Mutes a person, who then is left out of the feed, and ends that. */
export function useMute({ id, name }: { id: string; name: string }) {
  const { cache } = useApolloClient()
  const act = useAct()
  const tell = useToast()
  async function unmute(restore: (cache: ApolloCache) => void = forgetFeed): Promise<void> {
    if (!(await act(UnmuteUserDocument, { userId: id }, { update: restore }))) return
    tell(`${name} is not muted any more.`)
  }
  async function mute(expiresAt: string | null): Promise<void> {
    let restore = () => {}
    const isDone = await act(
      MuteUserDocument,
      { input: { userId: id, expiresAt } },
      {
        update: () => {
          restore = leaveOut(cache, ({ authorIds }) => authorIds.includes(id))
        },
      },
    )
    if (isDone) tell(`${name} is muted.`, { name: 'Undo', run: () => void unmute(restore) })
  }
  return { mute, unmute: () => unmute() }
}
