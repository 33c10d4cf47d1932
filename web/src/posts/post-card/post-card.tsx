import type { FragmentType } from '@apollo/client'
import { useApolloClient, useFragment } from '@apollo/client/react'
import { Pin, Repeat2, TrendingUp } from 'lucide-react'
import { useCallback } from 'react'
import { Card } from '../../elements/card.tsx'
import {
  type FeedReason,
  type PostCardPostFragment,
  PostCardPostFragmentDoc,
  PostFilesDocument,
} from '../../generated/graphql.ts'
import { RenewLinks } from '../../media/links.ts'
import { Mosaic } from '../../media/mosaic.tsx'
import { RemovedNote } from '../../reports/removed-note.tsx'
import { Filtered } from '../filtered.tsx'
import { PostActs } from './post-acts.tsx'
import styles from './post-card.module.css'
import { PostHead } from './post-head.tsx'
import { PostMenu } from './post-menu.tsx'
import { PostText } from './post-text.tsx'
import { SharedPost } from './shared-post.tsx'

/** A post, wherever it stands. */
export function PostCard({
  post,
  reason,
  isWhole = false,
  onComment,
  onDeleted,
}: {
  post: FragmentType<PostCardPostFragment>
  /** Why it stands there: in the feed, or on top of a profile. */
  reason?: FeedReason | 'PINNED' | undefined
  /** On its own page: the whole text, and no link to that page. */
  isWhole?: boolean
  /** What a press on "comment" does; without it that is a link to the comments of the post. */
  onComment?: (() => void) | undefined
  /** Calls after the viewer has deleted it. */
  onDeleted?: (() => void) | undefined
}) {
  const client = useApolloClient()
  const { data, complete } = useFragment({
    fragment: PostCardPostFragmentDoc,
    fragmentName: 'PostCardPost',
    from: post,
  })
  const id = data.id
  const renew = useCallback(
    async () => id && client.query({ query: PostFilesDocument, variables: { id }, fetchPolicy: 'network-only' }),
    [client, id],
  )
  if (!complete) return null
  return (
    <Card
      data-fragment="PostCardPost"
      as="article"
      className={styles.card}
      aria-label={`Post by ${data.author?.displayName ?? 'somebody'}`}
    >
      <ReasonLine reason={reason} />
      <PostHead
        author={data.author}
        at={data.publishedAt ?? data.createdAt}
        isEdited={data.editedAt !== null}
        privacyLevel={data.privacyLevel}
        location={data.location}
        to={isWhole ? null : `/posts/${data.id}`}
        menu={<PostMenu post={data} onDeleted={onDeleted} />}
      />
      {data.removedRule && (
        <p className={styles.removed}>
          <RemovedNote rule={data.removedRule} />
        </p>
      )}
      <Filtered id={data.id} isFiltered={data.isFiltered}>
        <PostText id={data.id} text={data.content} facets={data.facets} isWhole={isWhole} />
        <RenewLinks value={renew}>
          {data.media.length > 0 && <Mosaic files={data.media} />}
          {data.isShare && <SharedPost post={data.sharedPost} />}
        </RenewLinks>
      </Filtered>
      <PostActs post={data} onComment={onComment} />
    </Card>
  )
}

function ReasonLine({ reason }: { reason: FeedReason | 'PINNED' | undefined }) {
  if (reason === 'PINNED') {
    return (
      <p className={styles.reason}>
        <Pin aria-hidden="true" /> Pinned
      </p>
    )
  }
  if (reason === 'POPULAR') {
    return (
      <p className={styles.reason}>
        <TrendingUp aria-hidden="true" /> Popular on Plaza
      </p>
    )
  }
  if (reason === 'FRIEND_SHARED') {
    return (
      <p className={styles.reason}>
        <Repeat2 aria-hidden="true" /> Shared by a friend
      </p>
    )
  }
  return null
}
