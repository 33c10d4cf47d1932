import { useMutation } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import { MarkReadDocument, type ThreadMessageFragment } from '../../generated/graphql.ts'
import { firstUnreadOf, whoOf } from './rows.ts'

/** Reading on tells no more often than this. */
const restMs = 400

interface Thread {
  id: string
  viewerId: string
  messages: readonly ThreadMessageFragment[]
  /** Null until it is known as it is now. */
  unreadCount: number | null
}

export interface Reading {
  /** Where the unread began when the thread was opened; it stays there. Undefined until that is known. */
  firstUnreadId: string | null
  isKnown: boolean
  /** When the newest message was sent that has been in sight. */
  seenAt: string
  /** To be called with what is in sight while the window is. */
  see(message: ThreadMessageFragment): void
}

/** What of a thread has been read: only what was in sight in a visible window. */
export function useReading({ id, viewerId, messages, unreadCount }: Thread): Reading {
  const [markRead] = useMutation(MarkReadDocument)
  const [opened, setOpened] = useState<{ unreadCount: number; newestAt: string } | null>(null)
  const [firstUnreadId, setFirstUnreadId] = useState<string | null>(null)
  const [seen, setSeen] = useState<ThreadMessageFragment | null>(null)
  const toldAt = useRef('')

  if (!opened && unreadCount !== null) setOpened({ unreadCount, newestAt: messages.at(-1)?.sentAt ?? '' })
  if (opened && opened.unreadCount > 0 && !firstUnreadId) {
    const then = messages.filter(({ sentAt }) => sentAt <= opened.newestAt)
    const first = firstUnreadOf(then, viewerId, opened.unreadCount)
    if (first) setFirstUnreadId(first)
  }

  useEffect(() => {
    if (!opened || !seen || seen.sentAt <= toldAt.current) return
    // Nothing of others lies between: there is nothing to tell.
    const isNews = messages.some(
      (message) =>
        message.sentAt > toldAt.current && message.sentAt <= seen.sentAt && whoOf(message, viewerId) !== viewerId,
    )
    if (!isNews) return
    const timer = setTimeout(() => {
      toldAt.current = seen.sentAt
      const variables = { conversationId: id, upToMessageId: seen.id }
      // What could not be told is told with the next message that is seen.
      markRead({ variables }).catch(() => {
        toldAt.current = ''
      })
    }, restMs)
    return () => clearTimeout(timer)
  }, [opened, seen, messages, viewerId, id, markRead])

  return {
    firstUnreadId,
    isKnown: opened !== null,
    seenAt: seen?.sentAt ?? '',
    see: (message) => setSeen((before) => (before && before.sentAt >= message.sentAt ? before : message)),
  }
}
