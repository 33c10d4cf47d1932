import type { ApolloCache } from '@apollo/client'
import { Confirm } from '../../elements/confirm.tsx'
import { type CommentItemFragment, DeleteCommentDocument } from '../../generated/graphql.ts'
import { useAct } from '../../graphql/use-act.ts'
import { removeComment } from './thread-cache.ts'

/** Asks once, then takes the comment out of sight at once; it comes back when it could not be deleted. */
export function DeleteComment({
  comment: { id, replyCount },
  onClose,
}: {
  comment: CommentItemFragment
  onClose(): void
}) {
  const act = useAct()
  const remove = (cache: ApolloCache) => removeComment(cache, id, replyCount > 0)
  return (
    <Confirm
      title="Delete this comment?"
      act="Delete"
      refrain="Keep it"
      onClose={onClose}
      onConfirm={() => {
        // What has the focus goes away.
        document.getElementById('comments')?.focus({ preventScroll: true })
        void act(DeleteCommentDocument, { input: { commentId: id } }, { show: remove, update: remove })
      }}
    >
      <p>{replyCount > 0 ? 'Its text will be gone for good. The replies to it stay.' : 'It will be gone for good.'}</p>
    </Confirm>
  )
}
