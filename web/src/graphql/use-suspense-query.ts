import { useSuspenseQuery as useApolloQuery } from '@apollo/client/react'
import { startTransition, useCallback } from 'react'

/**
 * Reads while what is there stays in sight. Apollo's suspense queries hide what they have shown whenever they read again
 * outside of a transition.
 */
export const inSight = <T>(read: () => Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => startTransition(() => void read().then(resolve, reject)))

/** Apollo's, with a list that stays in sight while `fetchMore` reads its next page. */
export const useSuspenseQuery = ((...given: Parameters<typeof useApolloQuery>) => {
  const result = useApolloQuery(...given)
  const { fetchMore: read } = result
  const fetchMore = useCallback((options: Parameters<typeof read>[0]) => inSight<unknown>(() => read(options)), [read])
  return { ...result, fetchMore }
}) as typeof useApolloQuery
