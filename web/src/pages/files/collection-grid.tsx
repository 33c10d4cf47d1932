import type { FragmentType } from '@apollo/client'
import { useMutation } from '@apollo/client/react'
import { GripVertical, X } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../elements/button.tsx'
import { useToast } from '../../elements/toast.tsx'
import {
  CollectionFilesDocument,
  type FileTileFileFragment,
  MoveFileDocument,
  TakeOutFileDocument,
} from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import styles from './collection-grid.module.css'
import { FileDialog } from './file-dialog.tsx'
import tile from './file-tile.module.css'
import { FileTile } from './file-tile.tsx'
import { arrange, placeBehind } from './order.ts'
import { useReorder } from './use-reorder.ts'

type File = { id: string } & FragmentType<FileTileFileFragment>

/** The files of a collection. Its owner puts them in order by dragging their grips, or with the arrow keys on one. */
export function CollectionGrid({
  collectionId,
  files,
  isMine,
}: {
  collectionId: string
  files: readonly File[]
  isMine: boolean
}) {
  const [openId, setOpenId] = useState<string | null>(null)
  const { move, takeOut } = useChanges(collectionId)
  const ids = files.map(({ id }) => id)
  const { order, message, gripOf, list } = useReorder(ids, move)
  const byId = new Map(files.map((file) => [file.id, file]))
  return (
    <>
      <p role="status" className="visually-hidden">
        {message}
      </p>
      <ul ref={list} className={tile.grid} aria-label="Files of the collection">
        {order.map((id) => (
          <FileTile
            key={id}
            file={byId.get(id)}
            {...(isMine && {
              onOpen: () => setOpenId(id),
              acts: (
                <>
                  <IconButton label="Move: drag, or use the arrow keys" className={styles.grip} {...gripOf(id)}>
                    <GripVertical />
                  </IconButton>
                  <IconButton label="Take out of the collection" onClick={() => void takeOut(id)}>
                    <X />
                  </IconButton>
                </>
              ),
            })}
          />
        ))}
      </ul>
      {openId && <FileDialog id={openId} onClose={() => setOpenId(null)} />}
    </>
  )
}

function useChanges(collectionId: string) {
  const [moveFile] = useMutation(MoveFileDocument)
  const [takeOutFile] = useMutation(TakeOutFileDocument)
  const tell = useToast()

  /** False when the old order stands. */
  async function move(order: readonly string[], mediaId: string): Promise<boolean> {
    try {
      const { data } = await moveFile({
        variables: { collectionId, mediaId, afterMediaId: placeBehind(order, mediaId) },
        update(cache, { data }) {
          if (!data?.moveMediaCollectionItem?.collection) return
          cache.updateQuery({ query: CollectionFilesDocument, variables: { id: collectionId } }, (page) => {
            const collection = page?.mediaCollection
            if (!collection) return undefined
            const edges = arrange(collection.items.edges, order, ({ node }) => node.id)
            return { mediaCollection: { ...collection, items: { ...collection.items, edges } } }
          })
        },
      })
      const [problem] = data?.moveMediaCollectionItem?.errors ?? []
      if (problem) tell(`${problem.message} The order is as it was.`)
      return !problem
    } catch (error) {
      tell(`${faultMessage(error)} The order is as it was.`)
      return false
    }
  }

  async function takeOut(mediaId: string): Promise<void> {
    try {
      const { data } = await takeOutFile({
        variables: { collectionId, mediaId },
        update(cache, { data }) {
          if (!data?.removeMediaCollectionItems?.collection) return
          cache.updateQuery({ query: CollectionFilesDocument, variables: { id: collectionId } }, (page) => {
            const collection = page?.mediaCollection
            if (!collection) return undefined
            const edges = collection.items.edges.filter(({ node }) => node.id !== mediaId)
            return { mediaCollection: { ...collection, items: { ...collection.items, edges } } }
          })
        },
      })
      tell(data?.removeMediaCollectionItems?.errors[0]?.message ?? 'Taken out. The file is still in your library.')
    } catch (error) {
      tell(faultMessage(error))
    }
  }

  return { move, takeOut }
}
