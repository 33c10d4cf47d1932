import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react'
import type { Live, LiveStatus } from './live.ts'

export const LiveContext = createContext<Live | null>(null)

function useLive(): Live {
  const live = useContext(LiveContext)
  if (!live) throw new Error('There is no LiveContext above this component.')
  return live
}

/** Whether what is live arrives. */
export function useLiveStatus(): LiveStatus {
  const live = useLive()
  return useSyncExternalStore(live.subscribe, live.status)
}

/** Calls when the connection is there again after it was lost, twice: read again what may have changed in between. */
export function useReconnected(onReconnected: () => void): void {
  const live = useLive()
  const latest = useRef(onReconnected)
  latest.current = onReconnected
  useEffect(() => live.onReconnected(() => latest.current()), [live])
}

/** To be called where an event could not be read in full: everything live reads again what it shows. */
export const useMissed = (): (() => void) => useLive().missed
