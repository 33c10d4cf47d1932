import { ChevronLeft, ChevronRight, Flag, X } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { IconButton } from '../elements/button.tsx'
import type { MosaicFileFragment } from '../generated/graphql.ts'
import styles from './lightbox.module.css'
import { Picture } from './picture.tsx'

const ReportDialog = lazy(() => import('../reports/report-dialog.tsx'))

/** Pictures over the whole window. Arrow keys, Home and End turn them over, Escape closes. */
export default function Lightbox({
  files,
  startAt,
  onClose,
}: {
  files: readonly (MosaicFileFragment | null)[]
  startAt: number
  onClose(): void
}) {
  const ref = useRef<HTMLDialogElement>(null)
  const [at, setAt] = useState(startAt)
  const [isReporting, setReporting] = useState(false)
  useEffect(() => {
    const dialog = ref.current!
    if (!dialog.open) dialog.showModal()
    return () => dialog.close()
  }, [])
  const last = files.length - 1
  const go = (to: number) => setAt(Math.max(0, Math.min(last, to)))
  const file = files[at]
  const token = file?.reportToken
  return (
    <>
      <dialog
        ref={ref}
        className={styles.lightbox}
        aria-label="Pictures"
        onCancel={(event) => {
          event.preventDefault()
          onClose()
        }}
        onClick={(event) => event.target === ref.current && onClose()}
        onKeyDown={({ key }) => {
          const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[key]
          if (to !== undefined) go(to)
        }}
      >
        <div className={styles.stage}>
          <Picture key={at} file={file} sizes="100vw" isWhole className={styles.picture} />
        </div>
        {file?.altText && <p className={styles.words}>{file.altText}</p>}
        <p role="status" className={last > 0 ? styles.count : 'visually-hidden'}>
          {at + 1} of {files.length}
        </p>
        {token && (
          <IconButton label="Report this picture" className={styles.report} onClick={() => setReporting(true)}>
            <Flag />
          </IconButton>
        )}
        <IconButton label="Close" className={styles.close} onClick={onClose}>
          <X />
        </IconButton>
        {last > 0 && (
          <>
            <IconButton label="Picture before" className={styles.before} disabled={at === 0} onClick={() => go(at - 1)}>
              <ChevronLeft />
            </IconButton>
            <IconButton label="Next picture" className={styles.next} disabled={at === last} onClick={() => go(at + 1)}>
              <ChevronRight />
            </IconButton>
          </>
        )}
      </dialog>
      {isReporting && file && token && (
        <Suspense>
          <ReportDialog reported={{ kind: 'picture', id: file.id, token }} onClose={() => setReporting(false)} />
        </Suspense>
      )}
    </>
  )
}
