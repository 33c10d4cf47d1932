import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { Dialog } from '../../elements/dialog.tsx'
import { TextField } from '../../elements/field.tsx'
import { messageFor, messagesBeside, type PayloadError } from '../../graphql/failures.ts'
import { PeoplePicker } from '../../people/people-picker.tsx'
import styles from './group-details.module.css'
import { useStart } from './use-start.ts'

const mostPeople = 249

/** One person begins a conversation of two, more of them a group with a name. */
export function NewConversation({ onClose }: { onClose(): void }) {
  const formId = useId()
  const { write, found } = useStart()
  const [userIds, setUserIds] = useState<string[]>([])
  const [name, setName] = useState('')
  const [errors, setErrors] = useState<readonly PayloadError[]>([])
  const [isBusy, setBusy] = useState(false)
  const [isGroupOfTwo, setGroupOfTwo] = useState(false)
  const isGroup = userIds.length > 1 || isGroupOfTwo

  async function start(event: FormEvent) {
    event.preventDefault()
    const [userId] = userIds
    if (!userId) return setErrors([{ code: 'REQUIRED', message: 'Pick somebody to write to.', path: ['userId'] }])
    setBusy(true)
    const wrong = isGroup ? await found({ name, description: null, participantIds: userIds }) : await write(userId)
    setBusy(false)
    setErrors(wrong)
    if (wrong.length === 0) onClose()
  }

  return (
    <Dialog
      title="New conversation"
      onClose={onClose}
      footer={
        <Button type="submit" form={formId} look="primary" isBusy={isBusy}>
          {isGroup ? 'Open the group' : 'Write'}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={(event) => void start(event)}>
        <PeoplePicker
          label="With whom"
          value={userIds}
          onChange={setUserIds}
          most={mostPeople}
          error={messageFor(errors, 'participantIds') ?? messageFor(errors, 'userId')}
        />
        {isGroup && (
          <TextField
            label="Name of the group"
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={messageFor(errors, 'name')}
          />
        )}
        {userIds.length === 1 && !isGroupOfTwo && (
          <Button size="small" look="plain" onClick={() => setGroupOfTwo(true)}>
            Make it a group instead
          </Button>
        )}
        {messagesBeside(errors, ['participantIds', 'userId', 'name']).map((message) => (
          <p key={message} role="alert" className={styles.error}>
            {message}
          </p>
        ))}
      </form>
    </Dialog>
  )
}
