import { useMutation } from '@apollo/client/react'
import { SendHorizontal, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { IconButton } from '../../elements/button.tsx'
import { SetTypingDocument, type ThreadMessageFragment } from '../../generated/graphql.ts'
import { useUploads } from '../../media/use-uploads.ts'
import { useOutbox } from '../../messages/use-outbox.ts'
import { useMentions } from '../../people/mentions/use-mentions.tsx'
import { AttachButton, Attachments, typeOf } from './attachments.tsx'
import styles from './composer.module.css'
import { useDraft } from './use-draft.ts'
import { useEditMessage } from './use-edit-message.ts'
import { useTellTyping } from './use-typing.ts'

export type Mode =
  | { kind: 'write' }
  | { kind: 'reply'; message: ThreadMessageFragment }
  | { kind: 'edit'; message: ThreadMessageFragment }

const mostFiles = 10
const writing: Mode = { kind: 'write' }

/** Where one writes: Enter sends, Shift and Enter break the line, the arrow up edits the last own message, Escape ends. */
export function Composer({
  conversationId,
  mode,
  onMode,
  onEditLast,
}: {
  conversationId: string
  mode: Mode
  onMode(mode: Mode): void
  onEditLast(): void
}) {
  const outbox = useOutbox()
  const { uploads, all, isBusy } = useUploads()
  const [draft, setDraft] = useDraft(conversationId)
  const [edited, setEdited] = useState('')
  const [setTyping] = useMutation(SetTypingDocument)
  const tellTyping = useTellTyping((isTyping) => {
    // Nobody misses it when it does not arrive.
    setTyping({ variables: { conversationId, isTyping } }).catch(() => {})
  })
  const edit = useEditMessage((message, text) => {
    onMode({ kind: 'edit', message })
    setEdited(text)
  })
  const isEditing = mode.kind === 'edit'
  const text = isEditing ? edited : draft
  const mentions = useMentions(text, write)
  const { ref: input } = mentions
  const ready = all.flatMap(({ mediaId, status }) => (mediaId && status === 'ready' ? [mediaId] : []))
  const mayGo = isEditing ? text.trim() !== '' : !isBusy && (text.trim() !== '' || ready.length > 0)

  useEffect(() => {
    if (mode.kind === 'edit') setEdited(mode.message.content)
    if (mode.kind !== 'write') input.current?.focus()
  }, [mode])

  function write(typed: string) {
    if (isEditing) return setEdited(typed)
    setDraft(typed)
    tellTyping(typed)
  }

  function submit() {
    if (!mayGo) return
    if (mode.kind === 'edit') edit(mode.message, text)
    else {
      const replyToId = mode.kind === 'reply' ? mode.message.id : null
      outbox.add({ conversationId, type: typeOf(all), content: text, mediaIds: ready, replyToId })
      write('')
      uploads.clear()
    }
    onMode(writing)
    input.current?.focus()
  }

  function attach(files: FileList) {
    if (!isEditing) uploads.add(Array.from(files).slice(0, mostFiles - all.length))
    input.current?.focus()
  }

  function press(event: KeyboardEvent) {
    const { key, shiftKey, nativeEvent } = event
    if (nativeEvent.isComposing || mentions.press(event)) return
    if (key === 'Enter' && !shiftKey) submit()
    else if (key === 'Escape' && mode.kind !== 'write') onMode(writing)
    else if (key === 'ArrowUp' && mode.kind === 'write' && draft === '') onEditLast()
    else return
    event.preventDefault()
  }

  return (
    <form
      className={styles.composer}
      aria-label="Write a message"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {mode.kind !== 'write' && (
        <div className={styles.mode}>
          <p>
            <strong>
              {isEditing ? 'Edit your message' : `Reply to ${mode.message.sender?.displayName ?? 'somebody'}`}
            </strong>
            {!isEditing && <span>{mode.message.content}</span>}
          </p>
          <IconButton label={isEditing ? 'Leave it as it was' : 'Write no reply'} onClick={() => onMode(writing)}>
            <X />
          </IconButton>
        </div>
      )}
      {!isEditing && <Attachments uploads={uploads} all={all} />}
      <div className={styles.line}>
        {!isEditing && <AttachButton onPick={attach} />}
        <textarea
          {...mentions.input}
          rows={1}
          className={styles.input}
          aria-label="Message"
          placeholder="Write a message"
          enterKeyHint="send"
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={press}
          onPaste={(event) => {
            if (event.clipboardData.files.length === 0) return
            event.preventDefault()
            attach(event.clipboardData.files)
          }}
        />
        {mentions.list}
        <IconButton type="submit" label={isEditing ? 'Save' : 'Send'} disabled={!mayGo} className={styles.send}>
          <SendHorizontal />
        </IconButton>
      </div>
    </form>
  )
}
