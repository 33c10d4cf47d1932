import { useState } from 'react'
import { unsentPrefix } from '../../messages/use-outbox.ts'
import { useViewerId } from '../../session/use-session.ts'

/** What has been typed into a conversation; it is there again after another page and after a reload. */
export function useDraft(conversationId: string): [string, (text: string) => void] {
  const key = `${unsentPrefix}${useViewerId()}.${conversationId}`
  const [text, setText] = useState(() => localStorage.getItem(key) ?? '')
  return [
    text,
    (next) => {
      setText(next)
      if (next) localStorage.setItem(key, next)
      else localStorage.removeItem(key)
    },
  ]
}
