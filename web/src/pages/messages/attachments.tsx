import { File, Image, Paperclip, RotateCcw, X } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from '../../elements/button.tsx'
import type { MessageType } from '../../generated/graphql.ts'
import type { Upload, Uploads } from '../../media/uploads.ts'
import styles from './attachments.module.css'

/** The files that go with a message, and how far each one is. */
export function Attachments({ uploads, all }: { uploads: Uploads; all: readonly Upload[] }) {
  if (all.length === 0) return null
  return (
    <ul className={styles.files} aria-label="Files of this message">
      {all.map(({ key, name, kind, status, progress, message, canRetry }) => (
        <li key={key} className={styles.file}>
          {kind === 'IMAGE' ? <Image aria-hidden="true" /> : <File aria-hidden="true" />}
          <span className={styles.words}>
            <bdi>{name}</bdi>
            <small role="status" className={status === 'failed' ? styles.failed : undefined}>
              {message ?? wordsOf(status, progress)}
            </small>
          </span>
          {canRetry && (
            <IconButton label={`Send ${name} again`} onClick={() => uploads.retry(key)}>
              <RotateCcw />
            </IconButton>
          )}
          <IconButton label={`Leave ${name} out`} onClick={() => uploads.remove(key)}>
            <X />
          </IconButton>
          {status === 'sending' && (
            <progress className={styles.bar} value={progress} aria-label={`How much of ${name} is there`} />
          )}
        </li>
      ))}
    </ul>
  )
}

function wordsOf(status: Upload['status'], progress: number): string {
  if (status === 'ready') return 'Ready'
  if (status === 'processing') return 'Being prepared …'
  return status === 'sending' ? `${Math.round(progress * 100)} %` : 'Waiting …'
}

export function AttachButton({ onPick }: { onPick(files: FileList): void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <IconButton label="Add pictures or files" onClick={() => input.current?.click()}>
        <Paperclip />
      </IconButton>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          if (target.files) onPick(target.files)
          target.value = ''
        }}
      />
    </>
  )
}

/** What a message mainly carries, by what has been sent with it. */
export function typeOf(all: readonly Upload[]): MessageType {
  const kinds = all.flatMap(({ status, kind }) => (status === 'ready' ? [kind] : []))
  if (kinds.length === 0) return 'TEXT'
  if (kinds.every((kind) => kind === 'IMAGE')) return 'IMAGE'
  return kinds.length === 1 && kinds[0] === 'AUDIO' ? 'VOICE' : 'FILE'
}
