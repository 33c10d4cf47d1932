import { useState } from 'react'
import { useViewerId } from '../../session/use-session.ts'

/** A text that is being typed. It outlives its input, and the page, until it is sent or the tab is closed. */
export function useKeptText(place: string): [text: string, setText: (text: string) => void] {
  const key = `plaza.text.${useViewerId()}.${place}`
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '')
  const keep = (next: string) => {
    setText(next)
    if (next) sessionStorage.setItem(key, next)
    else sessionStorage.removeItem(key)
  }
  return [text, keep]
}
