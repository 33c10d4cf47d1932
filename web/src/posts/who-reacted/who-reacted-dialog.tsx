import type { TypedDocumentNode } from '@apollo/client'
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { Dialog } from '../../elements/dialog.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { Bone, Loading } from '../../elements/skeleton.tsx'
import { Choice } from '../../elements/tabs.tsx'
import {
  CommentReactionsDocument,
  type CommentReactionsQuery,
  PostReactionsDocument,
  type PostReactionsQuery,
  type PostReactionsQueryVariables,
  type ReactionType,
  type WhoReactedSubjectFragment,
} from '../../generated/graphql.ts'
import { PersonRow } from '../../people/person-row.tsx'
import { Sign } from './sign.tsx'
import styles from './who-reacted.module.css'

type Tab = ReactionType | 'ALL'

/** Who reacted to a post or comment, all together or by reaction. */
export default function WhoReactedDialog({
  subject,
  onClose,
}: {
  subject: WhoReactedSubjectFragment
  onClose(): void
}) {
  const [tab, setTab] = useState<Tab>('ALL')
  return (
    <Dialog title="Reactions" onClose={onClose}>
      <div className={styles.dialog}>
        <Choice<Tab>
          label="Which reactions to list"
          value={tab}
          onChange={setTab}
          options={[
            { value: 'ALL', name: 'All' },
            ...subject.reactionCounts.map(({ type, count }) => ({
              value: type,
              name: (
                <span className={styles.tab}>
                  <Sign type={type} isNamed /> {count}
                </span>
              ),
            })),
          ]}
        />
        <People key={tab} subject={subject} type={tab === 'ALL' ? null : tab} />
      </div>
    </Dialog>
  )
}

function People({ subject, type }: { subject: WhoReactedSubjectFragment; type: ReactionType | null }) {
  const isPost = (subject as { __typename?: string }).__typename === 'Post'
  const document: TypedDocumentNode<PostReactionsQuery | CommentReactionsQuery, PostReactionsQueryVariables> = isPost
    ? PostReactionsDocument
    : CommentReactionsDocument
  const { data, loading, refetch, fetchMore } = useQuery(document, {
    variables: { id: subject.id, type },
    fetchPolicy: 'cache-and-network',
  })
  const reactions = data && ('post' in data ? data.post : data.comment)?.reactions
  if (!reactions) {
    if (!loading) return <Unavailable what="Who reacted" onRetry={() => void refetch()} />
    return (
      <Loading what="who reacted">
        <div className={styles.people}>
          {[140, 104, 168].map((width) => (
            <div key={width} className={styles.bone}>
              <Bone width={40} height={40} isRound />
              <Bone width={width} />
            </div>
          ))}
        </div>
      </Loading>
    )
  }
  const { edges, pageInfo } = reactions
  return (
    <>
      <ul className={styles.people}>
        {edges.map(({ cursor, node }) => (
          <li key={cursor}>
            <PersonRow person={node.user} acts={<Sign type={node.type} isNamed />} />
          </li>
        ))}
      </ul>
      {edges.length === 0 && <p className={styles.hidden}>Nobody here whom you can see.</p>}
      {pageInfo.hasNextPage && (
        <Button
          look="plain"
          isBusy={loading}
          onClick={() => void fetchMore({ variables: { after: pageInfo.endCursor } })}
        >
          Show more
        </Button>
      )}
    </>
  )
}
