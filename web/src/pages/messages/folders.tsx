import { useQuery } from '@apollo/client/react'
import { Choice } from '../../elements/tabs.tsx'
import { type ConversationFolder, MessageRequestCountDocument } from '../../generated/graphql.ts'
import styles from './messages.module.css'

/** Which of the lists stands there. */
export function Folders({
  folder,
  onChange,
}: {
  folder: ConversationFolder
  onChange(folder: ConversationFolder): void
}) {
  // The list asks for it, and writes it into the cache.
  const { data } = useQuery(MessageRequestCountDocument, { fetchPolicy: 'cache-only' })
  const waiting = data?.viewer?.messageRequestCount ?? 0
  return (
    <div className={styles.folders}>
      <Choice<ConversationFolder>
        label="Which conversations to list"
        value={folder}
        onChange={onChange}
        options={[
          { value: 'INBOX', name: 'Inbox' },
          { value: 'REQUESTS', name: waiting > 0 ? `Requests (${waiting > 99 ? '99+' : waiting})` : 'Requests' },
          { value: 'ARCHIVE', name: 'Archive' },
        ]}
      />
    </div>
  )
}
