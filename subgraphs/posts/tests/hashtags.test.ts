import { tagKey, tagName } from '@plaza/server'
import { expect, test } from 'vitest'
import { extractTags } from '../src/rules/tags.ts'
import { startPosts } from './testkit.ts'

/**
 * Hashtags as speakers write them, and other ways in which speakers type the same. The first is the language's own name for
 * itself where the code stands alone: Unicode's CLDR, which `Intl.DisplayNames` reads. Sources of the other spellings:
 * capitals Unicode's CaseFolding.txt · Arabic, Persian, Urdu: Unicode 16 chapter 9.2 (harakat, tatweel, ZWNJ, the kaf and yeh
 * of both keyboards) · Hebrew: chapter 9.1 (points) · Hindi: Kendriya Hindi Nideshalaya's standard spelling (panchamakshar or
 * anusvara, nukta left out) · Turkish: SpecialCasing.txt · Greek: capitals without tonos, monotonic orthography of 1982 ·
 * width and compatibility: UAX #15.
 */
const table: readonly (readonly [script: string, written: string, ...typed: string[]])[] = [
  ['Latin', 'Français', 'FRANÇAIS', 'franc\u0327ais'],
  ['Latin, German', 'Straße', 'STRASSE', 'strasse'],
  ['Latin, Turkish', 'İstanbul', 'istanbul', 'ISTANBUL'],
  ['Latin, Vietnamese', 'TiếngViệt', 'tiếngviệt', 'TiếngViệt'.normalize('NFD')],
  ['Latin, Catalan', 'col·legi', 'COL·LEGI'],
  ['Latin, full width', 'ＰＬＡＺＡ', 'plaza'],
  ['Cyrillic', of('ru'), 'РУССКИЙ', 'русскии\u0306'],
  ['Greek', of('el'), 'ΕΛΛΗΝΙΚΑ', 'ΕΛΛΗΝΙΚΆ'],
  ['Greek, final sigma', 'Σίσυφος', 'ΣΙΣΥΦΟΣ', 'σίσυφοσ'],
  ['Armenian', of('hy'), 'ՀԱՅԵՐԵՆ'],
  ['Georgian', of('ka'), 'ᲥᲐᲠᲗᲣᲚᲘ'],
  ['Hebrew', of('he'), 'עִבְרִית'],
  ['Hebrew, abbreviation', 'צה״ל'],
  ['Arabic', of('ar'), 'العَرَبِيَّة', 'العـــربية', 'العربيه'],
  ['Arabic, hamza', 'أخبار', 'اخبار'],
  ['Arabic, Persian', 'می‌خواهم', 'میخواهم', 'مي‌خواهم'],
  ['Arabic, Urdu', of('ur'), 'اردو'],
  ['Arabic, digits', 'کرونا۲۰۲۰', 'كرونا2020', 'كرونا٢٠٢٠'],
  ['Devanagari', of('hi'), 'हिंदी'],
  ['Devanagari, dot', 'फ़िल्म', 'फिल्म'],
  ['Devanagari, Marathi', of('mr')],
  ['Bengali', of('bn'), 'বা\u0982লা'],
  ['Bengali, dots', 'পাহাড়ি', 'পাহাড\u09BCি'],
  ['Gurmukhi', of('pa')],
  ['Gujarati', of('gu')],
  ['Odia', of('or')],
  ['Tamil', of('ta'), 'தமிழ்'.normalize('NFD')],
  ['Telugu', of('te')],
  ['Kannada', of('kn')],
  ['Malayalam', of('ml')],
  ['Sinhala', of('si')],
  ['Sinhala, joiner', 'ශ්‍රීලංකා', 'ශ්රීලංකා'],
  ['Thai', of('th'), 'ไทย'],
  ['Thai, tone marks', 'ภาษาไทยน้ำ', 'ภาษาไทยน้ำ'.normalize('NFKC')],
  ['Lao', of('lo')],
  ['Khmer', of('km')],
  ['Myanmar', of('my')],
  ['Tibetan', 'བོད་སྐད'],
  ['Ethiopic', of('am')],
  ['Hangul', of('ko'), '한국어'.normalize('NFD')],
  ['Han', of('zh')],
  ['Kana and Han', of('ja')],
  ['Katakana', 'ラーメン', 'ﾗｰﾒﾝ'],
  ['Hiragana', 'がんばれ', 'か\u3099んば\u3099れ'.replace('ば\u3099', 'ば')],
  ['Cherokee', 'ᏣᎳᎩ', 'ꮳꮃꭹ'],
  ['Emoji', '🍣'],
  ['Emoji, joined', '👩‍💻', '👩💻'],
  ['Emoji, as a picture', '❤️'],
]

function of(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
}

test.each(table)('a hashtag in %s is whole, and one with its other spellings: %s', (_, written, ...typed) => {
  expect(extractTags(`🙂 #${written}, #x`)).toEqual([
    { key: tagKey(written), spelling: written },
    { key: 'x', spelling: 'x' },
  ])
  for (const spelling of typed) expect([spelling, tagKey(`#${spelling}`)]).toEqual([spelling, tagKey(written)])
})

test.each([
  ['a number alone', '#2026 #२०२६ #٢٠٢٦'],
  ['a mark of punctuation', '#_ #! # #-'],
  ['a # within a word', 'a#b é#c e\u0301#d 日本#語 हि#न ไทย#ย 1#e _#f'],
  ['a # that an entity has', '&#39; &#x27;'],
  ['a second #', '##x ＃#y'],
  [
    'a fragment of an address',
    'https://plaza.example/#top http://x.org/a?b=#c www.plaza.example/?#d plaza.example/x-#e',
  ],
  ['a fragment in letters of its own', 'https://ja.wikipedia.org/wiki/寿司#歴史 https://x.org/-#ไทย'],
  ['a tag of more than 50 characters', `#${'x'.repeat(51)} #${'नि'.repeat(51)}`],
])('%s is no hashtag', (_, content) => {
  expect(extractTags(content)).toEqual([])
})

test('a hashtag ends where its word ends, and an address hides no tag behind it', () => {
  const names = (content: string) => extractTags(content).map(tagName)
  expect(names('#long-tail #C++ #wow‼ #Plaza™ (#three) #a.b #2026年')).toEqual([
    'long',
    'c',
    'wow',
    'plaza',
    'three',
    'a',
    '2026年',
  ])
  expect(names('見てhttps://x.org/#a。#寿司 「＃全角」 ﹟小')).toEqual(['寿司', '全角', '小'])
  expect(names('🎉#party #☕️time #नि'.concat('नि'.repeat(49)))).toEqual(['party', '☕️time', 'नि'.repeat(50)])
})

// Within the time that a test has: where the work grows with the square of the length, it takes minutes.
test.each(['.#.a', '#', 'w.', '://#', '👩‍#', '#a\u0301', '#\u200C'])('200,000 units of %j are read at once', (text) => {
  expect(extractTags(text.repeat(200_000 / text.length)).length).toBeLessThanOrEqual(1)
})

test('a tag is found by each of its spellings, and shows the first', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const content = (each: (typeof table)[number]) => `#${each[1]}`
  for (let n = 0; n < table.length; n += 24) {
    await posts.post(ada, {
      content: table
        .slice(n, n + 24)
        .map(content)
        .join(' '),
      privacyLevel: 'PUBLIC',
    })
  }
  const find = async (name: string) =>
    (await posts.execute(null, 'query ($name: String!) { tag(name: $name) { name label postCount } }', { name })).data
      .tag
  for (const [, written, ...typed] of table) {
    for (const spelling of [written, `#${written}`, `＃${written}`, ...typed]) {
      const tag = await find(spelling)
      expect([spelling, tag?.label]).toEqual([spelling, written])
      expect((await find(tag.name)).name).toBe(tag.name)
    }
  }
  for (const name of ['', '#', '\0', 'x'.repeat(5_000), 'nobody']) expect(await find(name)).toBeNull()
})

test('a tag keeps the spelling of its first public post for show, whoever asks', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  await posts.post(ada, { content: '#owlsOfTheNorth', privacyLevel: 'FRIENDS' })
  await posts.post(ada, { content: '#OwlsOfTheNorth', privacyLevel: 'PUBLIC' })
  const last = await posts.post(grace, { content: '#OWLSOFTHENORTH', privacyLevel: 'PUBLIC' })
  const { data } = await posts.execute(grace, '{ tag(name: "owlsofthenorth") { name label postCount } }')
  expect(data.tag).toEqual({ name: 'owlsofthenorth', label: 'OwlsOfTheNorth', postCount: 2 })
  const post = await posts.execute(grace, `{ post(id: "${last}") { tags { name label } } }`)
  expect(post.data.post.tags).toEqual([{ name: 'owlsofthenorth', label: 'OwlsOfTheNorth' }])
})
