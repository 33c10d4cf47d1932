import type { ApolloCache } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useToast } from '../../elements/toast.tsx'
import { HidePostDocument, MutePostDocument, UnhidePostDocument, UnmutePostDocument } from '../../generated/graphql.ts'
import { useAct } from '../../graphql/use-act.ts'
import { forgetFeed, leaveOut } from '../leave-out.ts'

/** What the viewer can do to read less of a post, or to hear less of it. */
export function useAttention(postId: string) {
  const { cache } = useApolloClient()
  const act = useAct()
  const tell = useToast()
  async function unhide(restore: (cache: ApolloCache) => void = forgetFeed): Promise<void> {
    if (await act(UnhidePostDocument, { postId }, { update: restore })) tell('The post is in your feed again.')
  }
  async function hide(): Promise<void> {
    let restore = () => {}
    const update = () => {
      restore = leaveOut(cache, ({ ids }) => ids.includes(postId))
    }
    if (!(await act(HidePostDocument, { postId }, { update }))) return
    tell('The post is hidden from your feed.', { name: 'Undo', run: () => void unhide(restore) })
  }
  async function unmute(): Promise<void> {
    if (await act(UnmutePostDocument, { postId })) tell('You are notified of this post again.')
  }
  async function mute(): Promise<void> {
    if (!(await act(MutePostDocument, { postId }))) return
    tell('You aren’t notified of this post any more.', { name: 'Undo', run: () => void unmute() })
  }
  return { hide, unhide: () => unhide(), mute, unmute }
}
