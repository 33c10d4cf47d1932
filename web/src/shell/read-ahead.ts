import type { ApolloClient } from '@apollo/client'
import { FrameDocument, HomeFeedDocument } from '../generated/graphql.ts'

/** As long as React keeps a skeleton that it has shown, so that waiting this long loses nothing. */
const patienceMs = 300

/**
 * Asks for what the first page shows while nothing is rendered yet. Resolves when it is there, or when a skeleton is the better
 * answer.
 */
export async function readAhead(apollo: ApolloClient): Promise<void> {
  const { pathname, search } = window.location
  const ranking = new URLSearchParams(search).get('ranking') === 'latest' ? 'LATEST' : 'TOP'
  const reading = [
    apollo.query({ query: FrameDocument }),
    ...(pathname === '/' ? [apollo.query({ query: HomeFeedDocument, variables: { ranking } })] : []),
  ]
  // What can't be had is told by the page that shows it.
  const read = Promise.allSettled(reading)
  await Promise.race([read, new Promise((resolve) => setTimeout(resolve, patienceMs))])
}
