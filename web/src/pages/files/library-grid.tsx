import { ImagePlus } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Empty } from '../../elements/empty.tsx'
import { More } from '../../elements/more.tsx'
import { Unavailable } from '../../elements/part.tsx'
import {
  FileLibraryDocument,
  type FilePageFragment,
  type MediaKind,
  MoreFilesDocument,
} from '../../generated/graphql.ts'
import { inSight, useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { RenewLinks } from '../../media/links.ts'
import tile from './file-tile.module.css'

export type LibraryFile = FilePageFragment['edges'][number]['node']

/** The viewer's files, newest first; it reads them again when `changes` does. */
export function LibraryGrid({
  kind,
  changes,
  children,
}: {
  kind: MediaKind | null
  changes: number
  children(file: LibraryFile): ReactNode
}) {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(FileLibraryDocument, {
    variables: { kind },
    fetchPolicy: 'cache-and-network',
  })
  const seen = useRef(changes)
  useEffect(() => {
    if (seen.current === changes) return
    seen.current = changes
    void inSight(refetch).catch(() => {})
  }, [changes, refetch])
  const page = data?.viewer?.mediaFiles
  if (!page) {
    if (error) return <Unavailable what="Your files" onRetry={() => void refetch()} />
    return null
  }
  if (page.edges.length === 0) {
    return (
      <Empty icon={<ImagePlus />} title="Nothing here yet">
        What you upload here, or put into a post or a message, is kept in this place.
      </Empty>
    )
  }
  return (
    <RenewLinks value={() => inSight(refetch)}>
      <ul className={tile.grid}>{page.edges.map(({ node }) => children(node))}</ul>
      {page.pageInfo.hasNextPage && (
        <More
          key={page.pageInfo.endCursor}
          name="Files"
          onMore={() => fetchMore({ query: MoreFilesDocument, variables: { kind, after: page.pageInfo.endCursor! } })}
        />
      )}
    </RenewLinks>
  )
}
