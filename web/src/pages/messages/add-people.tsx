import { useMutation } from '@apollo/client/react'
import { UserPlus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { AddParticipantsDocument } from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import { PeoplePicker } from '../../people/people-picker.tsx'
import styles from './group-details.module.css'

const mostAtOnce = 100

/** Adds friends to a group; whoever is in it may. */
export function AddPeople({ groupId }: { groupId: string }) {
  const [add, { loading }] = useMutation(AddParticipantsDocument)
  const [isOpen, setOpen] = useState(false)
  const [userIds, setUserIds] = useState<string[]>([])
  const [problem, setProblem] = useState<string | null>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    try {
      const { data } = await add({ variables: { input: { conversationId: groupId, userIds } } })
      const [error] = data?.addParticipants?.errors ?? []
      if (error) return setProblem(error.message)
      setUserIds([])
      setProblem(null)
      setOpen(false)
    } catch (error) {
      setProblem(faultMessage(error))
    }
  }

  if (!isOpen)
    return (
      <div>
        <Button size="small" icon={<UserPlus />} onClick={() => setOpen(true)}>
          Add people
        </Button>
      </div>
    )
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <PeoplePicker label="Friends to add" value={userIds} onChange={setUserIds} most={mostAtOnce} error={problem} />
      <p className={styles.note}>They see what was written before, too.</p>
      <div className={styles.acts}>
        <Button type="submit" size="small" look="primary" disabled={userIds.length === 0} isBusy={loading}>
          Add
        </Button>
        <Button size="small" look="plain" onClick={() => setOpen(false)}>
          Add nobody
        </Button>
      </div>
    </form>
  )
}
