import { expect, test } from 'vitest'
import type { ListedNotificationFragment as Notification } from '../src/generated/graphql.ts'
import { groupByDay, groupNotifications } from '../src/pages/notifications/groups.ts'
import { placeOf, sentenceOf } from '../src/pages/notifications/words.ts'

const start = Date.parse('2026-05-10T12:00:00Z')
const names = ['Grace', 'Alan', 'Linus', 'Joan', 'Edsger']

function notification(hoursAgo: number, more: Partial<Notification> & { by?: string } = {}): Notification {
  const { by = 'Grace', ...rest } = more
  return {
    id: `n${hoursAgo}${by}`,
    type: 'POST_REACTION',
    title: 'New reaction',
    message: `${by} reacted to your post.`,
    isRead: false,
    createdAt: new Date(start - hoursAgo * 3_600_000).toISOString(),
    actor: { id: by, displayName: by },
    subject: { __typename: 'Post', id: 'p1', content: 'hello', sharedPost: null },
    ...rest,
  } as Notification
}

const told = (notifications: Notification[]) =>
  groupNotifications(notifications).map(({ notifications }) => {
    const { names, others, act } = sentenceOf(notifications)
    return `${[...names, ...(others ? [others] : [])].join(', ')}: ${act}`
  })

test('reactions to one post within 48 hours are told in one row, at the place of the newest', () => {
  const other = notification(2, { subject: { __typename: 'Post', id: 'p2', content: '', sharedPost: null } })
  expect(told([notification(0), other, notification(47, { by: 'Alan' })])).toEqual([
    'Grace, Alan: reacted to your post',
    'Grace: reacted to your post',
  ])
})

test('what is more than 48 hours older than the newest begins a row of its own', () => {
  const far = [notification(0), notification(30, { by: 'Alan' }), notification(49, { by: 'Linus' })]
  expect(told(far)).toEqual(['Grace, Alan: reacted to your post', 'Linus: reacted to your post'])
})

test('three people are named, of more the two newest, and each person once', () => {
  const all = names.map((by, at) => notification(at, { by }))
  expect(told(all.slice(0, 3))).toEqual(['Grace, Alan, Linus: reacted to your post'])
  expect(told(all)).toEqual(['Grace, Alan, 3: reacted to your post'])
  expect(told([notification(0), notification(1, { id: 'again' })])).toEqual(['Grace: reacted to your post'])
})

test('comments are put together by their post, replies by what they answer, and lead to the newest', () => {
  const comment = (id: string, parent: string | null) =>
    ({ __typename: 'Comment', id, content: id, parent: parent ? { id: parent } : null, post: { id: 'p1' } }) as const
  const comments = groupNotifications([
    notification(0, { type: 'POST_COMMENT', subject: comment('c2', null) }),
    notification(1, { type: 'POST_COMMENT', subject: comment('c1', null), by: 'Alan' }),
    notification(2, { type: 'COMMENT_REPLY', subject: comment('r2', 'c0') }),
    notification(3, { type: 'COMMENT_REPLY', subject: comment('r1', 'c0'), by: 'Alan' }),
    notification(4, { type: 'COMMENT_REPLY', subject: comment('r0', 'c9') }),
  ])
  expect(comments.map(({ notifications }) => [notifications.length, placeOf(notifications)])).toEqual([
    [2, '/posts/p1?comment=c2'],
    [2, '/posts/p1?comment=r2'],
    [1, '/posts/p1?comment=r0'],
  ])
})

test('what has lost its subject, a request and a type to come keep a row each, and the last the words of the server', () => {
  const gone = { subject: null }
  expect(told([notification(0, gone), notification(1, gone)])).toHaveLength(2)
  const news = notification(0, { type: 'MENTION' as never, message: 'Grace named you.', subject: null })
  expect(told([news])).toEqual([': Grace named you.'])
})

test('a group keeps its key while newer ones join, and stands under the day of its newest', () => {
  const before = groupNotifications([notification(20, { by: 'Alan' }), notification(30, { by: 'Linus' })])
  const after = groupNotifications([notification(0), ...before.flatMap(({ notifications }) => notifications)])
  expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key))
  expect(groupByDay(after).map(({ groups }) => groups.length)).toEqual([1])
  expect(groupByDay(groupNotifications([notification(0), notification(60)]))).toHaveLength(2)
})
