import { PencilLine } from 'lucide-react'
import { ButtonLink } from '../../elements/button.tsx'
import { Card, PageHeader } from '../../elements/card.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { Bone, Loading } from '../../elements/skeleton.tsx'
import { DraftsDocument, MoreDraftsDocument } from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { ListEnd } from '../../posts/post-list/list-end.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'
import { DraftRow } from './draft-row.tsx'
import styles from './drafts.module.css'

/** Posts that were begun: they save themselves while one writes. */
export default function Drafts() {
  usePageTitle('Drafts')
  return (
    <Frame>
      <PageHeader title="Drafts" />
      <Part what="The list of drafts" skeleton={<Skeleton />}>
        <DraftList />
      </Part>
    </Frame>
  )
}

function DraftList() {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(DraftsDocument, { fetchPolicy: 'cache-and-network' })
  const drafts = data?.viewer?.drafts
  if (!drafts) {
    return failureAt(error, 'viewer', 'drafts') ? (
      <Unavailable what="The list of drafts" onRetry={() => void refetch()} />
    ) : null
  }
  if (drafts.edges.length === 0) {
    return (
      <Empty icon={<PencilLine />} title="No drafts" act={<ButtonLink to="/">Write a post</ButtonLink>}>
        What you begin to write is saved here by itself, until you post it.
      </Empty>
    )
  }
  const { hasNextPage, endCursor } = drafts.pageInfo
  return (
    <div className={styles.rows}>
      {drafts.edges.map(({ node }) => (
        <DraftRow key={node.id} post={node} />
      ))}
      {hasNextPage && (
        <ListEnd hasMore onMore={() => fetchMore({ query: MoreDraftsDocument, variables: { after: endCursor! } })} />
      )}
    </div>
  )
}

const Skeleton = () => (
  <Loading what="drafts">
    <div className={styles.rows}>
      {[1, 2, 3].map((at) => (
        <Card key={at} className={styles.row}>
          <span className={styles.open}>
            <Bone height={24} />
            <Bone width={140} height={20} />
          </span>
        </Card>
      ))}
    </div>
  </Loading>
)
