import { expect, test } from 'vitest'
import { readLine, readText } from '../src/index.ts'

const rule = { what: 'A note', most: 10, path: ['input', 'note'] }
const invalid = (message: string, limit: number | null = null) => ({
  text: null,
  error: {
    ...{ code: 'INVALID', message: expect.stringContaining(message), path: rule.path },
    ...{ retryAfterSeconds: null, limit },
  },
})

test('what is blank is nothing, and no error', () => {
  for (const written of [undefined, null, '', '  ', '\n\t', '\u3000']) {
    expect(readText(written, rule)).toEqual({ text: null, error: null })
    expect(readLine(written, rule)).toEqual({ text: null, error: null })
  }
})

test('a text keeps its form but for the ends of its lines; a line loses blanks that are not seen', () => {
  expect(readText(' a\r\nb\rc ', rule).text).toBe(' a\nb\nc ')
  expect(readLine(' a\r\n  b\tc ', rule).text).toBe('a b c')
  expect(readLine('Zoe\u0308', rule).text).toBe('Zoë')
})

test('the limit is one of characters as a reader counts them', () => {
  for (const one of ['x', '🙂', '👩‍👩‍👧', 'नि', 'e\u0301', '字']) {
    expect(readText(one.repeat(10), rule).error).toBeNull()
    expect(readText(one.repeat(11), rule)).toEqual(invalid('at most 10 characters', 10))
  }
  expect(readText('x\r\n'.repeat(5), rule).error).toBeNull()
  expect(readText(`x${'\u0301'.repeat(200)}`, rule)).toEqual(invalid('at most 10 characters', 10))
})

test.each([
  ['a NUL', 'a\0b', 'cannot be shown'],
  ['an escape', 'a\u001B[0m', 'cannot be shown'],
  ['half a surrogate pair', 'a\uD800', 'cannot be shown'],
  ['zero-width spaces alone', '\u200B\u200B', 'can be seen'],
  ['a Hangul filler alone', '\u3164', 'can be seen'],
  ['an empty Braille cell alone', '\u2800', 'can be seen'],
  ['a combining mark alone', '\u0301', 'can be seen'],
])('%s is refused', (_, written, message) => {
  expect(readText(written, rule)).toEqual(invalid(message))
  expect(readLine(written, rule)).toEqual(invalid(message))
})

test('a name may not turn the direction of what stands beside it, a text may', () => {
  expect(readLine('evil\u202Egnp', rule)).toEqual(invalid('direction'))
  expect(readText('evil\u202Egnp', rule).error).toBeNull()
})
