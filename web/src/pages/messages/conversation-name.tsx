import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { UsersRound } from 'lucide-react'
import { type NamedConversationFragment, NamedConversationFragmentDoc } from '../../generated/graphql.ts'
import { Avatar } from '../../people/avatar.tsx'
import { useViewerId } from '../../session/use-session.ts'
import styles from './conversation-name.module.css'

type From = FragmentType<NamedConversationFragment> | null

/** What a conversation is called, and whom it is with where it is with one person. */
export function useConversationName(from: From) {
  const viewerId = useViewerId()
  const { data, complete } = useFragment({
    fragment: NamedConversationFragmentDoc,
    fragmentName: 'NamedConversation',
    from,
  })
  if (!complete || !data) return { name: 'Conversation', other: null, others: [] }
  const others = data.participants.edges.flatMap(({ node: { user } }) => (user && user.id !== viewerId ? [user] : []))
  const other = data.type === 'DIRECT' ? (others[0] ?? null) : null
  return { name: data.name ?? other?.displayName ?? 'Somebody', other, others }
}

/** The picture of the other person, or of two of a group. */
export function ConversationPicture({ conversation }: { conversation: From }) {
  const { other, others } = useConversationName(conversation)
  if (other || others.length === 0) return <Avatar person={other} />
  const [front, back] = others
  return (
    <span className={styles.pair} aria-hidden="true">
      {back ? <Avatar person={back} size={24} /> : <UsersRound className={styles.icon} />}
      <Avatar person={front} size={24} />
    </span>
  )
}

export const countOf = (count: number): string => (count === 1 ? '1 person' : `${count} people`)
