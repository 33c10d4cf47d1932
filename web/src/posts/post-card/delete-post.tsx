import { useMutation } from '@apollo/client/react'
import { Button } from '../../elements/button.tsx'
import { Dialog } from '../../elements/dialog.tsx'
import { useToast } from '../../elements/toast.tsx'
import { DeletePostDocument } from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'

/** Asks before a post goes for good, and says what goes with it. */
export default function DeletePost({
  id,
  commentCount,
  onClose,
  onDeleted,
}: {
  id: string
  commentCount: number
  onClose(): void
  onDeleted: (() => void) | undefined
}) {
  const tell = useToast()
  const [deletePost, { loading }] = useMutation(DeletePostDocument, {
    variables: { input: { postId: id } },
    update(cache, { data }) {
      // Somebody else of the viewer's windows may have deleted it before; then it is gone as well.
      const isGone = data?.deletePost?.deletedPostId || data?.deletePost?.errors[0]?.code === 'NOT_FOUND'
      if (!isGone) return
      cache.evict({ id: cache.identify({ __typename: 'Post', id }) })
      cache.gc()
    },
  })
  async function confirm() {
    try {
      const { data } = await deletePost()
      const refusal = data?.deletePost?.errors.find(({ code }) => code !== 'NOT_FOUND')
      tell(refusal ? refusal.message : 'The post is deleted.')
      onClose()
      if (!refusal) onDeleted?.()
    } catch (error) {
      tell(faultMessage(error))
    }
  }
  return (
    <Dialog
      title="Delete this post?"
      onClose={onClose}
      footer={
        <>
          <Button autoFocus onClick={onClose}>
            Keep it
          </Button>
          <Button look="danger" isBusy={loading} onClick={() => void confirm()}>
            Delete the post
          </Button>
        </>
      }
    >
      <p>
        It goes for good, with its reactions
        {commentCount > 0 &&
          (commentCount === 1 ? ' and the comment on it' : ` and the ${commentCount} comments on it`)}
        . Nobody can bring it back.
      </p>
    </Dialog>
  )
}
