import { Images } from 'lucide-react'
import { Link } from 'react-router'
import { ButtonLink } from '../../elements/button.tsx'
import { Card } from '../../elements/card.tsx'
import { Empty } from '../../elements/empty.tsx'
import { More } from '../../elements/more.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { MoreProfileCollectionsDocument, ProfileCollectionsDocument } from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { Picture } from '../../media/picture.tsx'
import styles from './profile-collections.module.css'
import type { ProfilePerson } from './profile-person.ts'

/** Collections of files that a person shows to everybody. */
export function ProfileCollections({ person: { id, firstName, friendshipStatus } }: { person: ProfilePerson }) {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(ProfileCollectionsDocument, { variables: { id } })
  const collections = data?.user?.mediaCollections
  if (!collections) {
    return failureAt(error, 'user', 'mediaCollections') ? (
      <Unavailable what="Collections" onRetry={() => void refetch()} />
    ) : null
  }
  if (collections.edges.length === 0) {
    return friendshipStatus === 'SELF' ? (
      <Empty
        icon={<Images />}
        title="No public collections"
        act={<ButtonLink to="/files">Go to your files</ButtonLink>}
      >
        Collections of yours that are for everybody stand here.
      </Empty>
    ) : (
      <Empty icon={<Images />} title="No collections">
        {firstName} has no collections for everybody.
      </Empty>
    )
  }
  return (
    <>
      <ul className={styles.collections}>
        {collections.edges.map(({ node: { id: collectionId, name, description, itemCount, items } }) => (
          <li key={collectionId}>
            <Card className={styles.collection}>
              <div className={styles.strip}>
                {items.edges.map(({ node }) => (
                  <Picture key={node.id} file={node} sizes="140px" className={styles.picture} />
                ))}
              </div>
              <h2>
                <Link to={`/files/collections/${collectionId}`}>{name}</Link>
              </h2>
              <p className={styles.about}>
                {itemCount === 1 ? '1 file' : `${itemCount} files`}
                {description && ` · ${description}`}
              </p>
            </Card>
          </li>
        ))}
      </ul>
      {collections.pageInfo.hasNextPage && (
        <More
          name="Collections"
          onMore={() =>
            fetchMore({
              query: MoreProfileCollectionsDocument,
              variables: { id, after: collections.pageInfo.endCursor! },
            })
          }
        />
      )}
    </>
  )
}
