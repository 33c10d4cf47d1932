import { useMutation, useQuery } from '@apollo/client/react'
import { useId, useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { Confirm } from '../../elements/confirm.tsx'
import { Dialog } from '../../elements/dialog.tsx'
import { TextArea } from '../../elements/field.tsx'
import { formatDay } from '../../elements/time.tsx'
import { useToast } from '../../elements/toast.tsx'
import { Form } from '../../forms/form.tsx'
import { textOf, useSubmission } from '../../forms/submission.ts'
import {
  DeleteFileDocument,
  FileDetailsDocument,
  type FileDialogFileFragment,
  UpdateFileDocument,
} from '../../generated/graphql.ts'
import { faultMessage, messageFor } from '../../graphql/failures.ts'
import { formatBytes } from '../../media/bytes.ts'
import { Player } from '../../media/player.tsx'
import { rejectionMessage } from '../../media/rejections.ts'
import styles from './file-dialog.module.css'
import { FocalPoint, type Point } from './focal-point.tsx'

/** A file with what can be said of it; and the way to delete it. */
export function FileDialog({ id, onClose }: { id: string; onClose(): void }) {
  const { data, error } = useQuery(FileDetailsDocument, { variables: { id } })
  const file = data?.mediaFile
  if (file) return <Details file={file} onClose={onClose} />
  return (
    <Dialog title="File" onClose={onClose}>
      <p role="status">{error ? faultMessage(error) : data ? 'This file is not there any more.' : 'One moment …'}</p>
    </Dialog>
  )
}

function Details({ file, onClose }: { file: FileDialogFileFragment; onClose(): void }) {
  const formId = useId()
  const [update] = useMutation(UpdateFileDocument)
  const [isDeleting, setDeleting] = useState(false)
  const [point, setPoint] = useState<Point | null>(file.focalPoint)
  const tell = useToast()
  const remove = useDelete(file.id, onClose)
  const isPicture = file.kind === 'IMAGE' && file.status === 'READY'
  const submission = useSubmission(async (form) => {
    const altText = textOf(form, 'altText').trim() || null
    const input = { mediaId: file.id, altText, ...(isPicture && { focalPoint: point }) }
    const { data } = await update({ variables: { input } })
    const errors = data?.updateMediaFile?.errors ?? []
    if (errors.length > 0) return errors
    tell('Saved, wherever the file is shown.')
    onClose()
    return errors
  })
  if (isDeleting) {
    return (
      <Confirm title="Delete the file for good?" act="Delete" onConfirm={remove} onClose={() => setDeleting(false)}>
        <p>
          Posts, messages, collections and your profile lose it at once wherever they show it. They stay themselves,
          without it.
        </p>
      </Confirm>
    )
  }
  return (
    <Dialog
      title={file.filename}
      onClose={onClose}
      footer={
        <>
          <Button look="danger" onClick={() => setDeleting(true)}>
            Delete …
          </Button>
          <span className={styles.gap} />
          <Button look="plain" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form={formId} look="primary" isBusy={submission.isBusy}>
            Save
          </Button>
        </>
      }
    >
      <Form id={formId} submission={submission} inputs={['altText']}>
        {file.status === 'REJECTED' && (
          <p role="status">{rejectionMessage(file.rejectionReason)} It vanishes from this list after a week.</p>
        )}
        {file.status === 'PROCESSING' && <p role="status">It is being checked, which takes some seconds.</p>}
        {isPicture && <FocalPoint file={file} point={point} onChange={setPoint} />}
        {!isPicture && file.status === 'READY' && <Player file={file} />}
        <TextArea
          name="altText"
          label={file.kind === 'IMAGE' ? 'What the picture shows' : 'What it is'}
          hint="For people who can’t see it, and for you to find it again."
          defaultValue={file.altText ?? ''}
          error={messageFor(submission.errors, 'altText')}
        />
        <p className={styles.facts}>{factsOf(file)}</p>
      </Form>
    </Dialog>
  )
}

function useDelete(id: string, onDone: () => void) {
  const [remove] = useMutation(DeleteFileDocument, {
    variables: { mediaId: id },
    update(cache, { data }) {
      if (!data?.deleteMediaFile?.deletedMediaId) return
      const gone = cache.identify({ __typename: 'MediaFile', id })
      if (gone) cache.evict({ id: gone })
      cache.gc()
    },
  })
  const tell = useToast()
  return async () => {
    try {
      const { data } = await remove()
      const [problem] = data?.deleteMediaFile?.errors ?? []
      tell(problem?.message ?? 'The file is deleted.')
      if (!problem) onDone()
    } catch (error) {
      tell(`${faultMessage(error)} The file is still there.`)
    }
  }
}

function factsOf({ byteSize, width, height, createdAt }: FileDialogFileFragment): string {
  const size = width && height ? `${width} × ${height} pixels, ` : ''
  return `${size}${formatBytes(byteSize)}, uploaded ${formatDay(new Date(createdAt))}`
}
