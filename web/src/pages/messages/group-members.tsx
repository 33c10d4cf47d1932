import { useMutation } from '@apollo/client/react'
import { Ellipsis, ShieldCheck, ShieldOff, UserMinus } from 'lucide-react'
import { Button } from '../../elements/button.tsx'
import { Menu, MenuItem } from '../../elements/menu.tsx'
import { Bone, Loading } from '../../elements/skeleton.tsx'
import { useToast } from '../../elements/toast.tsx'
import {
  ChangeParticipantRoleDocument,
  type GroupMemberPageFragment,
  GroupMembersDocument,
  MoreGroupMembersDocument,
  type ParticipantRole,
  RemoveParticipantDocument,
} from '../../generated/graphql.ts'
import { faultMessage, type PayloadError } from '../../graphql/failures.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { PersonRow } from '../../people/person-row.tsx'
import { useViewerId } from '../../session/use-session.ts'
import { countOf } from './conversation-name.tsx'
import styles from './group-details.module.css'

type Member = GroupMemberPageFragment['edges'][number]['node']

export function GroupMembers({ groupId, count, isAdmin }: { groupId: string; count: number; isAdmin: boolean }) {
  const viewerId = useViewerId()
  const { data, fetchMore } = useSuspenseQuery(GroupMembersDocument, { variables: { id: groupId } })
  const members = data?.conversation?.members
  if (!members) return null
  return (
    <section>
      <h3>{countOf(count)}</h3>
      <ul className={styles.members}>
        {members.edges.map(({ node }) => (
          <li key={node.id}>
            <PersonRow
              person={node.user}
              line={node.role === 'ADMIN' ? 'Admin' : undefined}
              acts={
                isAdmin &&
                node.user && <MemberMenu groupId={groupId} member={node} isViewer={node.user.id === viewerId} />
              }
            />
          </li>
        ))}
      </ul>
      {members.pageInfo.hasNextPage && (
        <Button
          size="small"
          onClick={() =>
            void fetchMore({
              query: MoreGroupMembersDocument,
              variables: { id: groupId, after: members.pageInfo.endCursor },
            })
          }
        >
          More people
        </Button>
      )}
    </section>
  )
}

function MemberMenu({ groupId, member, isViewer }: { groupId: string; member: Member; isViewer: boolean }) {
  const toast = useToast()
  const [changeRole] = useMutation(ChangeParticipantRoleDocument)
  const [remove] = useMutation(RemoveParticipantDocument)
  const input = { conversationId: groupId, userId: member.user?.id ?? '' }

  const tell = (asked: Promise<readonly PayloadError[] | undefined>) =>
    void asked.then(
      (errors) => errors?.[0] && toast(errors[0].message),
      (error: unknown) => toast(faultMessage(error)),
    )
  const setRole = (role: ParticipantRole) =>
    tell(
      changeRole({ variables: { input: { ...input, role } } }).then(({ data }) => data?.changeParticipantRole?.errors),
    )
  const removeIt = () => tell(remove({ variables: { input } }).then(({ data }) => data?.removeParticipant?.errors))

  return (
    <Menu label={`What to do with ${member.user?.displayName}`} icon={<Ellipsis />}>
      {member.role === 'ADMIN' ? (
        <MenuItem icon={<ShieldOff />} onClick={() => setRole('MEMBER')}>
          {isViewer ? 'Step down as admin' : 'Take admin away'}
        </MenuItem>
      ) : (
        <MenuItem icon={<ShieldCheck />} onClick={() => setRole('ADMIN')}>
          Make admin
        </MenuItem>
      )}
      {!isViewer && (
        <MenuItem icon={<UserMinus />} isDangerous onClick={removeIt}>
          Remove from the group
        </MenuItem>
      )}
    </Menu>
  )
}

export const GroupMembersSkeleton = () => (
  <Loading what="the people of this group">
    <Bone height={40} />
  </Loading>
)
