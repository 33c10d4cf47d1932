import { FilePlus2, ImagePlus, MapPin } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Link } from 'react-router'
import { Button, IconButton } from '../../elements/button.tsx'
import { classes } from '../../elements/classes.ts'
import type { WrittenPostFragment } from '../../generated/graphql.ts'
import { messageFor, messagesBeside } from '../../graphql/failures.ts'
import { useMentions } from '../../people/mentions/use-mentions.tsx'
import { AudienceChip } from '../audience/audience-chip.tsx'
import { AltNudge } from './alt-nudge.tsx'
import styles from './composer.module.css'
import { ComposerFiles } from './composer-files.tsx'
import { CountLeft } from './count-left.tsx'
import { type Composed, useComposer } from './use-composer.ts'

const accepted = 'image/jpeg,image/png,image/gif,image/webp,image/avif,video/mp4,video/quicktime,video/webm,audio/*'

const inputs = ['content', 'mediaIds', 'location', 'customAudienceIds']

/** Writes a post, with everything that belongs to it. */
export function Composer({
  composed,
  placeholder,
  avatar,
  onDone,
}: {
  composed: Composed
  placeholder: string
  avatar?: ReactNode
  onDone(post: WrittenPostFragment): void
}) {
  const composer = useComposer(composed, onDone)
  const { text, change, uploads, errors } = composer
  const mentions = useMentions(text.content, (content) => change({ content }))
  const [hasLocation, setHasLocation] = useState(text.location !== '')
  const [isOver, setOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const id = useId()
  const contentError = messageFor(errors, 'content')
  const canSubmit = !composer.isBlank && !composer.isUploading
  const submit = () => canSubmit && !composer.isSending && void composer.submit()

  function take(event: { preventDefault(): void }, files: FileList) {
    if (files.length === 0) return
    event.preventDefault()
    uploads.add(files)
  }

  return (
    <form
      className={classes(styles.composer, isOver && styles.over)}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onPaste={(event: ClipboardEvent) => take(event, event.clipboardData.files)}
      onDragOver={(event: DragEvent) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        setOver(false)
        take(event, event.dataTransfer.files)
      }}
    >
      <div className={styles.write}>
        {avatar}
        <div className={styles.words}>
          <label htmlFor={id} className="visually-hidden">
            {placeholder}
          </label>
          <textarea
            {...mentions.input}
            id={id}
            className={styles.text}
            rows={1}
            placeholder={placeholder}
            value={text.content}
            aria-invalid={contentError ? true : undefined}
            aria-describedby={`${id}-errors`}
            onChange={(event) => change({ content: event.target.value })}
            onKeyDown={(event: KeyboardEvent) => {
              if (!mentions.press(event) && event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit()
            }}
          />
          {mentions.list}
          {hasLocation && (
            <label className={styles.location}>
              <MapPin aria-hidden="true" />
              <input
                // biome-ignore lint/a11y/noAutofocus: it comes because its author asked for it.
                autoFocus={text.location === ''}
                aria-label="Where you are"
                placeholder="Where are you?"
                value={text.location}
                onChange={(event) => change({ location: event.target.value })}
              />
            </label>
          )}
        </div>
      </div>
      <ComposerFiles uploads={uploads} files={composer.files} />
      <AltNudge files={composer.files} />
      <div id={`${id}-errors`} role="alert" className={styles.errors}>
        {contentError && (
          <p>
            {contentError} <CountLeft text={text.content} errors={errors} />
          </p>
        )}
        {[messageFor(errors, 'mediaIds'), messageFor(errors, 'location'), messageFor(errors, 'customAudienceIds')].map(
          (message) => message && <p key={message}>{message}</p>,
        )}
        {messagesBeside(errors, inputs).map((message) => (
          <p key={message}>{message} What you wrote is kept.</p>
        ))}
      </div>
      <div className={styles.bar}>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          accept={accepted}
          aria-label="Pictures and videos"
          onChange={({ target }) => {
            uploads.add(target.files ?? [])
            target.value = ''
          }}
        />
        <IconButton label="Add pictures or videos" onClick={() => picker.current?.click()}>
          <ImagePlus />
        </IconButton>
        <IconButton
          label={hasLocation ? 'Take the place off' : 'Say where you are'}
          aria-pressed={hasLocation}
          onClick={() => {
            if (hasLocation) change({ location: '' })
            setHasLocation(!hasLocation)
          }}
        >
          <MapPin />
        </IconButton>
        {composed.as === 'new' && !composer.isBlank && (
          <IconButton label="Keep it as a draft and begin another post" onClick={() => void composer.putAside()}>
            <FilePlus2 />
          </IconButton>
        )}
        <span role="status" className={styles.keeping}>
          {composed.as !== 'edit' && !composer.isBlank && keepingWords[composer.keeping]}
          {composed.as === 'new' && composer.isBlank && (
            <Link to="/drafts" className={styles.drafts}>
              Drafts
            </Link>
          )}
        </span>
        <AudienceChip
          value={text.audience}
          error={messageFor(errors, 'customAudienceIds')}
          onChange={(audience) => change({ audience })}
        />
        <Button type="submit" look="primary" size="small" isBusy={composer.isSending} disabled={!canSubmit}>
          {composed.as === 'edit' ? 'Save' : 'Post'}
        </Button>
      </div>
    </form>
  )
}

const keepingWords = {
  idle: '',
  saving: 'Saving …',
  saved: 'Draft saved',
  failed: 'Kept on this device',
}
