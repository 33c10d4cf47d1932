import { useApolloClient, useQuery } from '@apollo/client/react'
import { Button } from '../../elements/button.tsx'
import { FrameDocument, MarkAllNotificationsReadDocument } from '../../generated/graphql.ts'
import { useAct } from '../../graphql/use-act.ts'
import { showAllRead } from './list-cache.ts'

export function MarkAllRead() {
  const client = useApolloClient()
  const act = useAct()
  const { data } = useQuery(FrameDocument)
  const hasUnread = !!data?.viewer?.unreadNotificationCount
  return (
    <Button
      look="plain"
      size="small"
      disabled={!hasUnread}
      onClick={() =>
        void act(MarkAllNotificationsReadDocument, {}, { show: showAllRead, update: () => showAllRead(client.cache) })
      }
    >
      Mark all as read
    </Button>
  )
}
