import { UsersRound } from 'lucide-react'
import { Card } from '../../elements/card.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { MoreProfileFriendsDocument, ProfileFriendsDocument } from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { PeopleList } from '../../people/people-list.tsx'
import { HiddenPart } from './hidden-part.tsx'
import type { ProfilePerson } from './profile-person.ts'

export function ProfileFriends({ person }: { person: ProfilePerson }) {
  const { id } = person
  const { data, error, refetch, fetchMore } = useSuspenseQuery(ProfileFriendsDocument, { variables: { id } })
  const friends = data?.user?.friends
  if (!friends) {
    return failureAt(error, 'user', 'friends') ? (
      <Unavailable what="Friends" onRetry={() => void refetch()} />
    ) : (
      <HiddenPart person={person} what="friends" />
    )
  }
  if (friends.edges.length === 0) return <Empty icon={<UsersRound />} title="No friends here yet" />
  return (
    <Card>
      <PeopleList
        people={friends.edges.map(({ node }) => node)}
        hasMore={friends.pageInfo.hasNextPage}
        onMore={() =>
          fetchMore({ query: MoreProfileFriendsDocument, variables: { id, after: friends.pageInfo.endCursor! } })
        }
      />
    </Card>
  )
}
