import { UsersRound } from 'lucide-react'
import { Card } from '../../elements/card.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { MoreProfileMutualDocument, ProfileMutualDocument } from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { PeopleList } from '../../people/people-list.tsx'
import type { ProfilePerson } from './profile-person.ts'

/** Friends of both, the viewer and the person. */
export function ProfileMutual({ person: { id, firstName } }: { person: ProfilePerson }) {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(ProfileMutualDocument, { variables: { id } })
  const friends = data?.user?.mutualFriends
  if (!friends) {
    return failureAt(error, 'user', 'mutualFriends') ? (
      <Unavailable what="Friends in common" onRetry={() => void refetch()} />
    ) : null
  }
  if (friends.edges.length === 0) {
    return (
      <Empty icon={<UsersRound />} title="No friends in common">
        Friends of yours who are also {firstName}’s stand here.
      </Empty>
    )
  }
  return (
    <Card>
      <PeopleList
        people={friends.edges.map(({ node }) => node)}
        hasMore={friends.pageInfo.hasNextPage}
        onMore={() =>
          fetchMore({ query: MoreProfileMutualDocument, variables: { id, after: friends.pageInfo.endCursor! } })
        }
      />
    </Card>
  )
}
