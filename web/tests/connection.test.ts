import { gql } from '@apollo/client'
import { expect, test } from 'vitest'
import { createCache } from '../src/graphql/cache.ts'

const Count = gql`query { viewer { friendRequests(first: 1) { totalCount } } }`
const Page = gql`
  query ($after: String) {
    viewer {
      friendRequests(first: 2, after: $after) {
        totalCount
        edges { cursor node { id } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`

const viewer = (friendRequests: object) => ({ viewer: { __typename: 'Viewer', friendRequests } })
const page = (ids: string[], { hasNextPage = true } = {}) =>
  viewer({
    __typename: 'FriendRequestConnection',
    totalCount: 3,
    edges: ids.map((id) => ({
      __typename: 'FriendRequestEdge',
      cursor: id,
      node: { __typename: 'FriendRequest', id },
    })),
    pageInfo: { __typename: 'PageInfo', hasNextPage, endCursor: ids.at(-1) },
  })
const idsIn = (cache: ReturnType<typeof createCache>) =>
  (cache.readQuery<ReturnType<typeof page>>({ query: Page }) as never as Read)?.viewer.friendRequests.edges.map(
    ({ node }) => node.id,
  )
interface Read {
  viewer: { friendRequests: { edges: { node: { id: string } }[] } }
}

test('a count that was asked for alone does not stand for an empty list', () => {
  const cache = createCache()
  cache.writeQuery({ query: Count, data: viewer({ __typename: 'FriendRequestConnection', totalCount: 3 }) })
  expect(cache.readQuery({ query: Page })).toBeNull()
  cache.writeQuery({ query: Page, data: page(['a', 'b']) })
  expect(idsIn(cache)).toEqual(['a', 'b'])
})

test('a count that comes later keeps the rows', () => {
  const cache = createCache()
  cache.writeQuery({ query: Page, data: page(['a', 'b']) })
  cache.writeQuery({ query: Count, data: viewer({ __typename: 'FriendRequestConnection', totalCount: 2 }) })
  expect(idsIn(cache)).toEqual(['a', 'b'])
  expect(cache.readQuery({ query: Count })).toMatchObject({ viewer: { friendRequests: { totalCount: 2 } } })
})

test('the next page goes on below, and nobody stands in the list twice', () => {
  const cache = createCache()
  cache.writeQuery({ query: Page, data: page(['a', 'b']) })
  cache.writeQuery({ query: Page, variables: { after: 'b' }, data: page(['b', 'c'], { hasNextPage: false }) })
  expect(idsIn(cache)).toEqual(['a', 'b', 'c'])
})

test('a list that the viewer may not see is no empty one', () => {
  const cache = createCache()
  const Friends = gql`query { user(id: "1") { id friends(first: 2) { edges { cursor node { id } } } } }`
  const data = { user: { __typename: 'User', id: '1', friends: null } }
  cache.writeQuery({ query: Friends, data })
  expect(cache.readQuery({ query: Friends })).toEqual(data)
})
