import { expect, test } from 'vitest'
import { withKnown } from '../src/graphql/keep-known.ts'

const outage = (...path: (string | number)[]) => ({ message: 'away', path })
/** Of a whole service: it says no place. */
const away = { message: 'away' }

test('the null of an outage becomes what is known', () => {
  const result = { viewer: { id: '1', unreadMessageCount: 3, homeFeed: { edges: [] } } }
  const data = { viewer: { id: '1', unreadMessageCount: null, homeFeed: null } }
  expect(withKnown(data, { result }, [outage('viewer', 'unreadMessageCount')])).toEqual({
    viewer: { id: '1', unreadMessageCount: 3, homeFeed: null },
  })
})

test('a service that is away may have emptied any place', () => {
  const result = { viewer: { id: '1', unreadMessageCount: 3, homeFeed: { edges: [] } } }
  const data = { viewer: { id: null, unreadMessageCount: null, homeFeed: null } }
  expect(withKnown(data, { result }, [away])).toEqual(result)
})

test('of the viewer stays what is known, and null stands for each part that never was', () => {
  const result = { viewer: { __typename: 'Viewer', id: '1', friendRequests: { totalCount: 3 } } }
  const missing = { viewer: { homeFeed: 'not there', friendRequests: { edges: 'not there' } } }
  expect(withKnown({ viewer: null as unknown }, { result, missing }, [away])).toEqual({
    viewer: { __typename: 'Viewer', id: '1', friendRequests: null, homeFeed: null },
  })
})

test('what is known in part only is not restored', () => {
  const result = { viewer: { id: '1', friendRequests: { totalCount: 3 } } }
  const missing = { viewer: { friendRequests: { edges: 'not there' } } }
  const data = { viewer: { id: '1', friendRequests: null } }
  expect(withKnown(data, { result, missing }, [away])).toEqual(data)
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
