import type { FragmentType } from '@apollo/client'
import { useFragment, useMutation } from '@apollo/client/react'
import { Pin, PinOff } from 'lucide-react'
import { MenuItem } from '../../elements/menu.tsx'
import { useToast } from '../../elements/toast.tsx'
import {
  type PinItemPostFragment,
  PinItemPostFragmentDoc,
  PinnedOfFragmentDoc,
  PinPostDocument,
  UnpinPostDocument,
} from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'

/** Of the menu of the viewer's own post: puts it on top of the profile, or takes it off. */
export function PinItem({ post }: { post: FragmentType<PinItemPostFragment> }) {
  const tell = useToast()
  const { data, complete } = useFragment({
    fragment: PinItemPostFragmentDoc,
    fragmentName: 'PinItemPost',
    from: post,
  })
  const author = data.author ?? null
  // Known once the profile has been read; to pin what is pinned already does no harm.
  const { data: profile } = useFragment({
    fragment: PinnedOfFragmentDoc,
    fragmentName: 'PinnedOf',
    from: author?.id ? { __typename: 'User', id: author.id } : null,
  })
  const [pinPost] = useMutation(PinPostDocument)
  const [unpinPost] = useMutation(UnpinPostDocument)
  if (!complete || !data.viewerCanEdit) return null
  const variables = { input: { postId: data.id } }

  async function pin() {
    try {
      const { data: answer } = await pinPost({ variables })
      tell(answer?.pinPost?.errors[0]?.message ?? 'The post stands on top of your profile.')
    } catch (error) {
      tell(faultMessage(error))
    }
  }
  async function unpin() {
    try {
      const { data: answer } = await unpinPost({ variables })
      tell(answer?.unpinPost?.errors[0]?.message ?? 'The post is on top of your profile no longer.')
    } catch (error) {
      tell(faultMessage(error))
    }
  }
  return profile?.pinnedPost?.id === data.id ? (
    <MenuItem icon={<PinOff />} onClick={() => void unpin()}>
      Unpin from your profile
    </MenuItem>
  ) : (
    <MenuItem icon={<Pin />} onClick={() => void pin()}>
      Pin to your profile
    </MenuItem>
  )
}
