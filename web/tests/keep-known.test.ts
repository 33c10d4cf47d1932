import { expect, test } from 'vitest'
import { withKnown } from '../src/graphql/keep-known.ts'

const outage = (...path: (string | number)[]) => ({ message: 'away', path })

test('the null of an outage becomes what is known', () => {
  const known = { viewer: { id: '1', unreadMessageCount: 3, homeFeed: { edges: [1] } } }
  const data = { viewer: { id: '1', unreadMessageCount: null, homeFeed: null } }
  expect(withKnown(data, known, [outage('viewer', 'unreadMessageCount')])).toEqual({
    viewer: { id: '1', unreadMessageCount: 3, homeFeed: null },
  })
})

test('an error below the null it has emptied restores the whole of it', () => {
  const known = { post: { id: 'p', author: { id: 'a', displayName: 'Ada' } } }
  const data = { post: { id: 'p', author: null } }
  expect(withKnown(data, known, [outage('post', 'author', 'displayName')])).toEqual(known)
})

test('another entity at the same place of a list keeps its null', () => {
  const known = { posts: [{ id: 'old', author: { id: 'a' } }] }
  const data = { posts: [{ id: 'new', author: null }] }
  expect(withKnown(data, known, [outage('posts', 0, 'author')])).toEqual(data)
})

test('what is not known stays null', () => {
  const data = { viewer: { unreadMessageCount: null } }
  expect(withKnown(data, {}, [outage('viewer', 'unreadMessageCount')])).toEqual(data)
})
