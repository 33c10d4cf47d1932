import { useApolloClient } from '@apollo/client/react'
import { useEffect, useReducer, useRef } from 'react'
import { AddCommentDocument } from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import { keepTyped, readTyped } from '../../session/typed.ts'
import { useViewerId } from '../../session/use-session.ts'
import { insertComment } from './thread-cache.ts'

/** A comment that its writer has sent, and that the server has not taken yet. */
export interface Outgoing {
  /** The idempotency key: sending the comment again with it adds it once. */
  key: string
  parentId: string | null
  content: string
  /** Why it was not taken; null while it is on its way. */
  failure: string | null
}

/** A comment of the viewer's that was taken: its list may not have come to its place yet. */
export interface Sent {
  id: string
  parentId: string | null
}

export interface Outbox {
  outgoing: readonly Outgoing[]
  sent: readonly Sent[]
  send(comment: { content: string; parentId: string | null; key?: string }): void
  discard(key: string): void
  /** To be told of a comment that came by the live stream, perhaps before the answer. */
  arrived(key: string, comment: Sent): void
}

type State = Pick<Outbox, 'outgoing' | 'sent'>
type Act =
  | { type: 'sending'; comment: Outgoing }
  | { type: 'failed'; key: string; failure: string }
  | { type: 'sent'; key: string; comment: Sent }
  | { type: 'discarded'; key: string }

export function reduceOutbox({ outgoing, sent }: State, act: Act): State {
  switch (act.type) {
    case 'sending': {
      const isKnown = outgoing.some(({ key }) => key === act.comment.key)
      return {
        outgoing: isKnown
          ? outgoing.map((comment) => (comment.key === act.comment.key ? act.comment : comment))
          : [...outgoing, act.comment],
        sent,
      }
    }
    case 'failed':
      return {
        outgoing: outgoing.map((comment) => (comment.key === act.key ? { ...comment, failure: act.failure } : comment)),
        sent,
      }
    case 'sent':
      return {
        outgoing: outgoing.filter(({ key }) => key !== act.key),
        sent: sent.some(({ id }) => id === act.comment.id) ? sent : [...sent, act.comment],
      }
    case 'discarded':
      return { outgoing: outgoing.filter(({ key }) => key !== act.key), sent }
  }
}

/** The comments that one writes on a post. Those that could not be sent are kept until they are, or are given up. */
export function useOutbox(postId: string): Outbox {
  const client = useApolloClient()
  const viewerId = useViewerId()!
  const place = `comments.${postId}`
  const [state, dispatch] = useReducer(reduceOutbox, readTyped<Outgoing[]>(viewerId, place), withKept)
  useEffect(
    () => keepTyped(viewerId, place, state.outgoing.length > 0 ? state.outgoing : null),
    [viewerId, place, state.outgoing],
  )

  const acts = useRef<Omit<Outbox, keyof State> | null>(null)
  acts.current ??= {
    async send({ content, parentId, key = crypto.randomUUID() }) {
      dispatch({ type: 'sending', comment: { key, parentId, content, failure: null } })
      try {
        const { data } = await client.mutate({
          mutation: AddCommentDocument,
          variables: { input: { postId, parentId, content, idempotencyKey: key } },
        })
        const { comment, errors } = data?.addComment ?? {}
        if (comment) {
          insertComment(client.cache, comment)
          dispatch({ type: 'sent', key, comment: { id: comment.id, parentId } })
        } else dispatch({ type: 'failed', key, failure: errors?.[0]?.message ?? 'It was not sent.' })
      } catch (error) {
        dispatch({ type: 'failed', key, failure: faultMessage(error) })
      }
    },
    discard: (key) => dispatch({ type: 'discarded', key }),
    arrived: (key, comment) => dispatch({ type: 'sent', key, comment }),
  }
  return { ...state, ...acts.current }
}

/** What was on its way when the page was left may have been taken or not: its key makes it safe to send it again. */
const withKept = (kept: Outgoing[] | null): State => ({
  outgoing: (kept ?? []).map((comment) => ({
    ...comment,
    failure: comment.failure ?? 'The page was left before it was sent.',
  })),
  sent: [],
})
