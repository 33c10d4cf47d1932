import { useQuery } from '@apollo/client/react'
import { Card } from '../../elements/card.tsx'
import { More } from '../../elements/more.tsx'
import { Bone, Loading } from '../../elements/skeleton.tsx'
import { MoreFoundPeopleDocument, SearchPeopleDocument } from '../../generated/graphql.ts'
import { FriendButton } from '../../people/friend-button.tsx'
import { PersonRow } from '../../people/person-row.tsx'
import { Found } from './found.tsx'
import styles from './search.module.css'

export function PeopleFound({ query }: { query: string }) {
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(SearchPeopleDocument, {
    variables: { query },
  })
  const people = (data ?? (loading ? previousData : null))?.searchUsers
  return (
    <Found
      what="people"
      query={query}
      count={people?.edges.length ?? null}
      isLoading={loading && !data}
      error={error}
      onRetry={() => void refetch()}
      skeleton={<Skeleton />}
      hint="Check the spelling, or try a first name or a user name."
    >
      <Card className={styles.people}>
        <ul>
          {people?.edges.map(({ node }) => (
            <li key={node.id}>
              <PersonRow person={node} acts={<FriendButton person={node} size="small" />} />
            </li>
          ))}
        </ul>
        {people?.pageInfo.hasNextPage && (
          <More
            name="People"
            onMore={() =>
              fetchMore({ query: MoreFoundPeopleDocument, variables: { query, after: people.pageInfo.endCursor! } })
            }
          />
        )}
      </Card>
    </Found>
  )
}

const Skeleton = () => (
  <Loading what="people">
    <Card className={styles.people}>
      {[132, 96, 148, 110].map((width) => (
        <div key={width} className={styles.bone}>
          <Bone width={40} height={40} isRound />
          <div>
            <Bone width={width} />
            <Bone width={72} height={12} />
          </div>
        </div>
      ))}
    </Card>
  </Loading>
)
