import { useEffect } from 'react'
import { useReconnected } from '../graphql/live-context.ts'
import type { Session } from '../session/session.ts'
import { useSession } from '../session/use-session.ts'
import { unsentPrefix, useOutbox } from './use-outbox.ts'

/** Sends what is left from before, and again whenever there is reason to hope. On signing out nothing is left behind. */
export default function OutboxSender() {
  const outbox = useOutbox()
  const session = useSession()
  useReconnected(() => void outbox.send())
  useEffect(() => {
    const send = () => void outbox.send()
    send()
    window.addEventListener('online', send)
    window.addEventListener('storage', outbox.notice)
    const stop = session.subscribe(() => forgetAfter(session))
    return () => {
      window.removeEventListener('online', send)
      window.removeEventListener('storage', outbox.notice)
      stop()
      outbox.close()
    }
  }, [outbox, session])
  return null
}

function forgetAfter({ state }: Session): void {
  if (state.status !== 'out' || state.why !== 'left') return
  for (const key of Object.keys(localStorage)) if (key.startsWith(unsentPrefix)) localStorage.removeItem(key)
}
