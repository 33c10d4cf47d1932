import { type ChangeEvent, useEffect, useRef } from 'react'
import { Button } from '../../../elements/button.tsx'
import { useUploads } from '../../../media/use-uploads.ts'
import { CroppedPicture } from './cropped-picture.tsx'
import type { FocalPoint } from './focal-point.ts'
import styles from './picture-field.module.css'

/** A picture of the profile: what it is now, another one from this device, or none. */
export function PictureField({
  label,
  shape,
  mediaId,
  error,
  onChange,
  onMove,
}: {
  label: string
  /** Its width divided by its height. */
  shape: number
  mediaId: string | null
  error: string | null
  onChange(mediaId: string | null): void
  onMove(mediaId: string, point: FocalPoint): void
}) {
  const { uploads, all } = useUploads()
  const input = useRef<HTMLInputElement>(null)
  const upload = all.at(-1)
  const ready = upload?.status === 'ready' ? upload.mediaId : null
  const latest = useRef(onChange)
  latest.current = onChange
  useEffect(() => {
    if (ready) latest.current(ready)
  }, [ready])

  function choose(event: ChangeEvent<HTMLInputElement>) {
    const { files } = event.target
    if (!files?.length) return
    uploads.clear()
    uploads.add(files)
    // The same file again is a choice, too.
    event.target.value = ''
  }

  const isBusy = !!upload && upload.status !== 'ready' && upload.status !== 'failed'
  const problem = upload?.status === 'failed' ? upload.message : error
  return (
    <fieldset className={styles.field}>
      <legend>{label}</legend>
      {mediaId && (
        <CroppedPicture key={mediaId} id={mediaId} shape={shape} onMove={(point) => onMove(mediaId, point)} />
      )}
      <div className={styles.acts}>
        <Button size="small" isBusy={isBusy} onClick={() => input.current?.click()}>
          {mediaId ? 'Choose another' : 'Choose a picture'}
          <span className="visually-hidden">: {label}</span>
        </Button>
        {mediaId && (
          <Button
            size="small"
            look="plain"
            onClick={() => {
              uploads.clear()
              onChange(null)
            }}
          >
            Remove
            <span className="visually-hidden">: {label}</span>
          </Button>
        )}
        {upload?.canRetry && (
          <Button size="small" onClick={() => uploads.retry(upload.key)}>
            Try again
          </Button>
        )}
        <span role="status" className={styles.status}>
          {isBusy && (upload.status === 'processing' ? 'Nearly there …' : `${Math.round(upload.progress * 100)} %`)}
        </span>
      </div>
      {problem && (
        <p role="alert" className={styles.error}>
          {problem}
        </p>
      )}
      <input ref={input} type="file" accept="image/*" hidden aria-label={label} onChange={choose} />
    </fieldset>
  )
}
