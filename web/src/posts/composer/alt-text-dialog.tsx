import type { FragmentType } from '@apollo/client'
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { Dialog } from '../../elements/dialog.tsx'
import { TextArea } from '../../elements/field.tsx'
import { DescribeFileDocument, type PictureFileFragment } from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import { Picture } from '../../media/picture.tsx'
import styles from './alt-text-dialog.module.css'

/** Says what a picture shows, for people who can't see it. */
export default function AltTextDialog({
  id,
  altText,
  file,
  onClose,
}: {
  id: string
  altText: string | null
  file: FragmentType<PictureFileFragment>
  onClose(): void
}) {
  const [text, setText] = useState(altText ?? '')
  const [error, setError] = useState<string | null>(null)
  const [describe, { loading }] = useMutation(DescribeFileDocument)
  async function save() {
    try {
      const { data } = await describe({ variables: { input: { mediaId: id, altText: text.trim() || null } } })
      const failure = data?.updateMediaFile?.errors[0]
      if (failure) setError(failure.message)
      else onClose()
    } catch (fault) {
      setError(faultMessage(fault))
    }
  }
  return (
    <Dialog
      title="Describe the picture"
      onClose={onClose}
      footer={
        <Button look="primary" isBusy={loading} onClick={() => void save()}>
          Save
        </Button>
      }
    >
      <div className={styles.parts}>
        <div className={styles.picture}>
          <Picture file={file} sizes="480px" isWhole />
        </div>
        <TextArea
          label="What it shows"
          hint="Read out to people who can’t see it. A sentence is enough: who or what, doing what, where."
          error={error}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
