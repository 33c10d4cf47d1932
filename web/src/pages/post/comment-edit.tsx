import { useMutation } from '@apollo/client/react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { TextArea } from '../../elements/field.tsx'
import { type CommentItemFragment, EditCommentDocument } from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import { useMentions } from '../../people/mentions/use-mentions.tsx'
import styles from './comment-item.module.css'

/** In the place of a comment's text, for its writer. What was typed stays while it can't be saved. */
export function CommentEdit({ comment, onClose }: { comment: CommentItemFragment; onClose(): void }) {
  const [content, setContent] = useState(comment.content)
  const mentions = useMentions(content, setContent)
  const [edit, { loading, data, error }] = useMutation(EditCommentDocument)
  const refusal = data?.editComment?.errors[0]?.message ?? (error && faultMessage(error))
  async function save(event: FormEvent) {
    event.preventDefault()
    if (content.trim() === comment.content) return onClose()
    const { data } = await edit({ variables: { input: { commentId: comment.id, content: content.trim() } } })
    if (data?.editComment?.comment) onClose()
  }
  return (
    <form onSubmit={(event) => void save(event).catch(() => {})}>
      <TextArea
        {...mentions.input}
        label="Your comment"
        isLabelHidden
        autoFocus
        rows={1}
        value={content}
        error={refusal}
        onChange={(event) => setContent(event.target.value)}
        onKeyDown={(event) => {
          if (mentions.press(event)) return
          if (event.key === 'Escape') onClose()
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
        }}
      />
      {mentions.list}
      <div className={styles.editActs}>
        <Button look="plain" size="small" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" look="primary" size="small" isBusy={loading} disabled={content.trim() === ''}>
          Save
        </Button>
      </div>
    </form>
  )
}
