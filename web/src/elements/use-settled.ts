import { useEffect, useState } from 'react'

const settleMs = 200

/** What is being typed, once it has stood still for a moment: for what asks the server with each change. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settleMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
