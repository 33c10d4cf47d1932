import { useApolloClient, useFragment } from '@apollo/client/react'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { CommentRepliesDocument, CommentWithRepliesFragmentDoc } from '../../generated/graphql.ts'
import { useReconnected } from '../../graphql/live-context.ts'
import styles from './comment-item.module.css'
import { Comments, MoreButton } from './comments.tsx'

/** The replies to a comment, oldest first. They are asked for where there are more than the list has. */
export function Replies({
  commentId,
  replyCount,
  children,
}: {
  commentId: string
  /** As the comment knows it, which may be more than its list has. */
  replyCount: number
  children(id: string): ReactNode
}) {
  const client = useApolloClient()
  const [reading, setReading] = useState<'ahead' | 'done' | 'failed'>('ahead')
  const { data, complete } = useFragment({
    fragment: CommentWithRepliesFragmentDoc,
    fragmentName: 'CommentWithReplies',
    from: { __typename: 'Comment', id: commentId },
  })
  const read = async (variables: { after?: string; first?: number }) => {
    const { data, error } = await client.query({
      query: CommentRepliesDocument,
      variables: { id: commentId, ...variables },
      fetchPolicy: 'network-only',
    })
    if (!data?.comment && error) throw error
  }
  const loaded = complete ? data.replies.edges.map(({ node }) => node.id) : []
  const readAnew = async () => {
    setReading('ahead')
    await read({ first: Math.min(100, Math.max(20, loaded.length + 1)) }).then(
      () => setReading('done'),
      () => setReading('failed'),
    )
  }
  const isBehind = !complete || (loaded.length < replyCount && !data.replies.pageInfo.hasNextPage)
  // Once for each count: it includes replies that are hidden from the viewer, which never come.
  useEffect(() => {
    if (isBehind) void readAnew()
  }, [complete, replyCount])
  useReconnected(() => void readAnew())
  return (
    <>
      {loaded.length === 0 &&
        replyCount > 0 &&
        reading !== 'done' &&
        (reading === 'failed' ? (
          <Button size="small" className={styles.more} onClick={() => void readAnew()}>
            Try again to load the replies
          </Button>
        ) : (
          <p role="status" className={styles.loading}>
            Loading replies …
          </p>
        ))}
      <Comments
        parentId={commentId}
        loaded={loaded}
        more={
          complete &&
          data.replies.pageInfo.hasNextPage && (
            <MoreButton onMore={() => read({ after: data.replies.pageInfo.endCursor! })}>Show more replies</MoreButton>
          )
        }
      >
        {children}
      </Comments>
    </>
  )
}
