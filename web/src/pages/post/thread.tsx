import { useApolloClient, useQuery } from '@apollo/client/react'
import { MessageCircleOff } from 'lucide-react'
import { useEffect, useTransition } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { Card } from '../../elements/card.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { Choice } from '../../elements/tabs.tsx'
import {
  type CommentOrder,
  CommentsAnewDocument,
  LinkedCommentDocument,
  MoreCommentsDocument,
  PostThreadDocument,
} from '../../generated/graphql.ts'
import { anew, useBegun, useReconnected } from '../../graphql/live-context.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { CommentBox } from './comment-box.tsx'
import { CommentItem } from './comment-item.tsx'
import { Comments, MoreButton } from './comments.tsx'
import type { Outbox } from './outbox.ts'
import styles from './thread.module.css'
import { ThreadContext } from './thread-context.ts'

const orders: { value: CommentOrder; name: string }[] = [
  { value: 'OLDEST', name: 'Oldest' },
  { value: 'NEWEST', name: 'Newest' },
]

/** Brings the comments into sight, and the focus to where one writes, or to their heading where nobody may. */
export function focusComments(): void {
  const heading = document.getElementById('comments')
  heading?.scrollIntoView({ block: 'center' })
  const box = heading?.closest('section')?.querySelector<HTMLElement>('form textarea')
  const target = box ?? heading
  target?.focus({ preventScroll: true })
}

/** The comments on a post, with a place for one's own. */
export function Thread({ postId, outbox }: { postId: string; outbox: Outbox }) {
  const client = useApolloClient()
  const [params, setParams] = useSearchParams()
  const { hash } = useLocation()
  const [, turn] = useTransition()
  const order: CommentOrder = params.get('order') === 'newest' ? 'NEWEST' : 'OLDEST'
  const linkedId = params.get('comment')
  const { data, error, refetch, fetchMore } = useSuspenseQuery(PostThreadDocument, { variables: { postId, order } })
  const linked = useQuery(LinkedCommentDocument, { variables: { id: linkedId! }, skip: !linkedId })
  const post = data?.post
  const loaded = post?.comments.edges.length ?? 0
  // As much as there is on the page, so that nothing in sight goes away.
  const readAnew = () => {
    const first = Math.min(100, Math.max(20, loaded))
    void client.query({ query: CommentsAnewDocument, variables: { postId, order, first }, ...anew }).catch(() => {})
  }
  useReconnected(readAnew)
  useBegun('PostEvents', readAnew)
  useEffect(() => {
    if (hash === '#comments') focusComments()
  }, [hash])
  // A post that is not there says so itself.
  if (!post) return error ? <Unavailable what="The comments" onRetry={() => void refetch()} /> : null

  const target = linkedId ? linked.data?.comment : null
  const path = target ? [...target.ancestors.map(({ id }) => id), target.id] : []
  const { edges, pageInfo } = post.comments
  return (
    <ThreadContext
      value={{ postId, authorId: post.author?.id ?? null, viewerCanComment: post.viewerCanComment, outbox, path }}
    >
      <Card className={styles.thread} aria-labelledby="comments">
        <header className={styles.header}>
          <h2 id="comments" tabIndex={-1}>
            Comments {post.commentCount > 0 && <span className={styles.count}>{post.commentCount}</span>}
          </h2>
          {loaded > 1 && (
            <Choice
              label="Which comments come first"
              value={order}
              options={orders}
              onChange={(next) =>
                turn(() =>
                  setParams(
                    (params) => {
                      if (next === 'NEWEST') params.set('order', 'newest')
                      else params.delete('order')
                      return params
                    },
                    { replace: true, preventScrollReset: true },
                  ),
                )
              }
            />
          )}
        </header>
        {linkedId && !linked.loading && !target && (
          <p className={styles.notice} role="status">
            <MessageCircleOff aria-hidden="true" />
            {linked.error
              ? 'The comment of this link can’t be found just now.'
              : 'The comment of this link is gone, or it is not for you to see.'}
          </p>
        )}
        {post.viewerCanComment && <CommentBox parentId={null} label="Write a comment" />}
        <Comments
          parentId={null}
          loaded={edges.map(({ node }) => node.id)}
          isNewestFirst={order === 'NEWEST'}
          more={
            pageInfo.hasNextPage && (
              <MoreButton
                onMore={() =>
                  fetchMore({
                    query: MoreCommentsDocument,
                    variables: { postId, order, after: pageInfo.endCursor! },
                  })
                }
              >
                Show more comments
              </MoreButton>
            )
          }
        >
          {(id) => <CommentItem key={id} id={id} depth={0} to={null} />}
        </Comments>
        {loaded === 0 && outbox.outgoing.length === 0 && (
          <p className={styles.empty}>
            {post.viewerCanComment ? 'Nobody has commented yet. Say the first word.' : 'Nobody has commented yet.'}
          </p>
        )}
      </Card>
    </ThreadContext>
  )
}
