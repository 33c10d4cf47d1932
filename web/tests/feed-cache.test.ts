import { gql } from '@apollo/client'
import { expect, test } from 'vitest'
import { createCache } from '../src/graphql/cache.ts'

test('a feed that was put in order anew takes the place of the old one', () => {
  const cache = createCache()
  write(cache, '', page(['a', 'b'], false))
  write(cache, 'b', page(['c'], false))
  expect(shown(cache)).toEqual(['a', 'b', 'c'])
  write(cache, 'c', page(['d', 'a'], true))
  expect(shown(cache)).toEqual(['d', 'a'])
  write(cache, 'a', page(['e'], false))
  expect(shown(cache)).toEqual(['d', 'a', 'e'])
})

const places = gql`
  query ($ranking: FeedRanking!, $after: String) {
    viewer {
      id
      homeFeed(ranking: $ranking, after: $after) {
        isRestarted
        edges { cursor reason node { id } }
        pageInfo { hasNextPage startCursor endCursor }
      }
    }
  }
`

type Cache = ReturnType<typeof createCache>

const page = (ids: string[], isRestarted: boolean) => ({
  viewer: {
    __typename: 'Viewer',
    id: 'v',
    homeFeed: {
      __typename: 'FeedConnection',
      isRestarted,
      edges: ids.map((id) => ({
        __typename: 'FeedEdge',
        cursor: id,
        reason: 'POPULAR',
        node: { __typename: 'Post', id },
      })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: true, startCursor: ids[0], endCursor: ids.at(-1) },
    },
  },
})

/** As `fetchMore` does. */
function write(cache: Cache, after: string, data: object): void {
  cache.writeQuery({ query: places, variables: { ranking: 'TOP', after }, data })
}

const shown = (cache: Cache) =>
  cache
    .readQuery<ReturnType<typeof page>>({ query: places, variables: { ranking: 'TOP', after: '' } })!
    .viewer.homeFeed.edges.map(({ node }) => node.id)
