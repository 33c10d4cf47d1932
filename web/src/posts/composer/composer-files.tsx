import { useQuery } from '@apollo/client/react'
import { ChevronLeft, ChevronRight, FileText, RotateCw, X } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { IconButton } from '../../elements/button.tsx'
import { classes } from '../../elements/classes.ts'
import { ReadUploadedFileDocument } from '../../generated/graphql.ts'
import { Picture } from '../../media/picture.tsx'
import type { Upload, Uploads } from '../../media/uploads.ts'
import styles from './composer-files.module.css'
import { LocalPicture } from './local-picture.tsx'

const AltTextDialog = lazy(() => import('./alt-text-dialog.tsx'))

/** The files of a post that is being written: how far each is, what it shows, and in which order they stand. */
export function ComposerFiles({ uploads, files }: { uploads: Uploads; files: readonly Upload[] }) {
  if (files.length === 0) return null
  return (
    <ul className={styles.files} aria-label="Files of the post">
      {files.map((upload, at) => (
        <Tile key={upload.key} upload={upload} uploads={uploads} at={at} isLast={at === files.length - 1} />
      ))}
    </ul>
  )
}

function Tile({ upload, uploads, at, isLast }: { upload: Upload; uploads: Uploads; at: number; isLast: boolean }) {
  const { key, name, file, kind, status, progress, mediaId, message, canRetry } = upload
  const [isDescribing, setDescribing] = useState(false)
  const { data } = useQuery(ReadUploadedFileDocument, { variables: { id: mediaId! }, skip: !mediaId })
  const media = data?.mediaFile
  const isPicture = kind === 'IMAGE'
  const what = name || 'the file'
  return (
    <li className={classes(styles.tile, status === 'failed' && styles.failed)}>
      {isPicture && status === 'ready' && media ? (
        <Picture file={media} sizes="160px" />
      ) : isPicture && file ? (
        <LocalPicture file={file} />
      ) : (
        <span className={styles.name}>
          <FileText aria-hidden="true" />
          <bdi>{name || 'File'}</bdi>
        </span>
      )}
      {status !== 'ready' && status !== 'failed' && (
        <span className={styles.veil}>
          <progress className={styles.progress} value={progress} aria-label={`Sending ${what}`} />
          <small>{status === 'processing' ? 'Nearly there …' : `${Math.round(progress * 100)} %`}</small>
        </span>
      )}
      {status === 'failed' && (
        <span className={styles.veil} role="alert">
          <small>{message}</small>
          {canRetry && (
            <IconButton label={`Send ${what} again`} className={styles.act} onClick={() => uploads.retry(key)}>
              <RotateCw />
            </IconButton>
          )}
        </span>
      )}
      <IconButton
        label={status === 'ready' ? `Take ${what} off` : `Stop sending ${what}`}
        className={classes(styles.act, styles.remove)}
        onClick={() => uploads.remove(key)}
      >
        <X />
      </IconButton>
      {status !== 'failed' && (
        <span className={styles.foot}>
          {at > 0 && (
            <IconButton label="Move it forward" className={styles.act} onClick={() => uploads.move(key, at - 1)}>
              <ChevronLeft />
            </IconButton>
          )}
          {isPicture && media && (
            <button type="button" className={styles.alt} onClick={() => setDescribing(true)}>
              {media.altText ? 'Described' : 'Describe'}
            </button>
          )}
          {!isLast && (
            <IconButton
              label="Move it back"
              className={classes(styles.act, styles.later)}
              onClick={() => uploads.move(key, at + 1)}
            >
              <ChevronRight />
            </IconButton>
          )}
        </span>
      )}
      {isDescribing && media && (
        <Suspense>
          <AltTextDialog id={media.id} altText={media.altText} file={media} onClose={() => setDescribing(false)} />
        </Suspense>
      )}
    </li>
  )
}
