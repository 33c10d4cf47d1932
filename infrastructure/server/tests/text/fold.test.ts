import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldSpelling, foldWords } from '../../src/text/fold.ts'

const alike = (fold: (text: string) => string, spellings: readonly string[]) => new Set(spellings.map(fold)).size === 1

test.each([
  ['Turkish', 'İstanbul', 'ISTANBUL', 'istanbul', 'ıstanbul'],
  ['German', 'Straße', 'STRASSE', 'strasse', 'STRAẞE'],
  ['Greek', 'Σίσυφος', 'ΣΊΣΥΦΟΣ', 'ΣΙΣΥΦΟΣ', 'σισυφος', 'Σι\u0301συφος'],
  ['Russian', 'Москва', 'МОСКВА'],
  ['Armenian', 'Հայաստան', 'ՀԱՅԱՍՏԱՆ'],
  ['Georgian', 'საქართველო', 'ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ'],
  ['Arabic', 'مُحَمَّد', 'محمد', 'محـــمد'],
  ['Arabic hamza', 'أحمد', 'احمد'],
  ['Persian', 'می‌خواهم', 'میخواهم', 'مي‌خواهم'],
  ['Persian digits', '۱۴۰۳', '١٤٠٣', '1403'],
  ['Hebrew', 'שָׁלוֹם', 'שלום'],
  ['Hindi', 'हिन्दी', 'हिंदी'],
  ['Hindi dot', 'फ़िल्म', 'फिल्म', '\u095Eिल्म'],
  ['Sinhala', 'ශ්‍රී', 'ශ්රී'],
  ['full width', 'ＰＬＡＺＡ', 'plaza'],
  ['half width', 'ﾗｰﾒﾝ', 'ラーメン'],
  ['Korean', '한국', '한국'.normalize('NFD')],
  ['ligature', 'ﬁlm', 'film'],
])('spellings that a reader of %s takes for one are folded to one', (_, ...spellings) => {
  expect(alike(foldSpelling, spellings)).toBe(true)
  expect(alike(foldWords, spellings)).toBe(true)
})

test.each([
  ['café', 'cafe'],
  ['Søren', 'soren'],
  ['Łukasz', 'lukasz'],
  ['Ægir', 'aegir'],
  ['Đặng Nguyễn', 'dang nguyen'],
  ['Žižek', 'zizek'],
  ['Þór', 'thor'],
  ['Œuvre', 'oeuvre'],
  ['Oʻzbek', 'ozbek'],
  ['Ёлка', 'елка'],
])('a search for words finds %s as %s', (written, typed) => {
  expect(foldWords(written)).toBe(typed)
  expect(alike(foldSpelling, [written, typed])).toBe(false)
})

test.each([
  ['й', 'и'],
  ['が', 'か'],
  ['ї', 'і'],
  ['ড়', 'ড'],
  ['กา', 'ก่า'],
  ['कि', 'की'],
  ['ひ', 'ヒ'],
])('%s and %s stay two', (one, other) => {
  expect(alike(foldWords, [one, other])).toBe(false)
})

test('what is folded stays as it is when it is folded again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldSpelling(foldSpelling(text))).toBe(foldSpelling(text))
      expect(foldWords(foldWords(text))).toBe(foldWords(text))
      expect(foldWords(foldSpelling(text))).toBe(foldWords(text))
    }),
    { numRuns: 2_000 },
  )
})
