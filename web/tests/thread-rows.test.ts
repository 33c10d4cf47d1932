import { expect, test } from 'vitest'
import type { ThreadMessageFragment, ThreadParticipantFragment } from '../src/generated/graphql.ts'
import type { Unsent } from '../src/messages/outbox.ts'
import { firstUnreadOf, type Row, rowsOf } from '../src/pages/messages/rows.ts'

const me = 'me'
const at = (minute: number, day = 1) => new Date(2026, 0, day, 12, minute).toISOString()

const message = (id: string, senderId: string | null, sentAt: string, more: Partial<ThreadMessageFragment> = {}) =>
  ({
    id,
    sentAt,
    isDeleted: false,
    idempotencyKey: senderId === me ? `key of ${id}` : null,
    viewerCanEdit: senderId === me,
    content: id,
    sender: senderId && { id: senderId, displayName: senderId },
    ...more,
  }) as ThreadMessageFragment

const member = (id: string, lastReadMessage: ThreadMessageFragment | null) =>
  ({
    id: `place of ${id}`,
    role: 'MEMBER',
    user: { id, displayName: id },
    lastReadMessage,
  }) as ThreadParticipantFragment

const unsent = (key: string, minute: number) => ({ key, at: at(minute), content: key }) as Unsent

const rows = (given: Partial<Parameters<typeof rowsOf>[0]>) =>
  rowsOf({ viewerId: me, messages: [], members: [], unsent: [], firstUnreadId: null, hasEarlier: true, ...given })

const outline = (all: readonly Row[]) =>
  all.map((row) =>
    row.kind === 'message'
      ? `${row.isFirstOfGroup ? '[' : ''}${row.message.id}${row.isLastOfGroup ? ']' : ''}`
      : row.kind,
  )

test('messages of one person within minutes stand together, under their day', () => {
  const messages = [
    message('a', 'ada', at(0)),
    message('b', 'ada', at(1)),
    message('c', me, at(2)),
    message('d', me, at(20)),
    message('e', me, at(21, 2)),
  ]
  expect(outline(rows({ messages }))).toEqual(['day', '[a', 'b]', '[c]', '[d]', 'day', '[e]'])
})

test('people who are hidden are not taken for one', () => {
  const messages = [message('a', null, at(0)), message('b', null, at(1))]
  expect(outline(rows({ messages }))).toEqual(['day', '[a]', '[b]'])
})

test('the beginning stands above only when nothing is earlier', () => {
  expect(outline(rows({ messages: [message('a', me, at(0))], hasEarlier: false }))[0]).toBe('beginning')
})

test('a message keeps its row when it is sent, and stands once', () => {
  const before = rows({ unsent: [unsent('k', 1)] })
  const sent = message('a', me, at(1), { idempotencyKey: 'k' })
  const during = rows({ messages: [sent], unsent: [unsent('k', 1)] })
  const after = rows({ messages: [sent] })
  expect(before.at(-1)?.key).toBe('k')
  expect(during.map(({ key }) => key)).toEqual(after.map(({ key }) => key))
  expect(after.at(-1)?.key).toBe('k')
})

test('an own message whose sender is away for the moment is still the viewer’s', () => {
  const [, row] = rows({ messages: [message('a', null, at(0), { idempotencyKey: 'k' })] })
  expect(row).toMatchObject({ isOwn: true })
})

test('the divider stands above the first unread message and breaks its group', () => {
  const messages = [message('a', 'ada', at(0)), message('b', 'ada', at(1))]
  expect(outline(rows({ messages, firstUnreadId: 'b' }))).toEqual(['day', '[a]', 'unread', '[b]'])
})

test('unread are so many messages of others from the newest on, without deleted ones', () => {
  const messages = [
    message('a', 'ada', at(0)),
    message('b', 'ada', at(1)),
    message('c', 'ada', at(2), { isDeleted: true }),
    message('d', me, at(3)),
    message('e', 'ada', at(4)),
  ]
  expect(firstUnreadOf(messages, me, 2)).toBe('b')
  expect(firstUnreadOf(messages, me, 0)).toBeNull()
  expect(firstUnreadOf(messages, me, 9)).toBeNull()
})

test('a picture stands under what somebody has read last, unless that person has written since', () => {
  const messages = [message('a', me, at(0)), message('b', 'ada', at(1)), message('c', me, at(2))]
  const members = [member('ada', messages[0]!), member('bob', messages[1]!), member(me, messages[2]!)]
  const read = rows({ messages, members }).flatMap((row) =>
    row.kind === 'message' ? row.readers.map(({ user }) => `${user?.id} under ${row.message.id}`) : [],
  )
  expect(read).toEqual(['bob under b'])
})
