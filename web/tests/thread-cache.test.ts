import { gql } from '@apollo/client'
import { expect, test } from 'vitest'
import { createCache } from '../src/graphql/cache.ts'
import { insertComment, removeComment } from '../src/pages/post/thread-cache.ts'

const thread = gql`
  query Thread($order: CommentOrder!) {
    post(id: "p") {
      id
      comments(order: $order) {
        edges { cursor node { id content replyCount isDeleted parent { id } replies { edges { cursor node { id content } } pageInfo { hasNextPage endCursor } } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`

const list = (ids: string[], hasNextPage: boolean, more: object = {}) => ({
  __typename: 'CommentConnection',
  edges: ids.map((id) => ({ __typename: 'CommentEdge', cursor: `at ${id}`, node: { ...comment(id), ...more } })),
  pageInfo: { __typename: 'PageInfo', hasNextPage, endCursor: ids.length ? `at ${ids.at(-1)}` : null },
})
const comment = (id: string) => ({
  __typename: 'Comment',
  id,
  content: id,
  replyCount: 0,
  isDeleted: false,
  parent: null,
})

function cacheWith(order: string, ids: string[], hasNextPage = false) {
  const cache = createCache()
  const data = { post: { __typename: 'Post', id: 'p', comments: list(ids, hasNextPage, { replies: list([], false) }) } }
  cache.writeQuery({ query: thread, variables: { order }, data })
  // As an answer or a live event does, which say nothing of replies.
  for (const id of ['new', 'reply']) cache.writeFragment({ fragment: alone, data: comment(id) })
  return cache
}
const whole = gql`
  fragment Whole on Comment { id content replyCount isDeleted parent { id } replies { edges { cursor node { id content } } pageInfo { hasNextPage endCursor } } }
`
const alone = gql`
  fragment Alone on Comment { id content replyCount isDeleted parent { id } }
`
const idsOf = (cache: ReturnType<typeof createCache>, order: string) =>
  cache
    .readQuery<{ post: { comments: { edges: { node: { id: string } }[] } } }>({ query: thread, variables: { order } })
    ?.post.comments.edges.map(({ node }) => node.id)

const added = { id: 'new', parent: null, post: { id: 'p', commentCount: 3 } } as never

test('a new comment comes last under the oldest first and first under the newest first, and once', () => {
  const oldest = cacheWith('OLDEST', ['a', 'b'])
  insertComment(oldest, added)
  insertComment(oldest, added)
  expect(idsOf(oldest, 'OLDEST')).toEqual(['a', 'b', 'new'])
  const newest = cacheWith('NEWEST', ['b', 'a'], true)
  insertComment(newest, added)
  expect(idsOf(newest, 'NEWEST')).toEqual(['new', 'b', 'a'])
})

test('a new comment whose page is not loaded yet waits for it', () => {
  const cache = cacheWith('OLDEST', ['a', 'b'], true)
  insertComment(cache, added)
  expect(idsOf(cache, 'OLDEST')).toEqual(['a', 'b'])
})

test('a reply comes below what it answers', () => {
  const cache = cacheWith('OLDEST', ['a'])
  insertComment(cache, { id: 'reply', parent: { id: 'a', replyCount: 1 }, post: { id: 'p', commentCount: 2 } } as never)
  const { replies } = cache.readFragment<{ replies: { edges: { node: { id: string } }[] } }>({
    id: 'Comment:a',
    fragment: whole,
  })!
  expect(replies.edges.map(({ node }) => node.id)).toEqual(['reply'])
})

test('a comment that is deleted goes, and with replies it stays without its words', () => {
  const cache = cacheWith('OLDEST', ['a', 'b'])
  removeComment(cache, 'a', false)
  expect(idsOf(cache, 'OLDEST')).toEqual(['b'])
  removeComment(cache, 'b', true)
  expect(cache.readFragment({ id: 'Comment:b', fragment: whole })).toMatchObject({ isDeleted: true, content: '' })
  expect(idsOf(cache, 'OLDEST')).toEqual(['b'])
})
