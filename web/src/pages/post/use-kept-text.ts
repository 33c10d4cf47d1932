import { useState } from 'react'
import { keepTyped, readTyped } from '../../session/typed.ts'
import { useViewerId } from '../../session/use-session.ts'

/** A text that is being typed. It outlives its input, and the page, until it is sent. */
export function useKeptText(place: string): [text: string, setText: (text: string) => void] {
  const viewerId = useViewerId()!
  const [text, setText] = useState(() => readTyped<{ text: string }>(viewerId, place)?.text ?? '')
  const keep = (next: string) => {
    setText(next)
    keepTyped(viewerId, place, next ? { text: next } : null)
  }
  return [text, keep]
}
