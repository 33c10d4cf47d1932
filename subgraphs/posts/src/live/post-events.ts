import type { ReceivedEventOf } from '@plaza/events'
import {
  commentAdded,
  commentDeleted,
  commentEdited,
  postDeleted,
  postEdited,
  postPublished,
  reactionRemoved,
  reactionSet,
  sightLost,
} from '@plaza/schema/events'
import type { PostRow } from '../data/posts.ts'

const contracts = [
  postPublished,
  postEdited,
  postDeleted,
  commentAdded,
  commentEdited,
  commentDeleted,
  reactionSet,
  reactionRemoved,
] as const

/** What can happen to a post, and to who sees it. */
export const postContracts = [...contracts, sightLost] as const

type Heard = ReceivedEventOf<(typeof postContracts)[number]>

/** The viewer sees the post no more. */
interface PostHidden {
  type: 'post.hidden'
  data: { postId: string }
}

/** What those who have a post open are shown. */
export type PostEvent = ReceivedEventOf<(typeof contracts)[number]> | PostHidden

/** Whether an event is about the post, or about whom the viewer sees. */
export function concerns(postId: string, viewerId: string | null, event: Heard): boolean {
  switch (event.type) {
    case 'post.published':
      return event.data.sharedPostId === postId
    case 'reaction.set':
    case 'reaction.removed':
      return (event.data.subjectType === 'POST' ? event.data.subjectId : event.data.postId) === postId
    case 'sight.lost':
      return event.data.otherId === null || event.data.userId === viewerId || event.data.otherId === viewerId
    default:
      return event.data.postId === postId
  }
}

/** Lets the events of a post through until it is gone, or `isSeen` says that the viewer sees it no more. */
export async function* untilHidden(
  { id: postId, authorId }: PostRow,
  events: AsyncIterable<Heard>,
  isSeen: () => Promise<boolean>,
): AsyncGenerator<PostEvent> {
  for await (const event of events) {
    const mayHide =
      event.type === 'sight.lost'
        ? event.data.userId === authorId || event.data.otherId === authorId
        : event.type === 'post.edited' && event.data.privacyLevel !== undefined
    if (mayHide && !(await isSeen())) {
      yield { type: 'post.hidden', data: { postId } }
      return
    }
    if (event.type !== 'sight.lost') yield event
    if (event.type === 'post.deleted') return
  }
}
