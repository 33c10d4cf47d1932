import { useMutation } from '@apollo/client/react'
import { Ellipsis, FolderX, Images, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { Button, ButtonLink } from '../../elements/button.tsx'
import { PageHeader } from '../../elements/card.tsx'
import { Confirm } from '../../elements/confirm.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Menu, MenuItem } from '../../elements/menu.tsx'
import { More } from '../../elements/more.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { useToast } from '../../elements/toast.tsx'
import {
  CollectionFilesDocument,
  type CollectionFilesQuery,
  DeleteCollectionDocument,
  MoreCollectionFilesDocument,
} from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import { inSight, useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { RenewLinks } from '../../media/links.ts'
import { PersonRow } from '../../people/person-row.tsx'
import { useViewerId } from '../../session/use-session.ts'
import { usePageTitle } from '../../shell/page-title.ts'
import { AddFilesDialog } from './add-files-dialog.tsx'
import styles from './collection.module.css'
import { CollectionDialog } from './collection-dialog.tsx'
import { CollectionGrid } from './collection-grid.tsx'
import { FileTabs } from './file-tabs.tsx'
import { TileBones } from './file-tile.tsx'

type Collection = NonNullable<CollectionFilesQuery['mediaCollection']>

export function CollectionPage() {
  const { id } = useParams() as { id: string }
  return (
    <Part key={id} what="This collection" skeleton={<CollectionBones />}>
      <CollectionFiles id={id} />
    </Part>
  )
}

const CollectionBones = () => (
  <>
    <PageHeader title="Collection" />
    <TileBones />
  </>
)

function CollectionFiles({ id }: { id: string }) {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(CollectionFilesDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  })
  const viewerId = useViewerId()
  const collection = data?.mediaCollection
  usePageTitle(collection?.name ?? 'Collection')
  if (!collection) {
    if (error) return <Unavailable what="This collection" onRetry={() => void refetch()} />
    return (
      <Empty
        icon={<FolderX />}
        title="There is no such collection"
        act={<ButtonLink to="/files/collections">Go to your collections</ButtonLink>}
      >
        It may have been deleted, or it is for its owner alone.
      </Empty>
    )
  }
  const isMine = collection.owner?.id === viewerId
  const { edges, pageInfo } = collection.items
  return (
    <RenewLinks value={() => inSight(refetch)}>
      <CollectionHead collection={collection} isMine={isMine} />
      {edges.length === 0 ? (
        <Empty icon={<Images />} title="Nothing in it yet">
          {isMine ? 'Add files of yours; they stay where they are as well.' : 'Come back another day.'}
        </Empty>
      ) : (
        <CollectionGrid collectionId={id} files={edges.map(({ node }) => node)} isMine={isMine} />
      )}
      {pageInfo.hasNextPage && (
        <More
          key={pageInfo.endCursor}
          name="Files"
          onMore={() =>
            fetchMore({ query: MoreCollectionFilesDocument, variables: { id, after: pageInfo.endCursor! } })
          }
        />
      )}
    </RenewLinks>
  )
}

function CollectionHead({ collection, isMine }: { collection: Collection; isMine: boolean }) {
  const [open, setOpen] = useState<'change' | 'add' | 'delete' | null>(null)
  const close = () => setOpen(null)
  const remove = useDelete(collection.id)
  return (
    <>
      <PageHeader title={collection.name}>
        {isMine && (
          <span className={styles.acts}>
            <Button look="primary" size="small" icon={<Plus />} onClick={() => setOpen('add')}>
              Add files
            </Button>
            <Menu label="More of this collection" icon={<Ellipsis />}>
              <MenuItem icon={<Pencil />} onClick={() => setOpen('change')}>
                Name and audience …
              </MenuItem>
              <MenuItem icon={<Trash2 />} isDangerous onClick={() => setOpen('delete')}>
                Delete the collection …
              </MenuItem>
            </Menu>
          </span>
        )}
      </PageHeader>
      <div className={styles.about}>
        {isMine ? <FileTabs /> : <PersonRow person={collection.owner} />}
        {collection.description && <p>{collection.description}</p>}
        <p className={styles.facts}>
          {collection.isPublic ? 'For everybody' : 'For you alone'},{' '}
          {collection.itemCount === 1 ? '1 file' : `${collection.itemCount} files`}
        </p>
      </div>
      {open === 'change' && <CollectionDialog collection={collection} onClose={close} />}
      {open === 'add' && <AddFilesDialog collectionId={collection.id} onClose={close} />}
      {open === 'delete' && (
        <Confirm title="Delete the collection?" act="Delete the collection" onConfirm={remove} onClose={close}>
          <p>
            Its files stay in your library, and in what shows them. They are not public any more by this collection.
          </p>
        </Confirm>
      )}
    </>
  )
}

function useDelete(collectionId: string) {
  const navigate = useNavigate()
  const tell = useToast()
  const [remove] = useMutation(DeleteCollectionDocument, { variables: { collectionId } })
  return async () => {
    try {
      const { data } = await remove({
        update(cache, { data }) {
          if (!data?.deleteMediaCollection?.deletedCollectionId) return
          void navigate('/files/collections', { replace: true })
          const gone = cache.identify({ __typename: 'MediaCollection', id: collectionId })
          if (gone) cache.evict({ id: gone })
        },
      })
      tell(data?.deleteMediaCollection?.errors[0]?.message ?? 'The collection is deleted. Its files are still yours.')
    } catch (error) {
      tell(faultMessage(error))
    }
  }
}
