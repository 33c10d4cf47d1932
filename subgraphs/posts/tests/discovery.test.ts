import { tagName } from '@plaza/server'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { replaceTagTrends } from '../src/data/tags.ts'
import { extractTags } from '../src/rules/tags.ts'
import { startPosts } from './testkit.ts'

test('hashtags are words behind a #, in order, each once', () => {
  const names = (content: string) => extractTags(content).map(tagName)
  expect(names('#One two #TWO, #one. (#three) é#no a#b &#39; #2026 #１Ａ ##x https://x.org/#y #long-tail')).toEqual([
    'one',
    'two',
    'three',
    '1a',
    'long',
  ])
  expect(extractTags(Array.from({ length: 40 }, (_, n) => `#tag${n}`).join(' '))).toHaveLength(30)
  expect(names('#été #日本 #straße')).toEqual(['été', '日本', 'straße'])
})

test('a tag is there while a public post carries it', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const tag = async () =>
    (await posts.execute(grace, '{ tag(name: "#Owls") { name postCount posts { nodes { id } } } }')).data.tag
  await posts.post(ada, { content: '#owls', privacyLevel: 'FRIENDS' })
  expect(await tag()).toBeNull()
  const id = await posts.post(ada, { content: '#OWLS', privacyLevel: 'PUBLIC' })
  expect(await tag()).toEqual({ name: 'owls', postCount: 1, posts: { nodes: [{ id }] } })
  await posts.execute(
    ada,
    `mutation { editPost(input: { postId: "${id}", privacyLevel: FRIENDS }) { errors { code } } }`,
  )
  expect(await tag()).toBeNull()
})

test('the tags whose public use grew most come first', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const write = async (tag: string, times: number, privacyLevel: 'PUBLIC' | 'FRIENDS', hoursAgo: number) => {
    for (let n = 0; n < times; n++) {
      const id = await posts.post(ada, { content: `#${tag}`, privacyLevel })
      const publishedAt = new Date(Date.now() - hoursAgo * 3_600_000)
      await posts.database.system.updateTable('posts').set({ publishedAt }).where('id', '=', id).execute()
    }
  }
  await write('rising', 3, 'PUBLIC', 2)
  await write('steady', 4, 'PUBLIC', 2)
  await write('steady', 3, 'PUBLIC', 30)
  await write('falling', 1, 'PUBLIC', 2)
  await write('falling', 2, 'PUBLIC', 30)
  await write('whispered', 5, 'FRIENDS', 2)
  await replaceTagTrends(posts.database.system)
  const query = 'query ($first: Int) { trendingTags(first: $first) { name postCount } }'
  const { data } = await posts.execute(null, query, { first: 50 })
  expect(data.trendingTags).toEqual([
    { name: 'rising', postCount: 3 },
    { name: 'steady', postCount: 7 },
  ])
  for (const first of [0, 51]) {
    const { errors } = await posts.execute(null, query, { first })
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  }
})

test('search finds words in whatever form, best match first, page by page', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const write = (content: string) => posts.post(ada, { content, privacyLevel: 'PUBLIC' })
  const once = await write('an engine, and much else besides that has nothing to do with it')
  const twice = await write('engines upon engines')
  const both = await write('the analytical engine')
  await write('nothing of the kind')
  const search = async (variables: object) =>
    (
      await posts.execute(
        null,
        `query ($query: String!, $first: Int, $after: String) { searchPosts(query: $query, first: $first, after: $after) {
          nodes { id } pageInfo { hasNextPage endCursor }
        } }`,
        variables as Record<string, unknown>,
      )
    ).data?.searchPosts
  const ids = (page: { nodes: { id: string }[] }) => page.nodes.map(({ id }) => id)
  expect(ids(await search({ query: 'Engine' })).sort()).toEqual([once, twice, both].sort())
  expect(ids(await search({ query: 'engine' }))[0]).toBe(twice)
  expect(ids(await search({ query: '"analytical engine"' }))).toEqual([both])
  expect(ids(await search({ query: `it's -- ' & | ! (` }))).toEqual([])
  const first = await search({ query: 'engine', first: 2 })
  const rest = await search({ query: 'engine', first: 2, after: first.pageInfo.endCursor })
  expect([...ids(first), ...ids(rest)].sort()).toEqual([once, twice, both].sort())
  expect(await search({ query: 'x' })).toBeNull()
})

test("a person's posts page newest first while others come and go", async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const written: string[] = []
  for (let n = 0; n < 5; n++) written.push(await posts.post(ada, { privacyLevel: 'PUBLIC' }))
  const list = async (first: number, after: string | null) =>
    (
      await posts.execute(
        null,
        `query ($r: [_Any!]!, $first: Int, $after: String) { _entities(representations: $r) { ... on User {
          posts(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
        } } }`,
        { r: [{ __typename: 'User', id: ada.id }], first, after },
      )
    ).data._entities[0].posts
  const first = await list(2, null)
  await posts.post(ada, { privacyLevel: 'PUBLIC' })
  await posts.execute(ada, `mutation { deletePost(input: { postId: "${written[3]}" }) { deletedPostId } }`)
  const rest = await list(9, first.pageInfo.endCursor)
  expect([...first.nodes, ...rest.nodes].map(({ id }) => id)).toEqual(written.toReversed())
  expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false])
})

test('a tag counts and trends by public posts of people whose accounts are switched on', async () => {
  await using posts = await startPosts()
  const { system } = posts.database
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const publicly = { privacyLevel: 'PUBLIC' as const }
  await posts.reactivate(grace.id)
  await posts.post(ada, { ...publicly, content: '#both' })
  await posts.post(grace, { ...publicly, content: '#both #hers' })
  await posts.post(grace, { content: '#both among friends' })
  const seen = async () => {
    const query =
      '{ both: tag(name: "both") { postCount } hers: tag(name: "hers") { postCount } trendingTags { name } }'
    const { data } = await posts.execute(null, query)
    return { ...data, trendingTags: data.trendingTags.map(({ name }: { name: string }) => name) }
  }
  const all = { both: { postCount: 2 }, hers: { postCount: 1 }, trendingTags: ['both', 'hers'] }
  const withoutGrace = { both: { postCount: 1 }, hers: null, trendingTags: ['both'] }
  await replaceTagTrends(system)
  expect(await seen()).toEqual(all)
  await posts.deactivate(grace.id)
  expect(await seen()).toEqual(withoutGrace)
  await replaceTagTrends(system)
  expect(await seen()).toEqual(withoutGrace)
  await posts.reactivate(grace.id)
  await replaceTagTrends(system)
  expect(await seen()).toEqual(all)
  await posts.deleteAccount(grace.id)
  expect(await seen()).toEqual(withoutGrace)
})

test('a post that is being published while its author’s account is switched off does not count', async () => {
  await using posts = await startPosts()
  const { system } = posts.database
  const ada = await posts.signIn()
  await posts.reactivate(ada.id)
  await sql`
    create function wait_here() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock(1); return new; end $$
  `.execute(system)
  await sql`create trigger wait_here before insert on post_tags for each row execute function wait_here()`.execute(
    system,
  )
  const waiting = async () => {
    const { rows } = await sql<{ waiting: number }>`
      select count(distinct l.pid)::int4 as waiting from pg_locks l join pg_stat_activity a using (pid)
      where not l.granted and a.datname = current_database()
    `.execute(system)
    return rows[0]?.waiting
  }
  const both = await system.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(1)`.execute(trx)
    const posted = posts.post(ada, { privacyLevel: 'PUBLIC', content: '#late' })
    await expect.poll(waiting).toBe(1)
    const deactivated = posts.deactivate(ada.id)
    await expect.poll(waiting).toBe(2)
    return { posted, deactivated }
  })
  await Promise.all([both.posted, both.deactivated])
  expect((await posts.execute(null, '{ tag(name: "late") { postCount } }')).data).toEqual({ tag: null })
})
