import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { Dialog } from '../../elements/dialog.tsx'
import { Part } from '../../elements/part.tsx'
import { useToast } from '../../elements/toast.tsx'
import { AddFilesToCollectionDocument, CollectionFilesDocument } from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import { FileTile, TileBones } from './file-tile.tsx'
import { LibraryGrid } from './library-grid.tsx'

/** What one call takes. */
const atOnce = 100

/** Picks files of the library for a collection, in the order in which they are pressed. */
export function AddFilesDialog({ collectionId, onClose }: { collectionId: string; onClose(): void }) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [add, { loading }] = useMutation(AddFilesToCollectionDocument, {
    refetchQueries: [{ query: CollectionFilesDocument, variables: { id: collectionId } }],
    awaitRefetchQueries: true,
  })
  const tell = useToast()
  const toggle = (id: string) =>
    setChosen((all) => (all.includes(id) ? all.filter((other) => other !== id) : [...all, id].slice(0, atOnce)))
  async function run() {
    try {
      const { data } = await add({ variables: { collectionId, mediaIds: [...chosen] } })
      const [problem] = data?.addMediaCollectionItems?.errors ?? []
      if (problem) tell(problem.message)
      else onClose()
    } catch (error) {
      tell(faultMessage(error))
    }
  }
  return (
    <Dialog
      title="Add files"
      onClose={onClose}
      footer={
        <>
          <Button look="plain" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" disabled={chosen.length === 0} isBusy={loading} onClick={() => void run()}>
            {chosen.length === 0 ? 'Choose files' : chosen.length === 1 ? 'Add 1 file' : `Add ${chosen.length} files`}
          </Button>
        </>
      }
    >
      <Part what="Your files" skeleton={<TileBones />}>
        <LibraryGrid kind={null} changes={0}>
          {(file) => (
            <FileTile
              key={file.id}
              file={file}
              isChosen={chosen.includes(file.id)}
              {...(file.status === 'READY' && { onOpen: () => toggle(file.id) })}
            />
          )}
        </LibraryGrid>
      </Part>
    </Dialog>
  )
}
