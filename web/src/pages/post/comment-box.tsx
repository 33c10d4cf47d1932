import { useQuery } from '@apollo/client/react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Button } from '../../elements/button.tsx'
import { TextArea } from '../../elements/field.tsx'
import { CommentBoxDocument } from '../../generated/graphql.ts'
import { Avatar } from '../../people/avatar.tsx'
import { useMentions } from '../../people/mentions/use-mentions.tsx'
import styles from './comment-box.module.css'
import { useThread } from './thread-context.ts'
import { useKeptText } from './use-kept-text.ts'

/** Of the contract, in characters as a reader counts them. */
const longest = 2_000
const warnedFrom = 1_800

/** Where one writes a comment, or a reply to one: `label` says to whom. What was typed stays until it is sent. */
export function CommentBox({
  parentId,
  label,
  onClose,
}: {
  parentId: string | null
  label: string
  /** For a reply: when it was sent or given up. */
  onClose?: () => void
}) {
  const { postId, outbox } = useThread()
  const { data } = useQuery(CommentBoxDocument)
  const [text, setText] = useKeptText(`comment.${parentId ?? postId}`)
  const mentions = useMentions(text, setText)
  const form = useRef<HTMLFormElement>(null)
  const length = text.length < warnedFrom ? text.length : countCharacters(text)
  const canSend = text.trim() !== '' && length <= longest
  const isReply = onClose !== undefined
  useEffect(() => {
    if (isReply) form.current?.querySelector('textarea')?.focus()
  }, [isReply])
  const send = () => {
    if (!canSend) return
    outbox.send({ content: text.trim(), parentId })
    setText('')
    onClose?.()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (mentions.press(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
    if (event.key === 'Escape') onClose?.()
  }
  return (
    <form
      ref={form}
      className={styles.box}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Avatar person={data?.viewer?.profile ?? null} size={32} />
      <div className={styles.text}>
        <TextArea
          {...mentions.input}
          label={label}
          isLabelHidden
          placeholder={label}
          rows={1}
          value={text}
          className={styles.area}
          error={length > longest ? `A comment has at most 2,000 characters; this one has ${length}.` : null}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {mentions.list}
        {(isReply || text !== '') && (
          <div className={styles.acts}>
            {length >= warnedFrom && length <= longest && (
              <span className={styles.left}>{longest - length} characters left</span>
            )}
            {isReply && (
              <Button look="plain" size="small" onClick={onClose}>
                Cancel
              </Button>
            )}
            <Button type="submit" look="primary" size="small" disabled={!canSend}>
              {isReply ? 'Reply' : 'Comment'}
            </Button>
          </div>
        )}
      </div>
    </form>
  )
}

const countCharacters = (text: string) => [...new Intl.Segmenter().segment(text)].length
