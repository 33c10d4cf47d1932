import { newId } from '@plaza/database'
import { expect, test } from 'vitest'
import { startPosts } from './testkit.ts'

const CreatePost = `mutation ($input: CreatePostInput!) {
  createPost(input: $input) {
    post {
      id content location privacyLevel isPublished isShare publishedAt editedAt createdAt
      author { id } tags { name } media { id accessGrant } customAudience { id }
      likeCount commentCount shareCount reactionCounts { type count } viewerReaction sharedPost { id }
    }
    errors { code message path limit }
  }
}`

test('publishing a post says so to the other services', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const mediaId = await posts.upload(ada.id)
  const input = {
    content: 'Hello #World, #world and #1843 #Analytical_Engine',
    mediaIds: [mediaId],
    location: ' Home ',
  }
  const { data } = await posts.execute(ada, CreatePost, { input })
  expect(data.createPost).toMatchObject({
    errors: [],
    post: {
      content: input.content,
      location: 'Home',
      privacyLevel: 'FRIENDS',
      isPublished: true,
      isShare: false,
      author: { id: ada.id },
      tags: [{ name: 'world' }, { name: 'analytical_engine' }],
      media: [{ id: mediaId, accessGrant: expect.stringContaining('posts.') }],
      customAudience: null,
      reactionCounts: [],
      viewerReaction: null,
    },
  })
  expect(await posts.outbox()).toMatchObject([
    {
      type: 'post.published',
      actorId: ada.id,
      data: {
        postId: data.createPost.post.id,
        authorId: ada.id,
        privacyLevel: 'FRIENDS',
        tags: ['world', 'analytical_engine'],
        mediaIds: [mediaId],
        sharedPostId: null,
        originalAuthorMaySee: null,
      },
    },
  ])
})

test('a draft is for its author alone, and nobody is told', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const id = await posts.post(ada, { privacyLevel: 'PUBLIC', isPublished: false, content: 'not yet #soon' })
  const query = `query ($id: ID!) { post(id: $id) { isPublished publishedAt } tag(name: "soon") { name } viewer { drafts { nodes { id } } } }`
  const own = await posts.execute(ada, query, { id })
  expect(own.data).toEqual({
    post: { isPublished: false, publishedAt: null },
    tag: null,
    viewer: { drafts: { nodes: [{ id }] } },
  })
  const other = await posts.execute(grace, query, { id })
  expect(other.data).toEqual({ post: null, tag: null, viewer: { drafts: { nodes: [] } } })
  expect(await posts.outbox()).toEqual([])
})

test('what cannot be posted comes back with the input at fault, and changes nothing', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const foreign = await posts.upload(grace.id)
  const cases: [object, string, string, number?][] = [
    [{}, 'REQUIRED', 'content'],
    [{ content: ' \n' }, 'REQUIRED', 'content'],
    [{ content: 'x'.repeat(5001) }, 'INVALID', 'content', 5_000],
    [{ content: 'a\u0000b' }, 'INVALID', 'content'],
    [{ content: 'a\ud800' }, 'INVALID', 'content'],
    [{ content: '\u200b\u3164' }, 'INVALID', 'content'],
    [{ content: 'नि'.repeat(5_001) }, 'INVALID', 'content', 5_000],
    [{ content: `a${'\u0301'.repeat(80_000)}` }, 'INVALID', 'content', 5_000],
    [{ content: 'x', location: '\u2800' }, 'INVALID', 'location'],
    [{ content: 'x', location: 'Linz\u202e' }, 'INVALID', 'location'],
    [{ content: 'x', location: 'x'.repeat(101) }, 'INVALID', 'location', 100],
    [{ content: 'x', mediaIds: [foreign] }, 'NOT_FOUND', 'mediaIds'],
    [{ content: 'x', mediaIds: ['nonsense'] }, 'NOT_FOUND', 'mediaIds'],
    [{ mediaIds: Array.from({ length: 11 }, () => newId()) }, 'INVALID', 'mediaIds', 10],
    [{ content: 'x', privacyLevel: 'CUSTOM' }, 'REQUIRED', 'customAudienceIds'],
    [{ content: 'x', privacyLevel: 'CUSTOM', customAudienceIds: [grace.id] }, 'INVALID', 'customAudienceIds'],
    [{ content: 'x', customAudienceIds: [grace.id] }, 'INVALID', 'customAudienceIds'],
    [{ content: 'x', idempotencyKey: 'once' }, 'INVALID', 'idempotencyKey'],
  ]
  const crowd = Array.from({ length: 101 }, () => newId())
  cases.push([{ content: 'x', privacyLevel: 'CUSTOM', customAudienceIds: crowd }, 'INVALID', 'customAudienceIds', 100])
  for (const [input, code, field, limit = null] of cases) {
    const { data } = await posts.execute(ada, CreatePost, { input })
    expect(data.createPost, JSON.stringify(input).slice(0, 80)).toMatchObject({
      post: null,
      errors: [{ code, path: ['input', field], limit }],
    })
  }
  expect(await posts.database.system.selectFrom('posts').selectAll().execute()).toEqual([])
})

test('5,000 characters are 5,000 characters, whatever they are made of', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  await posts.post(ada, { content: '🦜'.repeat(5000) })
  await posts.post(ada, { content: '👩‍👩‍👧'.repeat(5000), location: 'नि'.repeat(100) })
  const id = await posts.post(ada, { content: 'one\r\ntwo' })
  const { data } = await posts.execute(ada, 'query ($id: ID!) { post(id: $id) { content } }', { id })
  expect(data.post.content).toBe('one\ntwo')
})

test('a repeated call with the same key returns the first post, also of two calls at once', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const input = { content: 'once', idempotencyKey: newId() }
  const results = await Promise.all([1, 2, 3].map(() => posts.execute(ada, CreatePost, { input })))
  const ids = new Set(results.map(({ data }) => data.createPost.post.id))
  expect(ids.size).toBe(1)
  const graces = await posts.execute(grace, CreatePost, { input })
  expect(ids.has(graces.data.createPost.post.id)).toBe(false)
  expect(await posts.outbox()).toHaveLength(2)
})

test('nobody posts without being signed in', async () => {
  await using posts = await startPosts()
  const { errors } = await posts.execute(null, CreatePost, { input: { content: 'x' } })
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
})
