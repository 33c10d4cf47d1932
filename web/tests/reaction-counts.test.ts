import { expect, test } from 'vitest'
import { totalOf, withReaction } from '../src/posts/reactions/counts.ts'

const none = { likeCount: 0, viewerReaction: null, reactionCounts: [] }

test('a first reaction is counted', () => {
  const liked = withReaction(none, 'LIKE')
  expect(liked).toMatchObject({ viewerReaction: 'LIKE', likeCount: 1, reactionCounts: [{ type: 'LIKE', count: 1 }] })
})

test('another one takes the place of the first, and the most frequent stands first', () => {
  const known = {
    likeCount: 3,
    viewerReaction: 'LIKE' as const,
    reactionCounts: [
      { type: 'LIKE' as const, count: 3 },
      { type: 'SAD' as const, count: 2 },
    ],
  }
  const sad = withReaction(known, 'SAD')
  expect(sad).toMatchObject({
    viewerReaction: 'SAD',
    likeCount: 2,
    reactionCounts: [
      { type: 'SAD', count: 3 },
      { type: 'LIKE', count: 2 },
    ],
  })
  expect(totalOf(sad)).toBe(5)
})

test('the last one of a kind takes its kind with it', () => {
  expect(withReaction(withReaction(none, 'LOVE'), null)).toEqual(none)
})
