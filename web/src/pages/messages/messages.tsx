import { MessagesSquare, SquarePen } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Button, IconButton } from '../../elements/button.tsx'
import { PageHeader } from '../../elements/card.tsx'
import { classes } from '../../elements/classes.ts'
import { Empty } from '../../elements/empty.tsx'
import { Part } from '../../elements/part.tsx'
import type { ConversationFolder } from '../../generated/graphql.ts'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'
import { ConversationList, ConversationListSkeleton } from './conversation-list.tsx'
import { Folders } from './folders.tsx'
import styles from './messages.module.css'
import { NewConversation } from './new-conversation.tsx'
import { Thread } from './thread.tsx'
import { useStartFromLink } from './use-start.ts'

/** The list and one conversation: side by side where there is room, otherwise one after the other. */
export default function Messages() {
  usePageTitle('Messages')
  const { id } = useParams()
  const [isStarting, setStarting] = useState(false)
  const [folder, setFolder] = useState<ConversationFolder>('INBOX')
  useStartFromLink()
  const start = () => setStarting(true)
  return (
    <Frame isFull hasBar={!id}>
      <div className={classes(styles.messages, id && styles.isOpen)}>
        <section className={styles.list} aria-label="All conversations">
          <PageHeader title="Messages">
            <IconButton label="New conversation" onClick={start}>
              <SquarePen />
            </IconButton>
          </PageHeader>
          <Folders folder={folder} onChange={setFolder} />
          <Part key={folder} what="Your conversations" skeleton={<ConversationListSkeleton />}>
            <ConversationList folder={folder} openId={id} onStart={start} />
          </Part>
        </section>
        <div className={styles.thread}>
          {id ? (
            <Thread key={id} id={id} />
          ) : (
            <Empty
              icon={<MessagesSquare aria-hidden="true" />}
              title="Pick a conversation"
              act={<Button onClick={start}>Write to somebody</Button>}
            >
              Or begin one with a friend, or a group of them.
            </Empty>
          )}
        </div>
      </div>
      {isStarting && <NewConversation onClose={() => setStarting(false)} />}
    </Frame>
  )
}
