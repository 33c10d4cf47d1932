import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { type CSSProperties, lazy, Suspense, useState } from 'react'
import { type MosaicFileFragment, MosaicFileFragmentDoc } from '../generated/graphql.ts'
import { RemovedNote } from '../reports/removed-note.tsx'
import styles from './mosaic.module.css'
import { Picture } from './picture.tsx'
import { Player } from './player.tsx'

const Lightbox = lazy(() => import('./lightbox.tsx'))

const shownAtMost = 4

/** Files of a post or a message: up to four pictures side by side, each of which opens large; the rest below them. */
export function Mosaic({ files }: { files: readonly (FragmentType<MosaicFileFragment> | null)[] }) {
  const { data } = useFragment({
    fragment: MosaicFileFragmentDoc,
    fragmentName: 'MosaicFile',
    from: files as FragmentType<MosaicFileFragment>[],
  })
  const [openAt, setOpenAt] = useState<number | null>(null)
  // A file that can't be had keeps its place, so that one sees that there is one.
  const all = data.map((file) => (file?.id ? (file as MosaicFileFragment) : null))
  const pictures = all.filter((file) => !file || file.kind === 'IMAGE')
  const others = all.filter((file) => file && file.kind !== 'IMAGE')
  const removed = all.find((file) => file?.removedRule)
  const shown = pictures.slice(0, shownAtMost)
  const hidden = pictures.length - shown.length
  return (
    <div data-fragment="MosaicFile" className={styles.files}>
      {shown.length > 0 && (
        <div className={styles.mosaic} data-count={shown.length} style={shapeOf(shown)}>
          {shown.map((file, at) => (
            <button
              key={at}
              type="button"
              className={styles.tile}
              disabled={!file}
              aria-label={file?.altText ? `Open the picture: ${file.altText}` : `Open picture ${at + 1}`}
              onClick={() => setOpenAt(at)}
            >
              <Picture file={file} sizes={shown.length === 1 ? '(min-width: 640px) 600px, 100vw' : '300px'} />
              {at === shownAtMost - 1 && hidden > 0 && <span className={styles.more}>+{hidden}</span>}
            </button>
          ))}
        </div>
      )}
      {others.map((file) => (
        <div key={file!.id} className={file!.kind === 'VIDEO' ? styles.video : undefined}>
          <Player file={file} />
        </div>
      ))}
      {removed?.removedRule && (
        <p className={styles.removed}>
          <RemovedNote rule={removed.removedRule} />
        </p>
      )}
      {openAt !== null && (
        <Suspense>
          <Lightbox files={pictures} startAt={openAt} onClose={() => setOpenAt(null)} />
        </Suspense>
      )}
    </div>
  )
}

const tallest = 4 / 5
const flattest = 2

/** One picture has its own shape, within reason; several share one. */
function shapeOf(shown: readonly (MosaicFileFragment | null)[]): CSSProperties {
  const [only] = shown
  if (shown.length > 1 || !only?.width || !only.height) return { aspectRatio: 16 / 10 }
  return { aspectRatio: Math.min(flattest, Math.max(tallest, only.width / only.height)) }
}
