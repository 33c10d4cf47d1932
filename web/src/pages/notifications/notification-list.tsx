import { useApolloClient, useSubscription } from '@apollo/client/react'
import { BellRing } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { ButtonLink } from '../../elements/button.tsx'
import { Empty } from '../../elements/empty.tsx'
import { More } from '../../elements/more.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { formatDayName } from '../../elements/time.tsx'
import { MoreNotificationsDocument, NotificationAddedDocument, NotificationsDocument } from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { anew, useBegun } from '../../graphql/live-context.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { type ChoiceName, groupByDay, typesOf } from './groups.ts'
import { NotificationRow } from './notification-row.tsx'
import styles from './notifications.module.css'
import { useMarkSeen } from './use-mark-seen.ts'

const settleMs = 1_000
/** Of the query. */
const pageSize = 15

export function NotificationList({ choice }: { choice: ChoiceName }) {
  const client = useApolloClient()
  const types = typesOf(choice)
  const { data, error, refetch, fetchMore } = useSuspenseQuery(NotificationsDocument, {
    variables: { types },
    fetchPolicy: 'cache-and-network',
  })
  const viewer = data?.viewer
  const list = viewer?.notificationGroups
  const groups = useMemo(() => list?.edges.map(({ node }) => node) ?? [], [list])
  const days = useMemo(() => groupByDay(groups), [groups])
  const readAnew = () => {
    const first = Math.min(100, Math.max(pageSize, groups.length))
    void client.query({ query: NotificationsDocument, variables: { first, types }, ...anew }).catch(() => {})
  }
  const latest = useRef(readAnew)
  latest.current = readAnew
  useBegun('NotificationAdded', readAnew)
  useSubscription(NotificationAddedDocument, { onData: readAnew })
  useMarkSeen(viewer?.unseenNotificationCount ?? 0)

  // A count that has changed by itself: some were read elsewhere, or taken back.
  const unread = viewer?.unreadNotificationCount
  const known = useRef(unread)
  useEffect(() => {
    if (known.current === unread) return
    known.current = unread
    const timer = setTimeout(() => latest.current(), settleMs)
    return () => clearTimeout(timer)
  }, [unread])

  if (!list) {
    return failureAt(error, 'viewer', 'notificationGroups') ? (
      <Unavailable what="Your notifications" onRetry={() => void refetch()} />
    ) : null
  }
  if (groups.length === 0) {
    if (choice !== 'all') return <Empty icon={<BellRing aria-hidden="true" />} title="Nothing of this kind" />
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
      {days.map(({ day, groups: ofDay }) => (
        <section key={day} aria-labelledby={`day-${day}`} className={styles.day}>
          <h2 id={`day-${day}`}>{formatDayName(new Date(day))}</h2>
          <ul className={styles.list}>
            {ofDay.map((group) => (
              <NotificationRow key={group.id} group={group} />
            ))}
          </ul>
        </section>
      ))}
      {list.pageInfo.hasNextPage && (
        <More
          name="Notifications"
          onMore={() =>
            fetchMore({ query: MoreNotificationsDocument, variables: { after: list.pageInfo.endCursor!, types } })
          }
        />
      )}
    </>
  )
}
