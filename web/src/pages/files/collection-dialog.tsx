import { useMutation } from '@apollo/client/react'
import { useNavigate } from 'react-router'
import { Switch, TextArea, TextField } from '../../elements/field.tsx'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { textOf, useSubmission } from '../../forms/submission.ts'
import { CreateCollectionDocument, UpdateCollectionDocument } from '../../generated/graphql.ts'
import { messageFor } from '../../graphql/failures.ts'

interface Known {
  id: string
  name: string
  description: string | null
  isPublic: boolean
}

/** Makes a collection, or changes what is said of one, and who sees it. */
export function CollectionDialog({ collection, onClose }: { collection?: Known; onClose(): void }) {
  const [create] = useMutation(CreateCollectionDocument)
  const [update] = useMutation(UpdateCollectionDocument)
  const navigate = useNavigate()
  const submission = useSubmission(async (form) => {
    const input = {
      name: textOf(form, 'name').trim(),
      description: textOf(form, 'description').trim() || null,
      isPublic: form.has('isPublic'),
    }
    if (collection) {
      const { data } = await update({ variables: { input: { collectionId: collection.id, ...input } } })
      const errors = data?.updateMediaCollection?.errors ?? []
      if (errors.length === 0) onClose()
      return errors
    }
    const { data } = await create({ variables: { input } })
    const made = data?.createMediaCollection
    if (made?.collection) void navigate(`/files/collections/${made.collection.id}`)
    return made?.errors ?? []
  })
  return (
    <FormDialog
      title={collection ? 'Change the collection' : 'New collection'}
      submission={submission}
      inputs={['name', 'description']}
      act={collection ? 'Save' : 'Make the collection'}
      onClose={onClose}
    >
      <TextField
        name="name"
        label="Name"
        defaultValue={collection?.name}
        error={messageFor(submission.errors, 'name')}
      />
      <TextArea
        name="description"
        label="Description"
        placeholder="Optional"
        defaultValue={collection?.description ?? ''}
        error={messageFor(submission.errors, 'description')}
      />
      <Switch
        name="isPublic"
        label="Everybody may see it"
        hint="Signed in or not, with every file that is in it."
        defaultChecked={collection?.isPublic}
      />
    </FormDialog>
  )
}
