import { createContext, useContext } from 'react'
import type { Outbox } from './outbox.ts'

export interface ThreadState {
  postId: string
  /** Who wrote the post; null once the account is gone. */
  authorId: string | null
  viewerCanComment: boolean
  outbox: Outbox
  /** The comment that the address names, after the comments above it, from the post down; empty when there is none. */
  path: readonly string[]
}

export const ThreadContext = createContext<ThreadState | null>(null)

export function useThread(): ThreadState {
  const thread = useContext(ThreadContext)
  if (!thread) throw new Error('There is no ThreadContext above this component.')
  return thread
}

/**
 * Comments that belong below `parentId` although no loaded page of its list has them: one on the way to the comment of the
 * address, and what the viewer has just written.
 */
export function useStragglers(parentId: string | null, loaded: readonly string[]): string[] {
  const { outbox, path } = useThread()
  const onPath = path[parentId === null ? 0 : path.indexOf(parentId) + 1]
  const isOnPath = parentId === null || path.includes(parentId)
  const ids = [
    ...(isOnPath && onPath ? [onPath] : []),
    ...outbox.sent.filter((comment) => comment.parentId === parentId).map(({ id }) => id),
  ]
  return [...new Set(ids)].filter((id) => !loaded.includes(id))
}
