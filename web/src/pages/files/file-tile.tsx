import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { CircleAlert, FileText, Film, LoaderCircle, Music } from 'lucide-react'
import type { ReactNode } from 'react'
import { Bone, Loading } from '../../elements/skeleton.tsx'
import { type FileTileFileFragment, FileTileFileFragmentDoc } from '../../generated/graphql.ts'
import { Picture } from '../../media/picture.tsx'
import { rejectionMessage } from '../../media/rejections.ts'
import styles from './file-tile.module.css'

type Tile = FragmentType<FileTileFileFragment> | null | undefined

/** A file as a square: what it shows, or what it is and how it stands. */
export function FileTile({
  file,
  isChosen,
  onOpen,
  acts,
}: {
  file: Tile
  /** Whether it is among those picked, where several are. */
  isChosen?: boolean
  onOpen?(): void
  acts?: ReactNode
}) {
  const { data, complete } = useFragment({
    fragment: FileTileFileFragmentDoc,
    fragmentName: 'FileTileFile',
    from: file ?? null,
  })
  if (!complete || !data) return null
  return (
    <li data-fragment="FileTileFile" className={styles.tile} data-file={data.id}>
      <button
        type="button"
        className={styles.face}
        aria-pressed={isChosen}
        aria-label={nameOf(data)}
        disabled={!onOpen}
        onClick={onOpen}
      >
        <Face data={data} />
      </button>
      {acts && <div className={styles.acts}>{acts}</div>}
    </li>
  )
}

function Face({ data }: { data: FileTileFileFragment }) {
  if (data.status === 'PROCESSING') return <Note icon={<LoaderCircle />} text="Being checked …" />
  if (data.status === 'REJECTED') return <Note icon={<CircleAlert />} text={rejectionMessage(data.rejectionReason)} />
  if (data.kind === 'IMAGE') return <Picture file={data} sizes="(min-width: 640px) 200px, 33vw" />
  const Icon = { VIDEO: Film, AUDIO: Music, DOCUMENT: FileText }[data.kind]
  return <Note icon={<Icon />} text={data.filename} beside={formatDuration(data.durationSeconds)} />
}

const Note = ({ icon, text, beside }: { icon: ReactNode; text: string; beside?: string | null }) => (
  <span className={styles.note}>
    {icon}
    <bdi>{text}</bdi>
    {beside && <small>{beside}</small>}
  </span>
)

const states = { PROCESSING: ', being checked', REJECTED: ', not taken', READY: '' }

const nameOf = ({ altText, filename, status }: FileTileFileFragment) => (altText || filename) + states[status]

/** "3:07". */
export function formatDuration(seconds: number | null | undefined): string | null {
  if (seconds == null) return null
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

const bones = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']

export const TileBones = () => (
  <Loading what="files">
    <div className={styles.grid}>
      {bones.map((bone) => (
        <span key={bone} className={styles.bone}>
          <Bone height={200} />
        </span>
      ))}
    </div>
  </Loading>
)
