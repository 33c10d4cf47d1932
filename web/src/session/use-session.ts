import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Session, SessionState } from './session.ts'

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('There is no SessionContext above this component.')
  return session
}

export function useSessionState(): SessionState {
  const session = useSession()
  return useSyncExternalStore(session.subscribe, () => session.state)
}

/** The id of whoever is signed in; null for nobody. */
export function useViewerId(): string | null {
  const state = useSessionState()
  return state.status === 'in' ? state.userId : null
}
