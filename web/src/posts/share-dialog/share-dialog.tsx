import type { FragmentType } from '@apollo/client'
import { useFragment, useMutation } from '@apollo/client/react'
import { useRef, useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { Dialog } from '../../elements/dialog.tsx'
import { TextArea } from '../../elements/field.tsx'
import { useToast } from '../../elements/toast.tsx'
import { type ShareDialogPostFragment, ShareDialogPostFragmentDoc, SharePostDocument } from '../../generated/graphql.ts'
import { faultMessage, messageFor, messagesBeside, type PayloadError } from '../../graphql/failures.ts'
import { useMentions } from '../../people/mentions/use-mentions.tsx'
import type { ChosenAudience } from '../audience/audience.ts'
import { AudienceChip } from '../audience/audience-chip.tsx'
import { SharedPost } from '../post-card/shared-post.tsx'
import { putOnTop } from '../put-on-top.ts'
import styles from './share-dialog.module.css'

/** Shares a post, with words of one's own or without. Of a share, it shares the original. */
export default function ShareDialog({
  post,
  onClose,
}: {
  post: FragmentType<ShareDialogPostFragment>
  onClose(): void
}) {
  const { data, complete } = useFragment({
    fragment: ShareDialogPostFragmentDoc,
    fragmentName: 'ShareDialogPost',
    from: post,
  })
  const tell = useToast()
  const [content, setContent] = useState('')
  const mentions = useMentions(content, setContent)
  const [audience, setAudience] = useState<ChosenAudience>({ level: 'FRIENDS', people: [] })
  const [errors, setErrors] = useState<readonly PayloadError[]>([])
  // The same for a repetition, so that a share whose answer was lost is not made twice.
  const idempotencyKey = useRef(crypto.randomUUID())
  const [sharePost, { loading }] = useMutation(SharePostDocument, {
    update: (cache, { data }) => data?.sharePost?.post && putOnTop(cache, data.sharePost.post),
  })
  if (!complete) return null

  async function share() {
    try {
      const input = {
        postId: data.id!,
        content: content.trim() || null,
        privacyLevel: audience.level,
        customAudienceIds: audience.level === 'CUSTOM' ? [...audience.people] : null,
        idempotencyKey: idempotencyKey.current,
      }
      const answer = await sharePost({ variables: { input } })
      const failures = answer.data?.sharePost?.errors ?? []
      setErrors(failures)
      if (failures.length > 0) return
      tell('You shared the post.')
      onClose()
    } catch (error) {
      setErrors([{ code: 'FAULT', message: faultMessage(error) }])
    }
  }

  return (
    <Dialog
      title="Share this post"
      onClose={onClose}
      footer={
        <>
          <span className={styles.audience}>
            <AudienceChip value={audience} onChange={setAudience} error={messageFor(errors, 'customAudienceIds')} />
          </span>
          <Button look="primary" isBusy={loading} onClick={() => void share()}>
            Share
          </Button>
        </>
      }
    >
      <div className={styles.parts}>
        <TextArea
          {...mentions.input}
          label="What do you say to it?"
          isLabelHidden
          placeholder="Say something to it, or share it as it is"
          value={content}
          error={messageFor(errors, 'content')}
          onChange={(event) => setContent(event.target.value)}
          onKeyDown={mentions.press}
        />
        {mentions.list}
        {messagesBeside(errors, ['content']).map((message) => (
          <p key={message} role="alert" className={styles.error}>
            {message}
          </p>
        ))}
        <SharedPost post={data.isShare ? data.sharedPost : data} />
      </div>
    </Dialog>
  )
}
