import { newId } from '@plaza/database'
import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { type StartedPosts, startPosts } from './testkit.ts'

const Edit = `mutation ($input: EditPostInput!) { editPost(input: $input) {
  post { content location privacyLevel editedAt tags { name } media { id } customAudience { id } }
  errors { code path }
} }`
const Share = `mutation ($input: SharePostInput!) { sharePost(input: $input) {
  post { id isShare content sharedPost { id shareCount } } errors { code path }
} }`
const Publish =
  'mutation ($id: ID!) { publishPost(input: { postId: $id }) { post { isPublished publishedAt } errors { code } } }'
const Delete = 'mutation ($id: ID!) { deletePost(input: { postId: $id }) { deletedPostId errors { code } } }'

const edit = async (posts: StartedPosts, viewer: TestViewer, input: object) =>
  (await posts.execute(viewer, Edit, { input })).data.editPost

test('an edit changes what is given, keeps what is absent, clears what is null, and leaves a mark', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  await posts.befriend(ada.id, grace.id)
  const [one, two] = [await posts.upload(ada.id), await posts.upload(ada.id)]
  const postId = await posts.post(ada, { content: 'old #old', location: 'Here', mediaIds: [one] })
  expect(await edit(posts, ada, { postId, content: 'new #new', mediaIds: [two, one] })).toEqual({
    errors: [],
    post: {
      ...{ content: 'new #new', location: 'Here', privacyLevel: 'FRIENDS', editedAt: expect.any(String) },
      ...{ tags: [{ name: 'new' }], media: [{ id: two }, { id: one }], customAudience: null },
    },
  })
  expect(await edit(posts, ada, { postId, location: null, content: null })).toMatchObject({
    errors: [],
    post: { content: '', location: null, tags: [], media: [{ id: two }, { id: one }] },
  })
  const custom = { postId, privacyLevel: 'CUSTOM', customAudienceIds: [grace.id] }
  expect(await edit(posts, ada, custom)).toMatchObject({ errors: [], post: { customAudience: [{ id: grace.id }] } })
  expect(await edit(posts, ada, { postId, privacyLevel: 'PRIVATE' })).toMatchObject({ post: { customAudience: null } })
  expect(await posts.database.system.selectFrom('postAudience').selectAll().execute()).toEqual([])
  const told = (await posts.outbox()).filter(({ type }) => type === 'post.edited')
  expect(told.map(({ data }) => data.changedFields)).toEqual([
    ['content', 'mediaIds'],
    ['content', 'location'],
    ['privacyLevel', 'customAudienceIds'],
    ['privacyLevel', 'customAudienceIds'],
  ])
})

test('an edit that changes nothing leaves no mark', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const postId = await posts.post(ada, { content: 'same' })
  expect(await edit(posts, ada, { postId, content: 'same', location: ' ' })).toMatchObject({ post: { editedAt: null } })
  expect(await posts.outbox()).toHaveLength(1)
})

test('what cannot be edited comes back with the input at fault', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const postId = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const hidden = await posts.post(ada)
  const foreign = await posts.upload(grace.id)
  const cases: [TestViewer, object, string, string][] = [
    [grace, { postId, content: 'x' }, 'NOT_ALLOWED', 'postId'],
    [grace, { postId: hidden, content: 'x' }, 'NOT_FOUND', 'postId'],
    [ada, { postId: newId(), content: 'x' }, 'NOT_FOUND', 'postId'],
    [ada, { postId, content: '' }, 'REQUIRED', 'content'],
    [ada, { postId, privacyLevel: null }, 'REQUIRED', 'privacyLevel'],
    [ada, { postId, privacyLevel: 'CUSTOM' }, 'REQUIRED', 'customAudienceIds'],
    [ada, { postId, customAudienceIds: [grace.id] }, 'INVALID', 'customAudienceIds'],
    [ada, { postId, mediaIds: [foreign] }, 'NOT_FOUND', 'mediaIds'],
  ]
  for (const [viewer, input, code, field] of cases) {
    expect(await edit(posts, viewer, input)).toEqual({ post: null, errors: [{ code, path: ['input', field] }] })
  }
})

test('a draft is published once, and then told of with all that it carries', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const mediaId = await posts.upload(ada.id)
  const id = await posts.post(ada, {
    content: '#late',
    privacyLevel: 'PUBLIC',
    mediaIds: [mediaId],
    isPublished: false,
  })
  const publish = async (viewer: TestViewer) => (await posts.execute(viewer, Publish, { id })).data.publishPost
  expect(await publish(grace)).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] })
  expect(await publish(ada)).toEqual({ post: { isPublished: true, publishedAt: expect.any(String) }, errors: [] })
  expect(await publish(ada)).toMatchObject({ post: null, errors: [{ code: 'CONFLICT' }] })
  expect(await posts.outbox()).toMatchObject([
    { type: 'post.published', data: { postId: id, tags: ['late'], mediaIds: [mediaId] } },
  ])
  const { data } = await posts.execute(grace, '{ tag(name: "late") { postCount posts { nodes { id } } } }')
  expect(data.tag).toEqual({ postCount: 1, posts: { nodes: [{ id }] } })
})

test('a deleted post goes with all that hangs on it, and its shares stay without it', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const id = await posts.post(ada, { content: '#gone', privacyLevel: 'PUBLIC' })
  await posts.react(grace, await posts.comment(grace, id, 'x', await posts.comment(grace, id)))
  await posts.react(grace, id)
  const share = (await posts.execute(grace, Share, { input: { postId: id } })).data.sharePost.post.id
  expect((await posts.execute(grace, Delete, { id })).data.deletePost.errors).toMatchObject([{ code: 'NOT_ALLOWED' }])
  expect((await posts.execute(ada, Delete, { id })).data.deletePost).toEqual({ deletedPostId: id, errors: [] })
  const { data } = await posts.execute(
    grace,
    'query ($share: ID!) { post(id: $share) { isShare sharedPost { id } } tag(name: "gone") { name } }',
    { share },
  )
  expect(data).toEqual({ post: { isShare: true, sharedPost: null }, tag: null })
  for (const table of ['comments', 'reactions', 'postTags', 'tags'] as const) {
    expect(await posts.database.system.selectFrom(table).selectAll().execute()).toEqual([])
  }
  expect((await posts.outbox()).at(-1)).toMatchObject({ type: 'post.deleted', data: { postId: id } })
})

test('sharing a share shares its original, and is counted there', async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  const id = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const share = async (viewer: TestViewer, postId: string) =>
    (await posts.execute(viewer, Share, { input: { postId, privacyLevel: 'PUBLIC' } })).data.sharePost
  const first = await share(grace, id)
  expect(first.post).toMatchObject({ isShare: true, content: '', sharedPost: { id, shareCount: 1 } })
  const second = await share(alan, first.post.id)
  expect(second.post.sharedPost).toEqual({ id, shareCount: 2 })
  await posts.execute(alan, Delete, { id: second.post.id })
  const { data } = await posts.execute(ada, 'query ($id: ID!) { post(id: $id) { shareCount } }', { id })
  expect(data.post.shareCount).toBe(1)
  const hidden = await posts.post(ada)
  expect(await share(grace, hidden)).toEqual({ post: null, errors: [{ code: 'NOT_FOUND', path: ['input', 'postId'] }] })
})

test("the original's author hears of a share only when it is theirs to see", async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  await posts.befriend(grace.id, alan.id)
  const id = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const inputs = [
    { privacyLevel: 'PUBLIC' },
    { privacyLevel: 'FRIENDS' },
    { privacyLevel: 'PRIVATE' },
    { privacyLevel: 'CUSTOM', customAudienceIds: [alan.id] },
  ]
  for (const input of inputs) await posts.execute(grace, Share, { input: { postId: id, ...input } })
  const told = (await posts.outbox()).slice(1).map(({ data }) => data.originalAuthorMaySee)
  expect(told).toEqual([true, false, false, false])
})
