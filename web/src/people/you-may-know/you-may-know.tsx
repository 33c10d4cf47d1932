import { UsersRound } from 'lucide-react'
import { Empty } from '../../elements/empty.tsx'
import { More } from '../../elements/more.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { Bone, Loading } from '../../elements/skeleton.tsx'
import {
  DismissFriendRecommendationDocument,
  MorePeopleYouMayKnowDocument,
  PeopleYouMayKnowDocument,
} from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { useAct } from '../../graphql/use-act.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { RecommendedPerson } from './recommended-person.tsx'
import { withoutRecommendation } from './without-recommendation.ts'
import styles from './you-may-know.module.css'

/** People the viewer may know, likeliest first: as many as are there, or the first `most`. */
export function YouMayKnow({ most = Number.POSITIVE_INFINITY }: { most?: number }) {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(PeopleYouMayKnowDocument)
  const act = useAct()
  const known = data?.viewer?.friendRecommendations
  if (!known) {
    return failureAt(error, 'viewer', 'friendRecommendations') ? (
      <Unavailable what="People you may know" onRetry={() => void refetch()} />
    ) : null
  }
  const { edges, pageInfo } = known
  if (edges.length === 0) {
    return (
      <Empty icon={<UsersRound />} title="Nobody to suggest just now">
        Find people by name. The more friends you have here, the more of theirs you may know.
      </Empty>
    )
  }
  return (
    <>
      <ul className={styles.people}>
        {edges.slice(0, most).map(({ node, reason }) => (
          <li key={node.id}>
            <RecommendedPerson
              person={node}
              reason={reason}
              onDismiss={(button) => {
                focusNext(button)
                const effect = withoutRecommendation(node.id)
                void act(DismissFriendRecommendationDocument, { userId: node.id }, { show: effect, update: effect })
              }}
            />
          </li>
        ))}
      </ul>
      {most > edges.length && pageInfo.hasNextPage && (
        <More
          name="People"
          onMore={() => fetchMore({ query: MorePeopleYouMayKnowDocument, variables: { after: pageInfo.endCursor! } })}
        />
      )}
    </>
  )
}

/** The row goes with the button that was pressed; the focus goes to the next row's. */
function focusNext(button: HTMLElement): void {
  const row = button.closest('li')
  const next = row?.nextElementSibling ?? row?.previousElementSibling
  next?.querySelector<HTMLElement>('[data-dismiss]')?.focus()
}

export const YouMayKnowSkeleton = ({ count }: { count: number }) => (
  <Loading what="people you may know">
    <div className={styles.people}>
      {Array.from({ length: count }, (_, at) => (
        <div key={at} className={styles.bones}>
          <Bone width={40} height={40} isRound />
          <div>
            <Bone width={120} />
            <Bone width={160} height={12} />
          </div>
        </div>
      ))}
    </div>
  </Loading>
)
