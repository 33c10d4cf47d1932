import { Bell, BellOff, Eye, EyeOff } from 'lucide-react'
import { MenuItem } from '../../elements/menu.tsx'
import type { PostAttentionQuery } from '../../generated/graphql.ts'
import { useAttention } from './use-attention.ts'

/** The items of a post's menu for reading and hearing less of it. */
export function AttentionItems({
  id,
  isOwn,
  known,
}: {
  id: string
  isOwn: boolean
  /** What it is now; until that is known, what it is for nearly all posts. */
  known: PostAttentionQuery['post'] | undefined
}) {
  const { hide, unhide, mute, unmute } = useAttention(id)
  return (
    <>
      {known?.viewerHasMuted ? (
        <MenuItem icon={<Bell />} onClick={() => void unmute()}>
          Notify me of this post
        </MenuItem>
      ) : (
        <MenuItem icon={<BellOff />} onClick={() => void mute()}>
          Don’t notify me of this post
        </MenuItem>
      )}
      {!isOwn &&
        (known?.viewerHasHidden ? (
          <MenuItem icon={<Eye />} onClick={() => void unhide()}>
            Show in my feed again
          </MenuItem>
        ) : (
          <MenuItem icon={<EyeOff />} onClick={() => void hide()}>
            Hide from my feed
          </MenuItem>
        ))}
    </>
  )
}
