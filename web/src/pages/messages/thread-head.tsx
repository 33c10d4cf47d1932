import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { ArrowLeft, Info } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { IconButton } from '../../elements/button.tsx'
import { type ThreadHeadConversationFragment, ThreadHeadConversationFragmentDoc } from '../../generated/graphql.ts'
import { usePageTitle } from '../../shell/page-title.ts'
import { ConversationMenu } from './conversation-menu.tsx'
import { ConversationPicture, countOf, useConversationName } from './conversation-name.tsx'
import { GroupDetails } from './group-details.tsx'
import styles from './thread-head.module.css'

export function ThreadHead({ conversation: from }: { conversation: FragmentType<ThreadHeadConversationFragment> }) {
  const { data: conversation, complete } = useFragment({
    fragment: ThreadHeadConversationFragmentDoc,
    fragmentName: 'ThreadHeadConversation',
    from,
  })
  const { name, other } = useConversationName(complete ? conversation : null)
  const [isOpen, setOpen] = useState(false)
  usePageTitle(name)
  if (!complete) return null
  const isGroup = conversation.type === 'GROUP'
  const line = isGroup ? countOf(conversation.participantCount) : other && `@${other.username}`
  return (
    <header data-fragment="ThreadHeadConversation" className={styles.head}>
      <Link to="/messages" className={styles.back} aria-label="All conversations">
        <ArrowLeft aria-hidden="true" />
      </Link>
      <ConversationPicture conversation={conversation} />
      <div className={styles.words}>
        <h1>{other ? <Link to={`/people/${other.username}`}>{name}</Link> : <bdi>{name}</bdi>}</h1>
        <p>{line}</p>
      </div>
      {isGroup && (
        <IconButton label="About this group" onClick={() => setOpen(true)}>
          <Info />
        </IconButton>
      )}
      <ConversationMenu conversation={conversation} />
      {isOpen && <GroupDetails group={conversation} onClose={() => setOpen(false)} />}
    </header>
  )
}
