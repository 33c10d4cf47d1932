import type { TestViewer } from '@plaza/server/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StartedPosts, startPosts } from './testkit.ts'

const change = (mutation: string, input: string) => `mutation ($id: ID!) { ${mutation}(input: { ${input}: $id }) {
  post { id viewerHasBookmarked author { id pinnedPost { id } } } errors { code }
} }`
const Bookmark = change('bookmarkPost', 'postId')
const Remove = change('removeBookmark', 'postId')
const Pin = change('pinPost', 'postId')
const Unpin = change('unpinPost', 'postId')
const Kept = `query ($first: Int, $after: String) { viewer { bookmarks(first: $first, after: $after) {
  nodes { id viewerHasBookmarked } pageInfo { hasNextPage endCursor }
} } }`
const OnTop = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on User { id pinnedPost { content } } } }`

let posts: StartedPosts
let ada: TestViewer
let grace: TestViewer
beforeAll(async () => {
  posts = await startPosts()
  ada = await posts.signIn()
  grace = await posts.signIn()
  await posts.befriend(ada.id, grace.id)
})
afterAll(() => posts[Symbol.asyncDispose]())

async function run(viewer: TestViewer | null, document: string, id: string) {
  const { data, errors } = await posts.execute(viewer, document, { id })
  expect(errors).toBeUndefined()
  const [payload] = Object.values<{ post: { viewerHasBookmarked: boolean } | null; errors: { code: string }[] }>(data)
  return payload!
}
async function kept(viewer: TestViewer): Promise<string[]> {
  const { data } = await posts.execute(viewer, Kept, {})
  return data.viewer.bookmarks.nodes.map(({ id }: { id: string }) => id)
}
async function onTop(viewer: TestViewer | null, author: TestViewer): Promise<string | null> {
  const { data } = await posts.execute(viewer, OnTop, { people: [{ __typename: 'User', id: author.id }] })
  return data._entities[0].pinnedPost?.content ?? null
}

test('what is bookmarked stands in a list, the last one first, and is said of the post to nobody else', async () => {
  const ids = [await posts.post(ada), await posts.post(ada), await posts.post(grace, { privacyLevel: 'PUBLIC' })]
  const before = (await posts.outbox()).length
  for (const id of ids) expect((await run(grace, Bookmark, id)).post).toMatchObject({ viewerHasBookmarked: true })
  // Again: it keeps its place.
  expect((await run(grace, Bookmark, ids[0]!)).errors).toEqual([])
  expect(await kept(grace)).toEqual(ids.toReversed())
  expect(await kept(ada)).toEqual([])
  const { data } = await posts.execute(ada, 'query ($id: ID!) { post(id: $id) { viewerHasBookmarked } }', {
    id: ids[0],
  })
  expect(data.post.viewerHasBookmarked).toBe(false)
  expect((await posts.outbox()).length).toBe(before)

  const page = await posts.execute(grace, Kept, { first: 2 })
  const { hasNextPage, endCursor } = page.data.viewer.bookmarks.pageInfo
  expect(hasNextPage).toBe(true)
  const rest = await posts.execute(grace, Kept, { first: 2, after: endCursor })
  expect(rest.data.viewer.bookmarks.nodes).toEqual([{ id: ids[0], viewerHasBookmarked: true }])

  expect((await run(grace, Remove, ids[1]!)).post).toMatchObject({ viewerHasBookmarked: false })
  expect((await run(grace, Remove, ids[1]!)).errors).toEqual([])
  expect(await kept(grace)).toEqual([ids[2], ids[0]])
})

test('what is out of sight is kept out of the list, is there again with it, and can be removed meanwhile', async () => {
  const [one, other] = [await posts.signIn(), await posts.signIn()]
  await posts.befriend(one.id, other.id)
  const [stays, goes] = [await posts.post(one), await posts.post(one)]
  for (const id of [stays, goes]) await run(other, Bookmark, id)
  await posts.unfriend(one.id, other.id)
  expect(await kept(other)).toEqual([])
  expect((await run(other, Bookmark, stays)).errors).toMatchObject([{ code: 'NOT_FOUND' }])
  expect(await run(other, Remove, goes)).toEqual({ post: null, errors: [] })
  expect((await run(other, Remove, goes)).errors).toMatchObject([{ code: 'NOT_FOUND' }])
  await posts.befriend(one.id, other.id)
  expect(await kept(other)).toEqual([stays])
  expect((await run(one, Bookmark, await posts.post(one, { isPublished: false }))).errors).toMatchObject([
    { code: 'NOT_FOUND' },
  ])

  await posts.deleteAccount(other.id)
  expect(
    await posts.database.system.selectFrom('bookmarks').selectAll().where('userId', '=', other.id).execute(),
  ).toEqual([])
})

test('one post is on top of a profile, to whom it may be shown', async () => {
  const [friends, all] = [
    await posts.post(ada, { content: 'for friends' }),
    await posts.post(ada, { content: 'for all', privacyLevel: 'PUBLIC' }),
  ]
  expect((await run(ada, Pin, all)).post).toMatchObject({ author: { id: ada.id, pinnedPost: { id: all } } })
  expect([await onTop(null, ada), await onTop(grace, ada)]).toEqual(['for all', 'for all'])
  // Both at once: one of them is there then, and only one.
  await Promise.all([run(ada, Pin, friends), run(ada, Pin, all), run(ada, Pin, friends)])
  await run(ada, Pin, friends)
  expect([await onTop(null, ada), await onTop(grace, ada)]).toEqual([null, 'for friends'])
  expect((await run(ada, Unpin, all)).errors).toEqual([])
  expect(await onTop(ada, ada)).toBe('for friends')
  expect((await run(ada, Unpin, friends)).post).toMatchObject({ author: { pinnedPost: null } })

  expect((await run(grace, Pin, all)).errors).toMatchObject([{ code: 'NOT_ALLOWED' }])
  expect((await run(grace, Unpin, all)).errors).toMatchObject([{ code: 'NOT_ALLOWED' }])
  const draft = await posts.post(ada, { isPublished: false })
  expect((await run(ada, Pin, draft)).errors).toMatchObject([{ code: 'CONFLICT' }])
  expect((await run(grace, Pin, draft)).errors).toMatchObject([{ code: 'NOT_FOUND' }])
})
