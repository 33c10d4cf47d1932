import { useApolloClient, useSubscription } from '@apollo/client/react'
import { BellRing } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { ButtonLink } from '../../elements/button.tsx'
import { Empty } from '../../elements/empty.tsx'
import { More } from '../../elements/more.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { formatDayName } from '../../elements/time.tsx'
import { MoreNotificationsDocument, NotificationAddedDocument, NotificationsDocument } from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { anew, useBegun } from '../../graphql/live-context.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { groupByDay, groupNotifications } from './groups.ts'
import { addToList } from './list-cache.ts'
import { NotificationRow } from './notification-row.tsx'
import styles from './notifications.module.css'
import { useMarkRead } from './use-mark-read.ts'

const settleMs = 1_000

export function NotificationList() {
  const client = useApolloClient()
  const reader = useMarkRead()
  const { data, error, refetch, fetchMore } = useSuspenseQuery(NotificationsDocument, {
    fetchPolicy: 'cache-and-network',
  })
  const list = data?.viewer?.notifications
  const notifications = useMemo(() => list?.edges.map(({ node }) => node) ?? [], [list])
  const days = useMemo(() => groupByDay(groupNotifications(notifications)), [notifications])
  const readAnew = () => {
    const first = Math.min(100, Math.max(30, notifications.length))
    void client.query({ query: NotificationsDocument, variables: { first }, ...anew }).catch(() => {})
  }
  useBegun('NotificationAdded', readAnew)
  useSubscription(NotificationAddedDocument, {
    onData: ({ data: { data } }) => data && addToList(client.cache, data.notificationAdded.id),
  })

  // More unread ones than there are: some were read elsewhere, or withdrawn.
  const unread = notifications.filter(({ isRead }) => !isRead).length
  const isBehind = unread > (data?.viewer?.unreadNotificationCount ?? unread)
  // Read anew once for each time that it falls behind.
  useEffect(() => {
    if (!isBehind) return
    const timer = setTimeout(readAnew, settleMs)
    return () => clearTimeout(timer)
  }, [isBehind])

  if (!list) {
    return failureAt(error, 'viewer', 'notifications') ? (
      <Unavailable what="Your notifications" onRetry={() => void refetch()} />
    ) : null
  }
  if (notifications.length === 0) {
    return (
      <Empty
        icon={<BellRing aria-hidden="true" />}
        title="Nothing new for you"
        act={
          <ButtonLink to="/people" look="primary">
            Find people
          </ButtonLink>
        }
      >
        Comments, reactions and friend requests come here, as they happen.
      </Empty>
    )
  }
  return (
    <>
      {days.map(({ day, groups }) => (
        <section key={day} aria-labelledby={`day-${day}`} className={styles.day}>
          <h2 id={`day-${day}`}>{formatDayName(new Date(day))}</h2>
          <ul className={styles.list}>
            {groups.map((group) => (
              <NotificationRow key={group.key} group={group} reader={reader} />
            ))}
          </ul>
        </section>
      ))}
      {list.pageInfo.hasNextPage && (
        <More
          name="Notifications"
          onMore={() => fetchMore({ query: MoreNotificationsDocument, variables: { after: list.pageInfo.endCursor! } })}
        />
      )}
    </>
  )
}
