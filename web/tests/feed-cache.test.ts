import { gql } from '@apollo/client'
import { expect, test } from 'vitest'
import { createCache } from '../src/graphql/cache.ts'
import { leaveOut } from '../src/posts/leave-out.ts'

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

test('what is left out goes from every feed that was read, also as a share, and comes back', () => {
  const cache = createCache()
  write(cache, '', page(['a', 'b', 'c'], false))
  const author = (id: string) => ({ __typename: 'User', id })
  for (const [id, authorId, sharedPost] of [
    ['a', 'ada', null],
    ['b', 'grace', null],
    ['c', 'ada', { __typename: 'Post', id: 'b' }],
  ] as const) {
    const data = { __typename: 'Post', id, author: author(authorId), sharedPost }
    cache.writeFragment({ fragment: gql`fragment Told on Post { id author { id } sharedPost { id } }`, data })
  }
  const putBack = leaveOut(cache, ({ authorIds }) => authorIds.includes('grace'))
  expect(shown(cache)).toEqual(['a'])
  putBack()
  expect(shown(cache)).toEqual(['a', 'b', 'c'])
  leaveOut(cache, ({ ids }) => ids.includes('a'))
  expect(shown(cache)).toEqual(['b', 'c'])
})
