import type { TestViewer } from '@plaza/server/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { deleteExpired } from '../src/jobs/delete-expired.ts'
import { type StartedPosts, startPosts } from './testkit.ts'
import { watch } from './watch.ts'

const Add = `mutation ($input: AddFilteredWordInput!) {
  addFilteredWord(input: $input) { filteredWord { id phrase places expiresAt } errors { code path limit } }
}`
const Remove = `mutation ($id: ID!) {
  removeFilteredWord(input: { filteredWordId: $id }) { removedFilteredWordId errors { code } }
}`
const Words = '{ viewer { filteredWords { id phrase places } } }'
const Feeds = `{ viewer {
  top: homeFeed(ranking: TOP, first: 100) { nodes { id } }
  latest: homeFeed(ranking: LATEST, first: 100) { nodes { id } }
} }`
const Share = 'mutation ($id: ID!) { sharePost(input: { postId: $id, content: "look" }) { post { id } } }'

const add = async (posts: StartedPosts, viewer: TestViewer, phrase: string, input: object = {}) =>
  (await posts.execute(viewer, Add, { input: { phrase, places: ['HOME_FEED', 'COMMENTS'], ...input } })).data
    .addFilteredWord
const feed = async (posts: StartedPosts, viewer: TestViewer): Promise<string[]> => {
  const { data, errors } = await posts.execute(viewer, Feeds)
  expect(errors).toBeUndefined()
  const [top, latest] = [data.viewer.top, data.viewer.latest].map(({ nodes }) =>
    nodes.map(({ id }: { id: string }) => id).toSorted(),
  )
  expect(top).toEqual(latest)
  return top
}

/** How many transactions wait for a lock. */
async function countWaiting({ database: { system } }: StartedPosts): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'
  `.execute(system)
  return rows[0]!.count
}

/** What is left out by a phrase, and what is not. */
const cases: [phrase: string, filtered: string[], kept: string[]][] = [
  ['spoiler', ['Big SPOILER ahead', '#spoiler', 'spóiler!'], ['spoilers', 'unspoiled']],
  ['the end', ['It is The  End.', 'the-end'], ['the bitter end', 'end the']],
  ['STRASSE', ['Auf der Straße'], ['Straßenbahn']],
  ['寿司', ['今日は寿司を食べた', '寿司'], ['司寿', '寿 と 司']],
  ['محمد', ['قال مُحَمَّد اليوم'], ['أحمد']],
  ['🍣', ['lunch 🍣 now'], ['lunch']],
  ["don't", ['I don’t know', 'dont'], ['do not']],
]

test('words are filtered as a search reads them, in any script', { timeout: 60_000 }, async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  await posts.befriend(ada.id, grace.id)
  for (const [phrase, filtered, kept] of cases) {
    const written = new Map<string, string>()
    for (const content of [...filtered, ...kept]) written.set(await posts.post(grace, { content }), content)
    const { filteredWord } = await add(posts, ada, phrase)
    const shown = (await feed(posts, ada)).flatMap((id) => written.get(id) ?? [])
    expect([phrase, ...shown.toSorted()]).toEqual([phrase, ...kept.toSorted()])
    await posts.execute(ada, Remove, { id: filteredWord.id })
    expect((await feed(posts, ada)).filter((id) => written.has(id))).toHaveLength(written.size)
  }
})

test('a feed leaves out shares and live posts with filtered words, never the viewer’s own, until the filter ends', async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  for (const friend of [grace, alan]) await posts.befriend(ada.id, friend.id)
  const own = await posts.post(ada, { content: 'a spoiler of mine', privacyLevel: 'PUBLIC' })
  const loud = await posts.post(grace, { content: 'a spoiler', privacyLevel: 'PUBLIC' })
  const quiet = await posts.post(grace, { content: 'nothing' })
  await posts.execute(alan, Share, { id: loud })
  const shared = (await posts.execute(alan, Share, { id: own })).data.sharePost.post.id
  const { filteredWord, errors } = await add(posts, ada, 'Spoiler', {
    expiresAt: new Date(Date.now() + 60_000).toISOString(),
  })
  expect(errors).toEqual([])
  expect(await feed(posts, ada)).toEqual([own, quiet, shared].toSorted())
  await using stream = await watch(posts, ada, 'subscription { postAdded { id } }')
  const arrives = stream.next()
  await posts.post(grace, { content: 'one more Spoiler' })
  const next = await posts.post(grace, { content: 'no more' })
  expect(await arrives).toEqual({ postAdded: { id: next } })
  // Nobody else filters it, and it is where it was.
  expect(await feed(posts, grace)).toContain(loud)
  const { data } = await posts.execute(ada, 'query ($id: ID!) { post(id: $id) { id } }', { id: loud })
  expect(data.post).toEqual({ id: loud })

  const { system } = posts.database
  await system
    .updateTable('filteredWords')
    .set({ expiresAt: new Date(Date.now() - 1) })
    .execute()
  expect(await feed(posts, ada)).toHaveLength(7)
  expect((await posts.execute(ada, Words)).data.viewer.filteredWords).toEqual([])
  await deleteExpired.run(posts as never)
  expect(await system.selectFrom('filteredWords').where('id', '=', filteredWord.id).selectAll().execute()).toEqual([])
})

test('comments with filtered words say so to their reader alone, in the place that was chosen', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const postId = await posts.post(grace, { privacyLevel: 'PUBLIC' })
  await posts.comment(grace, postId, 'The END, at last')
  await posts.comment(grace, postId, 'this bitter end')
  await posts.comment(ada, postId, 'the end by me')
  await add(posts, ada, 'the end', { places: ['COMMENTS'] })
  await add(posts, ada, 'bitter', { places: ['HOME_FEED'] })
  const filtered = async (viewer: TestViewer | null) => {
    const document = 'query ($id: ID!) { post(id: $id) { comments { nodes { isFiltered } } } }'
    const { data } = await posts.execute(viewer, document, { id: postId })
    return data.post.comments.nodes.map(({ isFiltered }: { isFiltered: boolean }) => isFiltered)
  }
  expect(await filtered(ada)).toEqual([true, false, false])
  for (const other of [grace, null]) expect(await filtered(other)).toEqual([false, false, false])
})

test('posts with filtered words say so to their reader, wherever they stand, and are left out of nothing by that', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const loud = await posts.post(grace, { content: 'What a Spóiler', privacyLevel: 'PUBLIC' })
  const quiet = await posts.post(grace, { content: 'Nothing', privacyLevel: 'PUBLIC' })
  const own = await posts.post(ada, { content: 'my spoiler', privacyLevel: 'PUBLIC' })
  const share = (await posts.execute(ada, Share.replace('content:', 'privacyLevel: PUBLIC, content:'), { id: loud }))
    .data.sharePost.post.id
  await add(posts, ada, 'spoiler', { places: ['POSTS'] })
  await add(posts, ada, 'nothing', { places: ['HOME_FEED'] })
  const Look = `query ($author: ID!, $share: ID!) {
    searchPosts(query: "spoiler") { nodes { id isFiltered } }
    _entities(representations: [{ __typename: "User", id: $author }]) { ... on User { posts { nodes { id isFiltered } } } }
    post(id: $share) { isFiltered sharedPost { id isFiltered } }
  }`
  const look = async (viewer: TestViewer | null) => {
    const { data, errors } = await posts.execute(viewer, Look, { author: grace.id, share })
    expect(errors).toBeUndefined()
    const nodes = [...data.searchPosts.nodes, ...data._entities[0].posts.nodes, data.post.sharedPost]
    return { of: new Map(nodes.map(({ id, isFiltered }) => [id, isFiltered])), count: nodes.length, post: data.post }
  }
  const seen = await look(ada)
  expect([loud, quiet, own].map((id) => seen.of.get(id))).toEqual([true, false, false])
  expect(seen.post.isFiltered).toBe(false)
  for (const other of [grace, null]) {
    const { of, count } = await look(other)
    expect([...of.values()]).not.toContain(true)
    expect(count).toBe(seen.count)
  }
  // Where one's own reaction is asked for, too, both are told.
  const Own = 'query ($id: ID!) { post(id: $id) { isFiltered viewerReaction viewerHasBookmarked } }'
  for (const document of [
    'mutation ($id: ID!) { setReaction(input: { subjectId: $id, type: SAD }) { errors { code } } }',
    'mutation ($id: ID!) { bookmarkPost(input: { postId: $id }) { errors { code } } }',
  ]) {
    await posts.execute(ada, document, { id: loud })
  }
  expect((await posts.execute(ada, Own, { id: loud })).data.post).toEqual({
    ...{ isFiltered: true, viewerReaction: 'SAD', viewerHasBookmarked: true },
  })
})

test('who filters words from notifications is named to those who notify, for as long as the filter holds', async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  const postId = await posts.post(ada, { content: 'a spoiler', privacyLevel: 'PUBLIC' })
  const filter = { places: ['NOTIFICATIONS'] }
  const { filteredWord } = await add(posts, ada, 'spoiler', filter)
  await add(posts, alan, 'spoiler', { places: ['HOME_FEED', 'POSTS', 'COMMENTS'] })
  await add(posts, grace, 'spoiler', filter)
  const quiet = async () => {
    const { data } = (await posts.outbox()).at(-1)!
    return 'quietIds' in data ? data.quietIds : undefined
  }
  const parent = await posts.comment(alan, postId, 'no Spoiler')
  expect(await quiet()).toEqual([ada.id])
  await posts.comment(grace, postId, 'nothing')
  expect(await quiet()).toEqual([])
  await posts.comment(grace, postId, 'SPOILER!', parent)
  expect(await quiet()).toEqual([ada.id])
  await posts.execute(alan, Share.replace('look', 'look, a spoiler'), { id: postId })
  expect(await quiet()).toEqual([ada.id])
  // Its own text is no reason: it was said before.
  await posts.execute(alan, Share, { id: postId })
  expect(await quiet()).toEqual([])

  await posts.execute(ada, Remove, { id: filteredWord.id })
  await posts.comment(alan, postId, 'a spoiler again')
  expect(await quiet()).toEqual([])
})

test('the same words are one filter, and what cannot be filtered is refused', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const { filteredWord } = await add(posts, ada, 'Café Noir')
  expect((await add(posts, ada, ' cafe  NOIR ', { places: ['HOME_FEED'] })).filteredWord).toEqual({
    ...{ id: filteredWord.id, phrase: 'cafe NOIR', places: ['HOME_FEED'], expiresAt: null },
  })
  const refused = async (phrase: string, input = {}) => (await add(posts, ada, phrase, input)).errors
  const at = (field: string) => ['input', field]
  for (const phrase of ['', ' ', '?!', '"']) {
    expect(await refused(phrase)).toEqual([{ code: 'REQUIRED', path: at('phrase'), limit: null }])
  }
  expect(await refused('x'.repeat(101))).toEqual([{ code: 'INVALID', path: at('phrase'), limit: 100 }])
  expect(await refused('word', { places: [] })).toEqual([{ code: 'REQUIRED', path: at('places'), limit: null }])
  const past = { expiresAt: new Date(Date.now() - 1).toISOString() }
  expect(await refused('word', past)).toEqual([{ code: 'INVALID', path: at('expiresAt'), limit: null }])
  // Nothing in a phrase is an operator of a query.
  for (const phrase of ["a & !b | 'c' <-> d", "x' :* | 'y", 'OR -or \\']) expect(await refused(phrase)).toEqual([])

  for (const id of [filteredWord.id, 'nonsense']) {
    const { data } = await posts.execute(grace, Remove, { id })
    expect(data.removeFilteredWord).toEqual({ removedFilteredWordId: null, errors: [{ code: 'NOT_FOUND' }] })
  }
  expect((await posts.execute(grace, Words)).data.viewer.filteredWords).toEqual([])
  for (let n = 0; n < 96; n++) await add(posts, ada, `word ${n}`)
  await posts.execute(ada, Remove, { id: filteredWord.id })
  // Of two at once one is too many; what is filtered already can still be changed.
  const { system } = posts.database
  const [one, other] = await system.transaction().execute(async (trx) => {
    await sql`lock table filtered_words in exclusive mode`.execute(trx)
    const both = [refused('one more'), refused('another one')]
    await expect.poll(() => countWaiting(posts)).toBe(2)
    return both
  })
  expect([await one, await other].flat()).toEqual([{ code: 'LIMIT_REACHED', path: at('phrase'), limit: 100 }])
  expect(await refused('WORD 5', { places: ['COMMENTS'] })).toEqual([])
  await posts.deleteAccount(ada.id)
  expect(await system.selectFrom('filteredWords').selectAll().execute()).toEqual([])
})
