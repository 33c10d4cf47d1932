import type { ApolloClient } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useMemo, useSyncExternalStore } from 'react'
import { useViewerId } from '../session/use-session.ts'
import { Outbox, type Unsent } from './outbox.ts'
import { sendUnsent } from './send-unsent.ts'

export const unsentPrefix = 'plaza.unsent.'
const outboxes = new WeakMap<ApolloClient, Outbox>()

/** One for each client, so that what is on its way goes on while other pages are read. */
export function useOutbox(): Outbox {
  const client = useApolloClient()
  const viewerId = useViewerId()
  return useMemo(() => outboxOf(client, `${unsentPrefix}${viewerId}`), [client, viewerId])
}

export function useUnsent(): readonly Unsent[] {
  const outbox = useOutbox()
  return useSyncExternalStore(outbox.subscribe, outbox.messages)
}

function outboxOf(client: ApolloClient, name: string): Outbox {
  let outbox = outboxes.get(client)
  if (!outbox) {
    outbox = new Outbox({
      place: localStorage,
      name,
      send: (message) => sendUnsent(client, message),
      inTurn: (work) => (navigator.locks ? navigator.locks.request(name, work) : work()),
    })
    outboxes.set(client, outbox)
  }
  return outbox
}
