import { UsersRound } from 'lucide-react'
import { Empty } from '../../elements/empty.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { MoreOfYourFriendsDocument, YourFriendsDocument } from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { PeopleList } from '../../people/people-list.tsx'
import styles from './people.module.css'

export function YourFriends() {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(YourFriendsDocument, {
    fetchPolicy: 'cache-and-network',
  })
  const { friends, friendCount } = data?.viewer?.profile ?? {}
  if (!friends) {
    return failureAt(error, 'viewer', 'profile', 'friends') ? (
      <Unavailable what="Your friends" onRetry={() => void refetch()} />
    ) : null
  }
  return (
    <>
      <h2>
        Your friends
        {!!friendCount && <span className={styles.count}>{friendCount}</span>}
      </h2>
      {friends.edges.length === 0 ? (
        <Empty icon={<UsersRound />} title="No friends here yet">
          Look for somebody by name at the top of this page, and ask.
        </Empty>
      ) : (
        <PeopleList
          people={friends.edges.map(({ node }) => node)}
          hasMore={friends.pageInfo.hasNextPage}
          onMore={() =>
            fetchMore({ query: MoreOfYourFriendsDocument, variables: { after: friends.pageInfo.endCursor! } })
          }
        />
      )}
    </>
  )
}
