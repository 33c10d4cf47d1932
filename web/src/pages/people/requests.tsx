import { Card } from '../../elements/card.tsx'
import { More } from '../../elements/more.tsx'
import { Unavailable } from '../../elements/part.tsx'
import {
  FriendRequestsDocument,
  MoreFriendRequestsDocument,
  type RequestPageFragment,
} from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { useReconnected } from '../../graphql/live-context.ts'
import { inSight, useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import listStyles from '../../people/people-list.module.css'
import styles from './people.module.css'
import { RequestRow } from './request-row.tsx'

/** Requests that wait for the viewer, and those of the viewer that wait for others. Nothing where there are none. */
export function Requests() {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(FriendRequestsDocument, {
    fetchPolicy: 'cache-and-network',
  })
  useReconnected(() => void inSight(refetch).catch(() => {}))
  const { incoming, outgoing } = data?.viewer ?? {}
  if (!incoming && failureAt(error, 'viewer', 'incoming')) {
    return <Unavailable what="Friend requests" onRetry={() => void refetch()} />
  }
  const more = (direction: 'INCOMING' | 'OUTGOING', page: RequestPageFragment) => () =>
    fetchMore({ query: MoreFriendRequestsDocument, variables: { direction, after: page.pageInfo.endCursor! } })
  return (
    <>
      {incoming && (
        <RequestList title="Friend requests" list={incoming} isIncoming onMore={more('INCOMING', incoming)} />
      )}
      {outgoing && <RequestList title="You have asked" list={outgoing} onMore={more('OUTGOING', outgoing)} />}
    </>
  )
}

function RequestList({
  title,
  list,
  isIncoming = false,
  onMore,
}: {
  title: string
  list: RequestPageFragment & { totalCount: number }
  isIncoming?: boolean
  onMore(): Promise<unknown>
}) {
  if (list.edges.length === 0) return null
  return (
    <Card aria-label={title} className={styles.section}>
      <h2>
        {title}
        {list.totalCount > 0 && <span className={styles.count}>{list.totalCount}</span>}
      </h2>
      <ul className={listStyles.list}>
        {list.edges.map(({ node }) => (
          <li key={node.id}>
            <RequestRow request={node} isIncoming={isIncoming} />
          </li>
        ))}
      </ul>
      {list.pageInfo.hasNextPage && <More name="Requests" onMore={onMore} />}
    </Card>
  )
}
