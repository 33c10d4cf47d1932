import { useCallback, useEffect, useRef, useState } from 'react'

export interface Typist {
  id: string
  name: string
}

interface Typing extends Typist {
  /** By this machine's clock. */
  endsAt: number
}

/** Of clocks that differ, neither makes anybody type for ever or not at all. */
const shortestMs = 1_000
const longestMs = 8_000

interface Happening {
  __typename: string
  isTyping?: boolean
  until?: string | null
  user?: { id: string; displayName: string } | null
  message?: { sender: { id: string } | null }
}

/** Who types. It ends at `until` and with the person's message; no event has to come for that. */
export function useTyping(): { typists: readonly Typist[]; note(event: Happening): void } {
  const [typing, setTyping] = useState<readonly Typing[]>([])
  const next = Math.min(...typing.map(({ endsAt }) => endsAt))
  useEffect(() => {
    if (!Number.isFinite(next)) return
    const end = () => setTyping((all) => all.filter(({ endsAt }) => endsAt > Date.now()))
    const timer = setTimeout(end, Math.max(0, next - Date.now()) + 1)
    return () => clearTimeout(timer)
  }, [next])
  const note = useCallback((event: Happening) => setTyping((all) => typingAfter(all, event, Date.now())), [])
  return { typists: typing, note }
}

export function typingAfter(typing: readonly Typing[], event: Happening, now: number): readonly Typing[] {
  const who = event.__typename === 'TypingChanged' ? event.user : event.message?.sender
  if (!who || (event.__typename !== 'TypingChanged' && event.__typename !== 'MessageAdded')) return typing
  const others = typing.filter(({ id }) => id !== who.id)
  if (event.__typename !== 'TypingChanged' || !event.user || !event.isTyping)
    return others.length < typing.length ? others : typing
  const lastsMs = event.until ? Date.parse(event.until) - now : longestMs
  const endsAt = now + Math.min(Math.max(lastsMs, shortestMs), longestMs)
  return [...others, { id: who.id, name: event.user.displayName, endsAt }]
}

/** "Ada is typing …" */
export function typingText(typists: readonly Typist[]): string {
  const [one, two, ...more] = typists
  if (!one) return ''
  if (!two) return `${one.name} is typing …`
  if (more.length === 0) return `${one.name} and ${two.name} are typing …`
  return `${typists.length} people are typing …`
}

const repeatedEveryMs = 3_000

/** Tells that the viewer types, at most every few seconds, and that it is over when the text is gone. */
export function useTellTyping(tell: (isTyping: boolean) => void): (text: string) => void {
  const toldAt = useRef(0)
  return (text) => {
    if (text.trim() === '') {
      if (toldAt.current) tell(false)
      toldAt.current = 0
      return
    }
    if (Date.now() - toldAt.current < repeatedEveryMs) return
    toldAt.current = Date.now()
    tell(true)
  }
}
