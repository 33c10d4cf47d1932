import { useMutation } from '@apollo/client/react'
import { Archive, ArchiveRestore, Bell, BellOff, Ellipsis } from 'lucide-react'
import { Menu, MenuItem } from '../../elements/menu.tsx'
import { useToast } from '../../elements/toast.tsx'
import {
  ArchiveConversationDocument,
  MuteConversationDocument,
  type ThreadHeadConversationFragment,
  UnarchiveConversationDocument,
  UnmuteConversationDocument,
} from '../../generated/graphql.ts'
import { faultMessage, type PayloadError } from '../../graphql/failures.ts'
import { raiseConversation } from '../../messages/place-message.ts'

const hourMs = 3_600_000

type Payload = { errors: readonly PayloadError[] } | null | undefined

/** What one does with a conversation for oneself: to put it away, and to have it be silent. */
export function ConversationMenu({ conversation }: { conversation: ThreadHeadConversationFragment }) {
  const toast = useToast()
  const { id, folder, isMuted } = conversation
  const variables = { conversationId: id }
  const [archive, { client }] = useMutation(ArchiveConversationDocument)
  const [unarchive] = useMutation(UnarchiveConversationDocument)
  const [mute] = useMutation(MuteConversationDocument)
  const [unmute] = useMutation(UnmuteConversationDocument)

  async function act(asked: Promise<Payload>, done: string) {
    try {
      const [error] = (await asked)?.errors ?? []
      if (!error) raiseConversation(client.cache, id)
      toast(error?.message ?? done)
    } catch (error) {
      toast(faultMessage(error))
    }
  }
  const muteFor = (hours: number | null, done: string) => {
    const until = hours === null ? null : new Date(Date.now() + hours * hourMs).toISOString()
    void act(
      mute({ variables: { ...variables, until } }).then(({ data }) => data?.muteConversation),
      done,
    )
  }

  return (
    <Menu label="More about this conversation" icon={<Ellipsis />}>
      {isMuted ? (
        <MenuItem
          icon={<Bell />}
          onClick={() =>
            void act(
              unmute({ variables }).then(({ data }) => data?.unmuteConversation),
              'You hear of new messages again.',
            )
          }
        >
          Unmute
        </MenuItem>
      ) : (
        <>
          <MenuItem icon={<BellOff />} onClick={() => muteFor(1, 'Muted for an hour.')}>
            Mute for an hour
          </MenuItem>
          <MenuItem icon={<BellOff />} onClick={() => muteFor(24, 'Muted for a day.')}>
            Mute for a day
          </MenuItem>
          <MenuItem icon={<BellOff />} onClick={() => muteFor(null, 'Muted until you unmute it.')}>
            Mute for good
          </MenuItem>
        </>
      )}
      {folder === 'ARCHIVE' ? (
        <MenuItem
          icon={<ArchiveRestore />}
          onClick={() =>
            void act(
              unarchive({ variables }).then(({ data }) => data?.unarchiveConversation),
              'Back in your inbox.',
            )
          }
        >
          Move to inbox
        </MenuItem>
      ) : folder === 'INBOX' ? (
        <MenuItem
          icon={<Archive />}
          onClick={() =>
            void act(
              archive({ variables }).then(({ data }) => data?.archiveConversation),
              isMuted ? 'Put away.' : 'Put away until there is a new message.',
            )
          }
        >
          Archive
        </MenuItem>
      ) : null}
    </Menu>
  )
}
