import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countCharacters, isLongerThan } from '../../src/text/characters.ts'
import { isBlank, isUnfit, isVisible, turnsDirection } from '../../src/text/sight.ts'

test.each([
  ['plaza', 5],
  ['e\u0301', 1],
  ['नि', 1],
  ['กำ', 1],
  ['👩‍👩‍👧', 1],
  ['🇦🇹🇩🇪', 2],
  ['한국'.normalize('NFD'), 2],
  ['日本語', 3],
  ['', 0],
])('a reader counts %s as %i', (text, count) => {
  expect(countCharacters(text)).toBe(count)
})

test('the quick way counts as the slow one does', () => {
  const slow = new Intl.Segmenter('und', { granularity: 'grapheme' })
  const unit = fc.oneof(
    fc.constantFrom(
      '\n',
      '\t',
      ' ',
      'a',
      'ß',
      'Ω',
      'ж',
      'か',
      '゛',
      '一',
      '한',
      '、',
      '…',
      '€',
      '\u00AD',
      '\u0301',
      '\u200D',
      '©',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  )
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      fc.pre(!text.includes('\r'))
      expect(countCharacters(text)).toBe([...slow.segment(text)].length)
    }),
    { numRuns: 3_000 },
  )
})

test('a limit is one of characters, and of 16 code points for each', () => {
  expect(isLongerThan('👩‍👩‍👧'.repeat(10), 10)).toBe(false)
  expect(isLongerThan('👩‍👩‍👧'.repeat(11), 10)).toBe(true)
  expect(isLongerThan('नि'.repeat(10), 10)).toBe(false)
  expect(isLongerThan(`a${'\u0301'.repeat(159)}`, 10)).toBe(false)
  expect(isLongerThan(`a${'\u0301'.repeat(160)}`, 10)).toBe(true)
  expect(isLongerThan('x'.repeat(11), 10)).toBe(true)
})

test.each([
  ['a zero-width space', '\u200B'],
  ['a Hangul filler', '\u3164'],
  ['a half-width Hangul filler', '\uFFA0'],
  ['an empty Braille cell', '\u2800'],
  ['a combining mark', '\u0301'],
  ['a variation selector', '\uFE0F'],
  ['a directional mark and a space', '\u200F '],
  ['a byte-order mark', '\uFEFF'],
  ['an ideographic space', '\u3000'],
  ['a vowel sign without a letter', '\u093E'],
])('%s alone is not seen', (_, text) => {
  expect(isVisible(text)).toBe(false)
  expect(isVisible(`${text}x${text}`)).toBe(true)
})

test('what is seen is text in any script, sign or emoji', () => {
  for (const text of ['x', '!', '字', '🙂', '❤️', '한', 'ا', '👩‍👩‍👧']) expect(isVisible(text)).toBe(true)
})

test('white space alone is blank, and nothing else is', () => {
  for (const text of ['', ' ', '\n\t', '\u3000', '\u00A0']) expect(isBlank(text)).toBe(true)
  for (const text of ['x', '\u200B', '\u3164']) expect(isBlank(text)).toBe(false)
})

test('half a surrogate pair and control characters are unfit', () => {
  for (const text of ['a\uD800', '\uDC00', '\0', '\x1B[0m', '\x7F', '\x85', '\uFFFE']) expect(isUnfit(text)).toBe(true)
  for (const text of ['two\nlines', 'a\ttab', '🙂', '\u200B']) expect(isUnfit(text)).toBe(false)
})

test('overrides of direction are found, marks of it are none', () => {
  expect(turnsDirection('evil\u202Egnp.exe')).toBe(true)
  expect(turnsDirection('\u2066isolated\u2069')).toBe(true)
  expect(turnsDirection('שלום\u200F!')).toBe(false)
})
