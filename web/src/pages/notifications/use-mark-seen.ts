import { useApolloClient } from '@apollo/client/react'
import { useEffect } from 'react'
import { MarkNotificationsSeenDocument } from '../../generated/graphql.ts'

/** Marks what is listed as seen while the page is looked at, and with it empties the badge. */
export function useMarkSeen(unseen: number): void {
  const client = useApolloClient()
  useEffect(() => {
    if (unseen === 0) return
    const mark = () => {
      if (document.visibilityState !== 'visible') return
      document.removeEventListener('visibilitychange', mark)
      // What could not be marked is marked with what comes next.
      void client.mutate({ mutation: MarkNotificationsSeenDocument }).catch(() => {})
    }
    document.addEventListener('visibilitychange', mark)
    mark()
    return () => document.removeEventListener('visibilitychange', mark)
  }, [client, unseen])
}
