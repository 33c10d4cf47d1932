import { FolderPlus, Globe, Lock } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../../elements/button.tsx'
import { PageHeader } from '../../elements/card.tsx'
import { Empty } from '../../elements/empty.tsx'
import { More } from '../../elements/more.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import {
  CollectionListDocument,
  type CollectionsPageFragment,
  MoreCollectionsDocument,
} from '../../generated/graphql.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { Picture } from '../../media/picture.tsx'
import { usePageTitle } from '../../shell/page-title.ts'
import { CollectionDialog } from './collection-dialog.tsx'
import styles from './collections.module.css'
import { FileTabs } from './file-tabs.tsx'
import { TileBones } from './file-tile.tsx'

export function Collections() {
  usePageTitle('Collections')
  const [isCreating, setCreating] = useState(false)
  return (
    <>
      <PageHeader title="Files">
        <Button look="primary" size="small" icon={<FolderPlus />} onClick={() => setCreating(true)}>
          New collection
        </Button>
      </PageHeader>
      <div className={styles.bar}>
        <FileTabs />
      </div>
      <Part what="Your collections" skeleton={<TileBones />}>
        <CollectionCards onCreate={() => setCreating(true)} />
      </Part>
      {isCreating && <CollectionDialog onClose={() => setCreating(false)} />}
    </>
  )
}

function CollectionCards({ onCreate }: { onCreate(): void }) {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(CollectionListDocument, {
    fetchPolicy: 'cache-and-network',
  })
  const page = data?.viewer?.mediaCollections
  if (!page) {
    if (error) return <Unavailable what="Your collections" onRetry={() => void refetch()} />
    return null
  }
  if (page.edges.length === 0) {
    return (
      <Empty
        icon={<FolderPlus />}
        title="No collections yet"
        act={<Button onClick={onCreate}>Make the first one</Button>}
      >
        Put files that belong together under a name. You decide whether others may see them.
      </Empty>
    )
  }
  return (
    <>
      <ul className={styles.cards}>
        {page.edges.map(({ node }) => (
          <li key={node.id}>
            <CollectionCard collection={node} />
          </li>
        ))}
      </ul>
      {page.pageInfo.hasNextPage && (
        <More
          key={page.pageInfo.endCursor}
          name="Collections"
          onMore={() => fetchMore({ query: MoreCollectionsDocument, variables: { after: page.pageInfo.endCursor! } })}
        />
      )}
    </>
  )
}

function CollectionCard({ collection }: { collection: CollectionsPageFragment['edges'][number]['node'] }) {
  const { id, name, isPublic, itemCount, items } = collection
  const pictures = items.edges.filter(({ node }) => node.kind === 'IMAGE').slice(0, 4)
  const Icon = isPublic ? Globe : Lock
  return (
    <Link to={`/files/collections/${id}`} className={styles.card}>
      <span className={styles.pictures} aria-hidden="true" data-count={pictures.length}>
        {pictures.map(({ node }) => (
          <Picture key={node.id} file={node} sizes="150px" />
        ))}
      </span>
      <strong className={styles.name}>
        <bdi>{name}</bdi>
      </strong>
      <span className={styles.facts}>
        <Icon aria-hidden="true" />
        {isPublic ? 'For everybody' : 'For you alone'}, {itemCount === 1 ? '1 file' : `${itemCount} files`}
      </span>
    </Link>
  )
}
