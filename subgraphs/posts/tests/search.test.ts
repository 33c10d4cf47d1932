import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readPostsAgain } from '../src/search/read-again.ts'
import { type StartedPosts, startPosts } from './testkit.ts'

async function search(posts: StartedPosts, query: string) {
  const document = 'query ($query: String!) { searchPosts(query: $query) { nodes { content } } }'
  const { data, errors } = await posts.execute(null, document, { query })
  if (errors) return errors[0]?.extensions?.code
  return data.searchPosts.nodes.map(({ content }: { content: string }) => content).sort()
}

/** What is written, and what people type who look for it. */
const found: readonly (readonly [written: string, ...typed: string[]])[] = [
  ['今日は寿司を食べた。', '寿司', '寿', '寿司を食べ', '"寿司"', '今日'],
  ['私はラーメンが好き', 'ラーメン', 'ﾗｰﾒﾝ', '好き'],
  ['我们明天去北京旅游', '北京', '京', '明天 北京'],
  ['วันนี้ไปกินส้มตำที่ตลาด', 'ส้มตำ', 'ตลาด', 'ไปกิน'],
  ['ខ្ញុំស្រឡាញ់ភាសាខ្មែរ', 'ភាសា', 'ខ្មែរ'],
  ['ຂ້ອຍຮັກປະເທດລາວ', 'ລາວ', 'ປະເທດ'],
  ['မြန်မာစာကိုဖတ်တယ်', 'မြန်မာ', 'ဖတ်'],
  ['서울에서 만나요', '서울', '만나'],
  ['Un café à Orléans, s’il vous plaît', 'cafe', 'CAFÉ', 'orleans', "s'il", '"cafe a orleans"'],
  ["I don't think the owls sleep", 'the', "don't", 'don’t', 'dont', 'DON’T', '"the owls"', 'owl', 'i don’t'],
  ['Søren Łukasz met Þór in Đà Nẵng', 'soren', 'lukasz', 'thor', '"da nang"'],
  ['Ёлка стоит у дома', 'елка', 'ЁЛКА', 'дома'],
  ['ΚΑΛΗΜΕΡΑ Ελλάδα', 'Καλημέρα', 'ελλαδα'],
  ['İstanbul ışıkları', 'istanbul', 'isiklari'],
  ['مُحَمَّد في القاهرة', 'محمد', 'القاهره'],
  ['می‌خواهم بخوانم', 'میخواهم', 'مي‌خواهم'],
  ['יְרוּשָׁלַיִם של זהב', 'ירושלים'],
  ['मुझे हिन्दी फ़िल्म पसंद है', 'हिंदी', 'फिल्म', 'हिन्दी'],
  ['தமிழ் மொழி', 'தமிழ்', 'மொழி'],
  ['Sushi 🍣 tonight, iPhone手机 3.14', '🍣', 'iphone手机', '3.14', 'sushi tonight'],
]

test('posts in the scripts of the world are found as people type', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  for (const [content] of found) await posts.post(ada, { content, privacyLevel: 'PUBLIC' })
  for (const [content, ...typed] of found) {
    for (const query of typed) expect([query, await search(posts, query)]).toEqual([query, [content]])
  }
  expect(await search(posts, '司寿')).toEqual([])
  expect(await search(posts, '好寿')).toEqual([])
})

test('quotation marks, OR and a minus do what the contract says', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const [owls, tame, cats] = ['snow owls hunt', 'owls in snow', 'cats hunt mice'].sort() as [string, string, string]
  const all = { cats: owls, tame, snow: cats }
  for (const content of Object.values(all)) await posts.post(ada, { content, privacyLevel: 'PUBLIC' })
  const cases: Record<string, string[]> = {
    '"snow owls"': ['snow owls hunt'],
    '“snow owls”': ['snow owls hunt'],
    'owls snow': ['owls in snow', 'snow owls hunt'],
    'owls -hunt': ['owls in snow'],
    '-"snow owls" owls': ['owls in snow'],
    'mice OR snow': ['cats hunt mice', 'owls in snow', 'snow owls hunt'],
    'mice OR': ['cats hunt mice'],
    '-owls': [],
    '-- !! & | ( )': [],
    "';drop table posts; --": [],
    '"hunt owls"': [],
    'hun mice': [],
    'hunt OR -owls mice': ['cats hunt mice'],
  }
  for (const [query, contents] of Object.entries(cases))
    expect([query, await search(posts, query)]).toEqual([query, contents])
  for (const query of ['x', ' ', '', 'é', `x${'y'.repeat(100)}`, 'a\0b', 'a\u0007b']) {
    expect([query, await search(posts, query)]).toEqual([query, 'BAD_USER_INPUT'])
  }
  expect(await search(posts, 'नि'.repeat(100))).toEqual([])
})

test('an edit changes what a post is found by', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const id = await posts.post(ada, { content: 'about owls', privacyLevel: 'PUBLIC' })
  const edit = 'mutation ($input: EditPostInput!) { editPost(input: $input) { errors { code } } }'
  await posts.execute(ada, edit, { input: { postId: id, content: 'about 寿司' } })
  expect(await search(posts, 'owls')).toEqual([])
  expect(await search(posts, '寿司')).toEqual(['about 寿司'])
})

test('the longest and strangest texts can be kept and found', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const strange = [
    '字'.repeat(4_999),
    Array.from({ length: 2_500 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join('。'),
  ]
  for (const content of [...strange, `${'x'.repeat(4_000)} '\\ end`, '\uFDFA'.repeat(2_000), `'a':1 "b" \\`]) {
    await posts.post(ada, { content, privacyLevel: 'PUBLIC' })
  }
  expect(await search(posts, '字字字')).toHaveLength(1)
  expect(await search(posts, 'x'.repeat(60))).toHaveLength(1)
})

test('posts of before are read again: their tags by the rule of today, their words for search', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const id = await posts.post(ada, { content: '#हिन्दी में लिखो', privacyLevel: 'PUBLIC' })
  const draft = await posts.post(ada, { content: '#தமிழ்', isPublished: false })
  const { system } = posts.database
  // As migration 0018 leaves what the former rule had found.
  await sql`update posts set search = null, tags = array['ह'] where id = ${id}`.execute(system)
  await sql`update posts set search = null, tags = array['தம'] where id = ${draft}`.execute(system)
  const before = await system.selectFrom('posts').select('updatedAt').where('id', '=', draft).executeTakeFirstOrThrow()
  expect(await search(posts, 'लिखो')).toEqual([])
  await readPostsAgain(system)
  expect(await search(posts, 'लिखो')).toHaveLength(1)
  const { data } = await posts.execute(null, '{ tag(name: "हिंदी") { label postCount } gone: tag(name: "ह") { name } }')
  expect(data).toEqual({ tag: { label: 'हिन्दी', postCount: 1 }, gone: null })
  const after = await system
    .selectFrom('posts')
    .select(['updatedAt', 'tags'])
    .where('id', '=', draft)
    .executeTakeFirstOrThrow()
  expect(after).toEqual({ updatedAt: before.updatedAt, tags: ['தமிழ்'] })
})

test('a letter that stands in every post is sought with an index and bounded work', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  await posts.post(ada, { content: 'は', privacyLevel: 'PUBLIC' })
  const { system } = posts.database
  await sql`
    insert into posts (id, author_id, content, privacy_level, published_at, created_at, search)
    select gen_random_uuid(), ${ada.id}, 'は', 'PUBLIC', now() - n * interval '1 second', now(),
      case when n % 5000 = 0 then '''寿'':1'::tsvector else '''は'':1'::tsvector end
    from generate_series(1, 20000) n
  `.execute(system)
  await sql`vacuum analyze posts`.execute(system)
  const buffers = async (query: string) => {
    const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>`
      explain (analyze, buffers, format json) select * from search_posts(${query}::tsquery)
    `.execute(system)
    const plan = rows[0]!['QUERY PLAN'][0].Plan
    return plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!
  }
  // The first search of a connection also reads what the database knows of tables and functions.
  await buffers(`'は'`)
  // 300 matches are looked at, each with the look-ups that tell whether the viewer may see it.
  expect(await buffers(`'は'`)).toBeLessThan(2_000)
  // The table alone has more than 400.
  expect(await buffers(`'寿'`)).toBeLessThan(200)
})
