import { SearchX } from 'lucide-react'
import { Empty } from '../../elements/empty.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { FindMorePeopleDocument, FindPeopleDocument } from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { PeopleList } from '../../people/people-list.tsx'

/** The people whose name fits. */
export function FoundPeople({ query }: { query: string }) {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(FindPeopleDocument, { variables: { query } })
  const found = data?.searchUsers
  if (!found) {
    return failureAt(error, 'searchUsers') ? (
      <Unavailable what="People of that name" onRetry={() => void refetch()} />
    ) : null
  }
  if (found.edges.length === 0) {
    return (
      <Empty icon={<SearchX />} title={`Nobody called “${query}”`}>
        Try the beginning of a first or last name, or a whole user name.
      </Empty>
    )
  }
  return (
    <PeopleList
      people={found.edges.map(({ node }) => node)}
      hasMore={found.pageInfo.hasNextPage}
      onMore={() =>
        fetchMore({ query: FindMorePeopleDocument, variables: { query, after: found.pageInfo.endCursor! } })
      }
    />
  )
}
