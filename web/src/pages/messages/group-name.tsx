import { useMutation } from '@apollo/client/react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { TextArea, TextField } from '../../elements/field.tsx'
import { useToast } from '../../elements/toast.tsx'
import { type ThreadHeadConversationFragment, UpdateGroupDocument } from '../../generated/graphql.ts'
import { faultMessage, messageFor, messagesBeside, type PayloadError } from '../../graphql/failures.ts'
import styles from './group-details.module.css'

/** The name and the description, for those who may change them. */
export function GroupName({ group }: { group: ThreadHeadConversationFragment }) {
  const toast = useToast()
  const [update, { loading }] = useMutation(UpdateGroupDocument)
  const [name, setName] = useState(group.name ?? '')
  const [description, setDescription] = useState(group.description ?? '')
  const [errors, setErrors] = useState<readonly PayloadError[]>([])
  const isChanged = name !== (group.name ?? '') || description !== (group.description ?? '')

  async function save(event: FormEvent) {
    event.preventDefault()
    try {
      const input = { conversationId: group.id, name, description: description || null }
      const { data } = await update({ variables: { input } })
      const wrong = data?.updateGroupConversation?.errors ?? []
      setErrors(wrong)
      if (wrong.length === 0) toast('The group is saved.')
    } catch (error) {
      setErrors([{ code: 'FAULT', message: faultMessage(error) }])
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <TextField
        label="Name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={messageFor(errors, 'name')}
      />
      <TextArea
        label="What it is about"
        rows={2}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
        error={messageFor(errors, 'description')}
      />
      {messagesBeside(errors, ['name', 'description']).map((message) => (
        <p key={message} role="alert" className={styles.error}>
          {message}
        </p>
      ))}
      {isChanged && (
        <div>
          <Button type="submit" size="small" look="primary" isBusy={loading}>
            Save
          </Button>
        </div>
      )}
    </form>
  )
}
