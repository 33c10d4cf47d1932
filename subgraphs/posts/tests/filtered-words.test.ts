import type { TestViewer } from '@plaza/server/testing'
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
  expect(await refused('one more')).toEqual([{ code: 'LIMIT_REACHED', path: at('phrase'), limit: 100 }])
  await posts.deleteAccount(ada.id)
  expect(await posts.database.system.selectFrom('filteredWords').selectAll().execute()).toEqual([])
})
