import { useApolloClient, useSubscription } from '@apollo/client/react'
import { useState } from 'react'
import { PostEventsDocument } from '../../generated/graphql.ts'
import { useMissed } from '../../graphql/live-context.ts'
import type { Outbox } from './outbox.ts'
import { insertComment, removeComment } from './thread-cache.ts'

/**
 * Follows what happens to a post and below it. Changes of what the cache knows come into it by themselves; here is what
 * lists need.
 * @returns whether the post is gone, or out of the viewer's sight
 */
export function usePostEvents(postId: string, outbox: Outbox): boolean {
  const onMissed = useMissed()
  const { cache } = useApolloClient()
  const [isGone, setGone] = useState(false)
  useSubscription(PostEventsDocument, {
    variables: { postId },
    onData({ data: { data } }) {
      const event = data?.postEvents
      if (event?.__typename === 'CommentAdded') {
        const { comment } = event
        insertComment(cache, comment)
        if (comment.idempotencyKey) {
          outbox.arrived(comment.idempotencyKey, { id: comment.id, parentId: comment.parent?.id ?? null })
        }
      } else if (event?.__typename === 'CommentDeleted' && !event.tombstone) {
        removeComment(cache, event.deletedCommentId, false)
      } else if (event?.__typename === 'PostDeleted') {
        setGone(true)
        cache.evict({ id: cache.identify({ __typename: 'Post', id: postId }) })
      }
    },
    onError: onMissed,
  })
  return isGone
}
