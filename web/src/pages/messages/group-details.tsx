import { useApolloClient, useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '../../elements/button.tsx'
import { Dialog } from '../../elements/dialog.tsx'
import { Part } from '../../elements/part.tsx'
import { LeaveConversationDocument, type ThreadHeadConversationFragment } from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import { forgetConversation } from '../../messages/place-message.ts'
import { AddPeople } from './add-people.tsx'
import styles from './group-details.module.css'
import { GroupMembers, GroupMembersSkeleton } from './group-members.tsx'
import { GroupName } from './group-name.tsx'

/** A group: its name and what it is about, who is in it, and the way out. */
export function GroupDetails({ group, onClose }: { group: ThreadHeadConversationFragment; onClose(): void }) {
  const { cache } = useApolloClient()
  const navigate = useNavigate()
  const [leave, { loading }] = useMutation(LeaveConversationDocument)
  const [isLeaving, setLeaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isAdmin = group.viewerRole === 'ADMIN'

  async function leaveIt() {
    try {
      const { data } = await leave({ variables: { conversationId: group.id } })
      const [error] = data?.leaveConversation?.errors ?? []
      if (error) return setProblem(error.message)
      await navigate('/messages')
      forgetConversation(cache, group.id)
    } catch (error) {
      setProblem(faultMessage(error))
    }
  }

  return (
    <Dialog title={isAdmin ? 'Your group' : 'About this group'} onClose={onClose}>
      <div className={styles.details}>
        {isAdmin ? (
          <GroupName group={group} />
        ) : (
          <div>
            <h3>{group.name}</h3>
            {group.description && <p className={styles.description}>{group.description}</p>}
          </div>
        )}
        <AddPeople groupId={group.id} />
        <Part what="The people of this group" skeleton={<GroupMembersSkeleton />}>
          <GroupMembers groupId={group.id} count={group.participantCount} isAdmin={isAdmin} />
        </Part>
        {isLeaving ? (
          <div className={styles.leave}>
            <p>You will see nothing of it any more. What you wrote stays.</p>
            <div className={styles.acts}>
              <Button size="small" look="danger" isBusy={loading} onClick={() => void leaveIt()}>
                Leave
              </Button>
              <Button size="small" look="plain" onClick={() => setLeaving(false)}>
                Stay
              </Button>
            </div>
          </div>
        ) : (
          <div>
            <Button size="small" look="danger" onClick={() => setLeaving(true)}>
              Leave the group
            </Button>
          </div>
        )}
        {problem && (
          <p role="alert" className={styles.error}>
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  )
}
