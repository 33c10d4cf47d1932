import { expect, test } from 'vitest'
import { typingAfter, typingText } from '../src/pages/messages/use-typing.ts'

const now = Date.parse('2026-01-01T12:00:00.000Z')
const user = { id: 'ada', displayName: 'Ada' }
const begins = (until: string | null) => ({ __typename: 'TypingChanged', isTyping: true, until, user })

test('typing lasts until the moment that was told', () => {
  expect(typingAfter([], begins('2026-01-01T12:00:06.000Z'), now)).toMatchObject([{ id: 'ada', endsAt: now + 6_000 }])
})

test('a clock that differs makes nobody type for ever, or not at all', () => {
  expect(typingAfter([], begins('2027-01-01T00:00:00.000Z'), now)[0]!.endsAt).toBeLessThan(now + 10_000)
  expect(typingAfter([], begins('2025-01-01T00:00:00.000Z'), now)[0]!.endsAt).toBeGreaterThan(now)
})

test('typing ends with the person’s message, and with word that it has ended', () => {
  const typing = typingAfter([], begins(null), now)
  expect(typingAfter(typing, { __typename: 'MessageAdded', message: { sender: { id: 'ada' } } }, now)).toEqual([])
  expect(typingAfter(typing, { __typename: 'TypingChanged', isTyping: false, until: null, user }, now)).toEqual([])
  expect(typingAfter(typing, { __typename: 'MessageAdded', message: { sender: { id: 'bob' } } }, now)).toBe(typing)
})

test('a few who type are named, many are counted', () => {
  const [ada, bob, cy] = ['Ada', 'Bob', 'Cy'].map((name) => ({ id: name, name }))
  expect(typingText([])).toBe('')
  expect(typingText([ada!])).toBe('Ada is typing …')
  expect(typingText([ada!, bob!])).toBe('Ada and Bob are typing …')
  expect(typingText([ada!, bob!, cy!])).toBe('3 people are typing …')
})
