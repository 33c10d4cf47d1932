import { useApolloClient, useQuery } from '@apollo/client/react'
import { Button } from '../../elements/button.tsx'
import { MarkAllNotificationsReadDocument, NotificationsDocument } from '../../generated/graphql.ts'
import { useAct } from '../../graphql/use-act.ts'
import { showAllRead } from './list-cache.ts'

/** Marks what stands in the list before one, and not what comes while the request is on its way. */
export function MarkAllRead() {
  const client = useApolloClient()
  const act = useAct()
  // The list beside it reads it.
  const { data } = useQuery(NotificationsDocument, { variables: { types: null }, fetchPolicy: 'cache-only' })
  const groups = data?.viewer?.notificationGroups?.edges.map(({ node }) => node) ?? []
  const hasUnread = !!data?.viewer?.unreadNotificationCount || groups.some(({ isRead }) => !isRead)
  const mark = () => {
    const upToId = groups[0]?.latest.id ?? null
    const show = { show: showAllRead, update: () => showAllRead(client.cache) }
    void act(MarkAllNotificationsReadDocument, { input: { upToId } }, show)
  }
  return (
    <Button look="plain" size="small" disabled={!hasUnread} onClick={mark}>
      Mark all as read
    </Button>
  )
}
