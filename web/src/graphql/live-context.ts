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

/**
 * For what is to be read again: a request of its own, though the same is on its way, because the answer to that one may be
 * older.
 */
export const anew = { fetchPolicy: 'network-only', context: { queryDeduplication: false } } as const

/**
 * Calls each time that the subscription of the name has begun, at once where it has: what happened before was not sent, so
 * read again what it keeps right.
 */
export function useBegun(name: string, onBegun: () => void): void {
  const live = useLive()
  const latest = useRef(onBegun)
  latest.current = onBegun
  useEffect(() => live.onBegun(name, () => latest.current()), [live, name])
}

/** Calls when the connection is there again after it was lost: read again what may have changed and is not live. */
export function useReconnected(onReconnected: () => void): void {
  const live = useLive()
  const latest = useRef(onReconnected)
  latest.current = onReconnected
  useEffect(() => live.onReconnected(() => latest.current()), [live])
}

/** To be called where an event could not be read in full: everything live reads again what it shows. */
export const useMissed = (): (() => void) => useLive().missed
