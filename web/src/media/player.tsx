import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { FileText } from 'lucide-react'
import { type PlayerFileFragment, PlayerFileFragmentDoc } from '../generated/graphql.ts'
import { formatBytes } from './bytes.ts'
import { useLink } from './links.ts'
import { MissingFile } from './missing-file.tsx'
import styles from './player.module.css'

/** A video, a recording or a document. Nothing of it is loaded before it is asked for. */
export function Player({ file }: { file: FragmentType<PlayerFileFragment> | null | undefined }) {
  const { data, complete } = useFragment({
    fragment: PlayerFileFragmentDoc,
    fragmentName: 'PlayerFile',
    from: file ?? null,
  })
  const link = useLink(complete ? data?.url : null)
  if (!complete || !data || !link.url) return <MissingFile />
  const name = data.altText ?? data.filename
  if (data.kind === 'VIDEO') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: the contract has no captions.
      <video
        className={styles.video}
        style={{ aspectRatio: `${data.width ?? 16} / ${data.height ?? 9}` }}
        src={link.url}
        aria-label={name}
        controls
        playsInline
        preload="metadata"
        onError={link.onError}
      />
    )
  }
  if (data.kind === 'AUDIO') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: the contract has no captions.
      <audio className={styles.audio} src={link.url} aria-label={name} controls preload="none" onError={link.onError} />
    )
  }
  return (
    <a data-fragment="PlayerFile" className={styles.document} href={link.url} target="_blank" rel="noopener">
      <FileText aria-hidden="true" />
      <span className={styles.name}>
        <bdi>{data.filename}</bdi>
        <small>{formatBytes(data.byteSize)}</small>
      </span>
    </a>
  )
}
