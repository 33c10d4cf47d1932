import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { Button, IconButton } from '../../elements/button.tsx'
import { Card } from '../../elements/card.tsx'
import type { Upload, Uploads } from '../../media/uploads.ts'
import styles from './upload-list.module.css'

const states: Record<Upload['status'], string> = {
  waiting: 'Waiting for its turn',
  sending: 'Being sent',
  processing: 'Being checked: you may go on',
  ready: 'Ready',
  failed: 'Not taken',
}

/** The files that were chosen on this page, and how far each one is. */
export function UploadList({ uploads, all }: { uploads: Uploads; all: readonly Upload[] }) {
  if (all.length === 0) return null
  return (
    <Card aria-label="Uploads" className={styles.card}>
      <ul className={styles.list}>
        {all.map((upload) => (
          <li key={upload.key} className={styles.upload}>
            <div className={styles.words}>
              <p className={styles.name}>
                <bdi>{upload.name}</bdi>
              </p>
              <p role="status" className={upload.status === 'failed' ? styles.failed : styles.state}>
                {upload.status === 'ready' && <CircleCheck aria-hidden="true" />}
                {upload.status === 'failed' && <CircleAlert aria-hidden="true" />}
                {upload.message ?? states[upload.status]}
              </p>
              {upload.status === 'sending' && (
                <progress value={upload.progress} aria-label={`How much of ${upload.name} is sent`} />
              )}
            </div>
            {upload.canRetry && (
              <Button size="small" onClick={() => uploads.retry(upload.key)}>
                Try again
              </Button>
            )}
            <IconButton
              label={isOver(upload) ? `Put ${upload.name} off this list` : `Stop sending ${upload.name}`}
              onClick={() => uploads.remove(upload.key)}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const isOver = ({ status }: Upload) => status === 'ready' || status === 'failed'
