import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StartedUsers, startUsers } from './testkit.ts'

/**
 * A name, what people type who look for it, what must not find it, and why they type that. Chapters are those of the
 * Unicode Standard 16.0 (https://www.unicode.org/versions/Unicode16.0.0/core-spec/).
 */
const names: [script: string, first: string, last: string | null, found: string[], not: string[], source: string][] = [
  ['Latin, Danish', 'Søren', 'Ærø', ['soren', 'søren', 'aero', 'ærø soren'], ['sarah'], '7.1: ø and æ don’t decompose'],
  ['Latin, Polish', 'Łukasz', 'Żółć', ['lukasz', 'ŁUKASZ', 'zolc', 'zol luk'], ['kasz'], '7.1: ł doesn’t decompose'],
  ['Latin, Turkish', 'Işıl', 'İnönü', ['isil', 'ışıl', 'inonu', 'INONU', 'İNÖNÜ'], [], '5.18: Turkish case of i and ı'],
  ['Latin, German', 'Jürgen', 'Groß', ['jurgen', 'gross', 'GROSS', 'groß'], [], '5.18: the capitals of ß are SS'],
  [
    'Latin, Vietnamese',
    'Đặng',
    'Nguyễn',
    ['dang', 'nguyen', 'đặng', 'nguyễn đ'],
    [],
    '7.1: Đ, and two marks on one vowel',
  ],
  [
    'Latin, French',
    'François',
    'O’Noël',
    ['francois', 'onoel', "o'noel", 'noel'],
    [],
    '6.2: apostrophes; 3.11: ç decomposes',
  ],
  ['Latin, Icelandic', 'Þórður', null, ['thordur', 'þórður'], ['orthur'], '7.1: þ and ð don’t decompose'],
  ['Latin, hyphens', 'Jean-Luc', 'Ng', ['jean-luc', 'jeanluc', 'jean luc', 'luc', 'ng jean'], ['uc'], '6.2: hyphens'],
  ['Latin, full-width', 'Ｙｕｋｉ', null, ['yuki', 'ｙｕｋｉ'], [], '18.5: width is a matter of old character sets'],
  ['Cyrillic', 'Иван', 'Королёв', ['иван', 'ИВА', 'королев', 'королёв', 'коро ив'], ['ваня'], '7.4: ё is written as е'],
  ['Greek', 'Γιώργος', 'Παπάς', ['γιωργος', 'ΓΙΩΡΓΟΣ', 'Γιώργος', 'παπασ', 'παπ γι'], [], '7.2: tonos and final sigma'],
  ['Armenian', 'Արամ', 'Խաչատրյան', ['արամ', 'ԱՐԱՄ', 'խաչ'], [], '7.6: case'],
  ['Georgian', 'ნინო', null, ['ნინო', 'ᲜᲘᲜᲝ', 'ნი'], [], '7.7: Mtavruli capitals'],
  ['Hebrew', 'שָׂרָה', 'כהן', ['שרה', 'שָׂרָה', 'כהן שרה'], [], '9.1: points are left out'],
  ['Arabic', 'مُحَمَّد', 'أحمد', ['محمد', 'مُحَمَّد', 'احمد', 'أحمد', 'محـمد'], [], '9.2: harakat, hamza, tatweel'],
  ['Persian', 'علی', 'کریمی', ['علی', 'علي', 'کریمی', 'كريمي'], [], '9.2: Farsi yeh and keheh'],
  ['Devanagari', 'प्रिया', 'ज़ैन', ['प्रिया', 'प्रि', 'जैन', 'ज़ैन'], ['रिया'], '12.1: nukta, precomposed or not'],
  ['Bengali', 'রবীন্দ্রনাথ', null, ['রবীন্দ্রনাথ', 'রবীন্দ্র'], [], '12.2: conjuncts'],
  ['Tamil', 'தமிழ்ச்செல்வி', null, ['தமிழ்ச்செல்வி', 'தமிழ்'], [], '12.6: vowel signs are of the word'],
  ['Sinhala', 'ශ්‍රී', null, ['ශ්‍රී', 'ශ්රී'], [], '13.2: ZWJ makes a form, not a word'],
  ['Thai', 'สมชาย', 'ใจดี', ['สมชาย', 'สม', 'ชาย', 'สมชาย ใจดี', 'สมชายใจดี', 'ส'], [], '16.1: no spaces between words'],
  ['Lao', 'ສົມສັກ', null, ['ສົມສັກ', 'ສັກ'], [], '16.2: no spaces between words'],
  ['Khmer', 'សុភា', null, ['សុភា', 'សុ'], [], '16.4: no spaces between words'],
  ['Amharic', 'አበበ', 'ቢቂላ', ['አበበ', 'ቢቂላ አበበ', 'አበ'], [], '19.1: syllables'],
  ['Chinese', '伟', '王', ['王伟', '伟王', '王 伟', '伟', '王'], ['李'], '6.2: no spaces; the family comes first'],
  ['Japanese', '太郎', '田中', ['田中', '太郎', '田中太郎', '太郎 田中', '郎', '中太'], ['中田'], '18.1: no spaces'],
  ['kana', 'サクラ', 'がくと', ['サクラ', 'ｻｸﾗ', 'がくと', 'がくと'], ['かくと'], '18.5: half width; 3.11: dakuten'],
  ['Korean', '철수', '김', ['김철수', '철수', '김 철수', '김철수', '김'], ['박'], '18.6: jamo compose to syllables'],
]

let users: StartedUsers
beforeAll(async () => {
  users = await startUsers()
  for (const [index, [, firstName, lastName]] of names.entries()) {
    await users.register(`person_${index}`, { firstName, lastName })
  }
})
afterAll(() => users[Symbol.asyncDispose]())

const Search = 'query ($query: String!) { searchUsers(query: $query) { nodes { username } } }'

async function isFound(username: string, query: string): Promise<boolean> {
  const { searchUsers } = await users.ask(null, Search, { query })
  return searchUsers.nodes.some((node: { username: string }) => node.username === username)
}

test.each(names.map((name, index) => [name[0], `person_${index}`, name] as const))(
  '%s: a name is found as it is typed',
  async (_, username, [, first, last, found, not, source]) => {
    for (const query of [...found, [first, last].join(' ').trim(), [last, first].join(' ').trim()]) {
      expect(await isFound(username, query), `${query} (${source})`).toBe(true)
    }
    for (const query of not) expect(await isFound(username, query), `${query} (${source})`).toBe(false)
  },
)

test('in a database of ctype C', async () => {
  const { rows } = await users.database.pool.query(
    'select datctype from pg_database where datname = current_database()',
  )
  expect(rows).toEqual([{ datctype: 'C' }])
})
