import type { FragmentType } from '@apollo/client'
import type { NamedConversationFragment } from '../../generated/graphql.ts'
import { ConversationPicture, useConversationName } from './conversation-name.tsx'
import styles from './thread.module.css'

/** What stands above the first message. */
export function Beginning({ conversation }: { conversation: FragmentType<NamedConversationFragment> }) {
  const { name, other } = useConversationName(conversation)
  return (
    <div className={styles.beginning}>
      <ConversationPicture conversation={conversation} />
      <p>
        This is the beginning of {other ? 'your conversation with ' : ''}
        <strong>
          <bdi>{name}</bdi>
        </strong>
        .
      </p>
    </div>
  )
}
