import type { FragmentType } from '@apollo/client'
import { More } from '../elements/more.tsx'
import { Bone, Loading } from '../elements/skeleton.tsx'
import type { PersonCardPersonFragment } from '../generated/graphql.ts'
import styles from './people-list.module.css'
import { PersonCard } from './person-card.tsx'

/** People below one another, page by page. */
export function PeopleList({
  people,
  hasMore,
  onMore,
}: {
  people: readonly ({ id: string } & FragmentType<PersonCardPersonFragment>)[]
  hasMore: boolean
  onMore(): Promise<unknown>
}) {
  return (
    <>
      <ul className={styles.list}>
        {people.map((person) => (
          <li key={person.id}>
            <PersonCard person={person} />
          </li>
        ))}
      </ul>
      {hasMore && <More name="People" onMore={onMore} />}
    </>
  )
}

export const PeopleListSkeleton = ({ count }: { count: number }) => (
  <Loading what="people">
    <div className={styles.list}>
      {Array.from({ length: count }, (_, at) => (
        <div key={at} className={styles.bone}>
          <Bone width={40} height={40} isRound />
          <Bone width={140} />
          <Bone width={96} height={32} isRound />
        </div>
      ))}
    </div>
  </Loading>
)
