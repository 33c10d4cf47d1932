import type { About, ReceivedEventOf } from '@plaza/events'
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

/** Events that are about the post, or about whom the viewer sees. */
export const aboutPost = (postId: string, viewerId: string | null): About<Heard> => ({
  keys: [postId, viewerId ?? everybody, everybody],
  of: keysOf,
})

const everybody = 'everybody'

function keysOf(event: Heard): string[] {
  switch (event.type) {
    case 'post.published':
      return event.data.sharedPostId === null ? [] : [event.data.sharedPostId]
    case 'reaction.set':
    case 'reaction.removed': {
      const { subjectType, subjectId, postId } = event.data
      const about = subjectType === 'POST' ? subjectId : postId
      return about ? [about] : []
    }
    case 'sight.lost':
      return event.data.otherId === null ? [everybody] : [event.data.userId, event.data.otherId]
    default:
      return [event.data.postId]
  }
}

/** Lets the events of a post through until it is gone, or `isSeen` says that the viewer sees it no more. */
export async function* untilHidden(
  { id: postId, authorId }: PostRow,
  events: AsyncIterable<Heard>,
  isSeen: (event: Heard) => Promise<boolean>,
): AsyncGenerator<PostEvent> {
  for await (const event of events) {
    const mayHide =
      event.type === 'sight.lost'
        ? event.data.userId === authorId || event.data.otherId === authorId
        : event.type === 'post.edited' && event.data.privacyLevel !== undefined
    if (mayHide && !(await isSeen(event))) {
      yield hiddenBy(event, postId)
      return
    }
    if (event.type !== 'sight.lost') yield event
    if (event.type === 'post.deleted') return
  }
}

const hidden = new WeakMap<Heard, PostHidden[]>()

/** One object for all whom the event hides the post from, so that they are shown it together. */
function hiddenBy(event: Heard, postId: string): PostHidden {
  const all = hidden.get(event) ?? []
  hidden.set(event, all)
  const known = all.find(({ data }) => data.postId === postId)
  if (known) return known
  const added: PostHidden = { type: 'post.hidden', data: { postId } }
  all.push(added)
  return added
}
