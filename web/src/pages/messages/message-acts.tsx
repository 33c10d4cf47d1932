import { useMutation } from '@apollo/client/react'
import { Copy, Ellipsis, Flag, Pencil, Reply, Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button, IconButton } from '../../elements/button.tsx'
import { Dialog } from '../../elements/dialog.tsx'
import { Menu, MenuItem } from '../../elements/menu.tsx'
import { useToast } from '../../elements/toast.tsx'
import { DeleteMessageDocument, type MessageRowMessageFragment } from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import styles from './message-acts.module.css'
import { ReactMenu } from './message-reactions.tsx'

const ReportDialog = lazy(() => import('../../reports/report-dialog.tsx'))

/** What can be done with a message; it shows on the row that is pointed at or has the focus. */
export function MessageActs({
  message,
  onReply,
  onEdit,
}: {
  message: MessageRowMessageFragment
  onReply(): void
  onEdit(): void
}) {
  const toast = useToast()
  const [isAsking, setAsking] = useState(false)
  const [isReporting, setReporting] = useState(false)
  const [remove] = useMutation(DeleteMessageDocument)

  async function removeIt() {
    setAsking(false)
    try {
      const { data } = await remove({
        variables: { messageId: message.id },
        optimisticResponse: {
          deleteMessage: {
            message: {
              __typename: 'Message',
              id: message.id,
              content: '',
              facets: [],
              isDeleted: true,
              viewerCanEdit: false,
              viewerCanDelete: false,
              media: [],
            },
            errors: [],
          },
        },
      })
      const [error] = data?.deleteMessage?.errors ?? []
      if (error) toast(`The message is still there. ${error.message}`)
    } catch (error) {
      toast(`The message is still there. ${faultMessage(error)}`)
    }
  }

  return (
    <div className={styles.acts}>
      <IconButton label="Reply" onClick={onReply}>
        <Reply />
      </IconButton>
      <ReactMenu message={message} />
      <Menu label="More about this message" icon={<Ellipsis />}>
        {message.content && (
          <MenuItem icon={<Copy />} onClick={() => void navigator.clipboard.writeText(message.content)}>
            Copy the text
          </MenuItem>
        )}
        {!message.viewerCanDelete && (
          <MenuItem icon={<Flag />} onClick={() => setReporting(true)}>
            Report …
          </MenuItem>
        )}
        {message.viewerCanEdit && (
          <MenuItem icon={<Pencil />} onClick={onEdit}>
            Edit
          </MenuItem>
        )}
        {message.viewerCanDelete && (
          <MenuItem icon={<Trash2 />} isDangerous onClick={() => setAsking(true)}>
            Delete
          </MenuItem>
        )}
      </Menu>
      {isReporting && (
        <Suspense>
          <ReportDialog reported={{ kind: 'message', id: message.id }} onClose={() => setReporting(false)} />
        </Suspense>
      )}
      {isAsking && (
        <Dialog
          title="Delete this message?"
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button look="plain" onClick={() => setAsking(false)}>
                Keep it
              </Button>
              <Button look="danger" onClick={() => void removeIt()}>
                Delete for everybody
              </Button>
            </>
          }
        >
          <p>It goes for everybody in this conversation. That a message was deleted stays visible.</p>
        </Dialog>
      )}
    </div>
  )
}
