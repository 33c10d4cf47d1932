import { useApolloClient, useSubscription } from '@apollo/client/react'
import { FrameDocument, ViewerChangedDocument } from '../generated/graphql.ts'
import { anew, useBegun } from '../graphql/live-context.ts'

/** Keeps the counts of the frame right while one goes from page to page. */
export function KeepCounts() {
  const client = useApolloClient()
  useBegun('ViewerChanged', () => void client.query({ query: FrameDocument, ...anew }).catch(() => {}))
  // A count that could not be had is read again over HTTP, where an outage wipes nothing.
  useSubscription(ViewerChangedDocument, {
    onError: () => void client.refetchQueries({ include: [FrameDocument] }),
  })
  return null
}
