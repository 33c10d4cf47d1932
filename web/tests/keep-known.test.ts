import { expect, test } from 'vitest'
import { withKnown } from '../src/graphql/keep-known.ts'

const outage = (...path: (string | number)[]) => ({ message: 'away', path })

test('the null of an outage becomes what is known', () => {
  const result = { viewer: { id: '1', unreadMessageCount: 3, homeFeed: { edges: [] } } }
  const data = { viewer: { id: '1', unreadMessageCount: null, homeFeed: null } }
  expect(withKnown(data, { result }, [outage('viewer', 'unreadMessageCount')])).toEqual({
    viewer: { id: '1', unreadMessageCount: 3, homeFeed: null },
  })
})

test('what a service that is away was to give to an object or to a list is kept, and no null beside it', () => {
  const author = { id: 'a', displayName: 'Ada' }
  const feed = { edges: [{ node: { id: 'p', author } }] }
  const result = { viewer: { id: '1', unreadMessageCount: 3, homeFeed: feed } }
  const data = {
    viewer: { id: '1', unreadMessageCount: null, homeFeed: { edges: [{ node: { id: 'p', author: null } }] } },
  }
  const kept = { viewer: { ...data.viewer, homeFeed: feed } }
  expect(withKnown(data, { result }, [outage('viewer', 'homeFeed', 'edges')])).toEqual(kept)
  expect(withKnown(data, { result }, [{ message: 'away' }])).toEqual(data)
})

test('of the viewer stays what is known, and null stands for each part that never was', () => {
  const result = { viewer: { __typename: 'Viewer', id: '1', friendRequests: { totalCount: 3 } } }
  const missing = { viewer: { homeFeed: 'not there', friendRequests: { edges: 'not there' } } }
  expect(withKnown({ viewer: null as unknown }, { result, missing }, [outage('viewer')])).toEqual({
    viewer: { __typename: 'Viewer', id: '1', friendRequests: null, homeFeed: null },
  })
})

test('what is known in part only is not restored', () => {
  const result = { viewer: { id: '1', friendRequests: { totalCount: 3 } } }
  const missing = { viewer: { friendRequests: { edges: 'not there' } } }
  const data = { viewer: { id: '1', friendRequests: null } }
  expect(withKnown(data, { result, missing }, [outage('viewer', 'friendRequests')])).toEqual(data)
})

test('an error below the null it has emptied restores the whole of it', () => {
  const result = { post: { id: 'p', author: { id: 'a', displayName: 'Ada' } } }
  const data = { post: { id: 'p', author: null } }
  expect(withKnown(data, { result }, [outage('post', 'author', 'displayName')])).toEqual(result)
})

test('another entity at the same place of a list keeps its null', () => {
  const result = { posts: [{ id: 'old', author: { id: 'a' } }] }
  const data = { posts: [{ id: 'new', author: null }] }
  expect(withKnown(data, { result }, [outage('posts', 0, 'author')])).toEqual(data)
})

test('what is not known stays null', () => {
  const data = { viewer: { unreadMessageCount: null } }
  expect(withKnown(data, { result: {} }, [outage('viewer', 'unreadMessageCount')])).toEqual(data)
})
