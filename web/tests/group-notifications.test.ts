import { expect, test } from 'vitest'
import type { ListedGroupFragment as Group } from '../src/generated/graphql.ts'
import { groupByDay } from '../src/pages/notifications/groups.ts'
import { placeOf, sentenceOf } from '../src/pages/notifications/words.ts'

const names = ['Grace', 'Alan', 'Linus', 'Joan', 'Edsger']

function group(people: number, more: Partial<Group> = {}): Group {
  return {
    id: 'g1',
    type: 'POST_REACTION',
    actorCount: people,
    latestAt: new Date(2026, 4, 10, 12).toISOString(),
    isRead: false,
    sampleActors: names.slice(0, Math.min(people, 3)).map((name) => ({ id: name, displayName: name })),
    latest: { id: 'n1', message: 'Grace reacted to your post.' },
    subject: { __typename: 'Post', id: 'p1', content: 'hello', sharedPost: null },
    ...more,
  } as Group
}

const told = (one: Group) => {
  const { names, others, act } = sentenceOf(one)
  return `${[...names, ...(others ? [others] : [])].join(', ')}: ${act}`
}

test('three people are named, of more the two newest', () => {
  expect([1, 3, 4, 100].map((people) => told(group(people)))).toEqual([
    'Grace: reacted to your post',
    'Grace, Alan, Linus: reacted to your post',
    'Grace, Alan, 2: reacted to your post',
    'Grace, Alan, 98: reacted to your post',
  ])
})

test('people whose names could not be had are counted, and a type to come keeps the words of the server', () => {
  expect(told(group(2, { sampleActors: [null, { id: 'Alan', displayName: 'Alan' } as never] }))).toBe(
    'Alan, 1: reacted to your post',
  )
  const none = {
    sampleActors: [null],
    latest: { id: 'n1', message: 'Someone reacted to your post.' },
  } as Partial<Group>
  expect(told(group(1, none))).toBe(': Someone reacted to your post.')
  const news = { type: 'NEWS' as never, latest: { id: 'n1', message: 'Grace has news.' } } as Partial<Group>
  expect(told(group(1, news))).toBe(': Grace has news.')
})

test('a row leads to the newest that is in it', () => {
  const comment = { __typename: 'Comment', id: 'c2', content: 'c2', post: { id: 'p1' } } as const
  expect(placeOf(group(2, { type: 'POST_COMMENT', subject: comment as never }))).toBe('/posts/p1?comment=c2')
  expect(placeOf(group(0, { type: 'SECURITY', subject: null }))).toBe('/settings/sessions')
  expect(placeOf(group(1, { subject: null }))).toBe(null)
})

test('groups stand under the day of their newest', () => {
  const at = (day: number) => group(1, { latestAt: new Date(2026, 4, day, 12).toISOString() })
  expect(groupByDay([at(10), at(10), at(8)]).map(({ groups }) => groups.length)).toEqual([2, 1])
})
