import { expect, test } from 'vitest'
import { mentionAt, withMention } from '../src/people/mentions/mention-at.ts'

test.each([
  ['@a', { start: 0, name: 'a' }],
  ['Hi @grace_h', { start: 3, name: 'grace_h' }],
  ['问问@王', null],
  ['问问 @王', { start: 3, name: '王' }],
  ['(@О’Коннор', { start: 1, name: 'О’Коннор' }],
  ['＠ada', { start: 0, name: 'ada' }],
  ['@', null],
  ['@ada ', null],
  ['ada@example', null],
  ['https://plaza.example/@ada', null],
  ['@@ada', null],
])('%s', (text, expected) => {
  expect(mentionAt(text, text.length)).toEqual(expected)
})

test('the caret decides, not the end of the text', () => {
  expect(mentionAt('@ad said so', 3)).toEqual({ start: 0, name: 'ad' })
  expect(mentionAt('@ad said so', 5)).toBeNull()
})

test('what was typed of the name becomes the user name, with one space behind it', () => {
  expect(withMention('Hi @gr', { start: 3, name: 'gr' }, 'grace')).toEqual({ text: 'Hi @grace ', caret: 10 })
  expect(withMention('@gr said', { start: 0, name: 'gr' }, 'grace')).toEqual({ text: '@grace said', caret: 7 })
})
