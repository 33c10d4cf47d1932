import { useQuery } from '@apollo/client/react'
import { Gavel } from 'lucide-react'
import { useState } from 'react'
import { PageHeader } from '../../elements/card.tsx'
import { Empty } from '../../elements/empty.tsx'
import { More } from '../../elements/more.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { Choice } from '../../elements/tabs.tsx'
import { ModerationCasesDocument, type ModerationQueue, MoreModerationCasesDocument } from '../../generated/graphql.ts'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'
import { CaseCard } from './case-card.tsx'
import styles from './moderation.module.css'

type View = ModerationQueue | 'MINE'

const views: readonly { value: View; name: string }[] = [
  { value: 'OPEN', name: 'Open' },
  { value: 'MINE', name: 'Yours' },
  { value: 'APPEALED', name: 'Appeals' },
  { value: 'CLOSED', name: 'Decided' },
]

/** The queue of what people have reported, for moderators. */
export default function Moderation() {
  usePageTitle('Moderation')
  const [view, setView] = useState<View>('OPEN')
  return (
    <Frame>
      <PageHeader title="Moderation" />
      <div className={styles.views}>
        <Choice<View> label="Cases" value={view} options={views} onChange={setView} />
      </div>
      <CaseList key={view} view={view} />
    </Frame>
  )
}

function CaseList({ view }: { view: View }) {
  const variables = { queue: view === 'MINE' ? 'OPEN' : view, takenByViewer: view === 'MINE' } as const
  // Others work on the same queue: what was known of it is not shown again.
  const { data, loading, error, refetch, fetchMore } = useQuery(ModerationCasesDocument, {
    variables,
    fetchPolicy: 'network-only',
  })
  if (error) return <Unavailable what="The queue" onRetry={() => void refetch()} />
  if (loading && !data) return null
  const page = data?.viewer?.moderation?.cases
  if (!page) {
    return (
      <Empty icon={<Gavel aria-hidden="true" />} title="This page is for moderators">
        Whoever runs this Plaza can make you one.
      </Empty>
    )
  }
  if (page.edges.length === 0) {
    return (
      <Empty icon={<Gavel aria-hidden="true" />} title="Nothing waits here">
        What people report comes here, the oldest first.
      </Empty>
    )
  }
  return (
    <>
      <ul className={styles.cases}>
        {page.edges.map(({ node }) => (
          <li key={node.id}>
            <CaseCard found={node} onDone={() => void refetch()} />
          </li>
        ))}
      </ul>
      {page.pageInfo.hasNextPage && (
        <More
          name="Cases"
          onMore={() =>
            fetchMore({
              query: MoreModerationCasesDocument,
              variables: { ...variables, after: page.pageInfo.endCursor! },
            })
          }
        />
      )}
    </>
  )
}
