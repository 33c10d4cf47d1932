import { useFragment } from '@apollo/client/react'
import { DescribedFileFragmentDoc } from '../../generated/graphql.ts'
import type { Upload } from '../../media/uploads.ts'
import styles from './alt-nudge.module.css'

/** Reminds of pictures that say nothing to people who can't see them. */
export function AltNudge({ files }: { files: readonly Upload[] }) {
  const ids = files.flatMap(({ kind, status, mediaId }) =>
    kind === 'IMAGE' && status === 'ready' && mediaId ? [mediaId] : [],
  )
  const { data } = useFragment({
    fragment: DescribedFileFragmentDoc,
    from: ids.map((id) => ({ __typename: 'MediaFile' as const, id })),
  })
  const missing = data.filter((file) => file?.id && !file.altText).length
  if (missing === 0) return null
  return (
    <p data-fragment="DescribedFile" className={styles.nudge}>
      {missing === 1 ? 'One picture has no description yet.' : `${missing} pictures have no description yet.`} People
      who can’t see them read it instead.
    </p>
  )
}
