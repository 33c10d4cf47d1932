import { newId } from '@plaza/database'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { startPosts } from './testkit.ts'

const mayDo = 'viewerCanEdit editableUntil viewerCanDelete'
const OnPost = `query ($id: ID!) { post(id: $id) { ${mayDo} viewerCanComment viewerCanShare } }`
const OnComment = `query ($id: ID!) { comment(id: $id) { ${mayDo} idempotencyKey } }`
const none = { viewerCanEdit: false, editableUntil: null, viewerCanDelete: false }
const all = { viewerCanEdit: true, editableUntil: null, viewerCanDelete: true }

test('a post says what is open to the viewer', async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  const ask = async (viewer: typeof ada | null, id: string) => (await posts.execute(viewer, OnPost, { id })).data.post
  const open = { viewerCanComment: true, viewerCanShare: true }
  const id = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  expect(await ask(ada, id)).toEqual({ ...all, ...open })
  expect(await ask(grace, id)).toEqual({ ...none, ...open })
  expect(await ask(null, id)).toEqual({ ...none, viewerCanComment: false, viewerCanShare: false })
  const draft = await posts.post(ada, { isPublished: false })
  expect(await ask(ada, draft)).toEqual({ ...all, viewerCanComment: false, viewerCanShare: false })

  // A share is shared by its original.
  const share = await posts.execute(
    grace,
    'mutation ($id: ID!) { sharePost(input: { postId: $id, content: "look", privacyLevel: PUBLIC }) { post { id } } }',
    { id },
  )
  const shareId = share.data.sharePost.post.id
  expect(await ask(alan, shareId)).toEqual({ ...none, ...open })
  await posts.block(ada.id, alan.id)
  expect(await ask(alan, shareId)).toEqual({ ...none, viewerCanComment: true, viewerCanShare: false })
})

test('a comment says what is open to the viewer, and to its author by which key it came', async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  const ask = async (viewer: typeof ada | null, id: string) =>
    (await posts.execute(viewer, OnComment, { id })).data.comment
  const postId = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const idempotencyKey = newId()
  const { data } = await posts.execute(
    grace,
    `mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id idempotencyKey ${mayDo} } } }`,
    { input: { postId, content: 'first', idempotencyKey: idempotencyKey.toUpperCase() } },
  )
  const { id } = data.addComment.comment
  expect(data.addComment.comment).toEqual({ id, idempotencyKey, ...all })
  expect(await ask(grace, id)).toEqual({ ...all, idempotencyKey })
  expect(await ask(ada, id)).toEqual({ ...none, viewerCanDelete: true, idempotencyKey: null })
  for (const viewer of [alan, null]) expect(await ask(viewer, id)).toEqual({ ...none, idempotencyKey: null })
  expect(await ask(ada, await posts.comment(ada, postId))).toEqual({ ...all, idempotencyKey: null })

  // Of a post with the same key.
  const post = await posts.post(grace, { idempotencyKey })
  expect(post).not.toBe(id)
  expect(await ask(grace, id)).toEqual({ ...all, idempotencyKey })
  await posts.comment(alan, postId, 'a reply', id)
  await posts.execute(grace, 'mutation ($id: ID!) { deleteComment(input: { commentId: $id }) { errors { code } } }', {
    id,
  })
  for (const viewer of [ada, grace]) expect(await ask(viewer, id)).toEqual({ ...none, idempotencyKey: null })
})

test('the comments above a reply come from the top down, without those that are hidden', async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  const postId = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const ancestorsOf = async (viewer: typeof ada | null, id: string) => {
    const { data } = await posts.execute(viewer, 'query ($id: ID!) { comment(id: $id) { ancestors { id } } }', { id })
    return data.comment.ancestors.map((comment: { id: string }) => comment.id)
  }
  const top = await posts.comment(ada, postId)
  const middle = await posts.comment(grace, postId, 'indeed', top)
  const low = await posts.comment(ada, postId, 'so it is', middle)
  const leaf = await posts.comment(alan, postId, 'well', low)
  expect(await ancestorsOf(null, top)).toEqual([])
  expect(await ancestorsOf(null, leaf)).toEqual([top, middle, low])
  await posts.block(grace.id, alan.id)
  expect(await ancestorsOf(alan, leaf)).toEqual([top, low])
  expect(await ancestorsOf(ada, leaf)).toEqual([top, middle, low])
})

test('of a deep thread the nearest fifty comments come', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const postId = await posts.post(ada)
  const ids = Array.from({ length: 60 }, () => newId())
  await sql`alter table comments disable trigger user`.execute(posts.database.system)
  await posts.database.system
    .insertInto('comments')
    .values(ids.map((id, n) => ({ id, postId, parentId: ids[n - 1] ?? null, authorId: ada.id, content: 'deeper' })))
    .execute()
  const { result, statements } = await posts.sqlStatements(() =>
    posts.execute(ada, 'query ($id: ID!) { comment(id: $id) { ancestors { id } } }', { id: ids.at(-1) }),
  )
  expect(result.data.comment.ancestors.map(({ id }: { id: string }) => id)).toEqual(ids.slice(9, 59))
  // The relay of the post's own event may run meanwhile.
  expect(statements.filter((text) => text.includes('comments'))).toHaveLength(2)
})

test('new posts of the circle are counted above a place of the feed, up to a hundred', async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  await posts.befriend(ada.id, grace.id)
  const feed = async (ranking: string) =>
    (
      await posts.execute(grace, `{ viewer { homeFeed(ranking: ${ranking}, first: 2) { edges { cursor } } } }`)
    ).data.viewer.homeFeed.edges.map(({ cursor }: { cursor: string }) => cursor)
  const count = (after: string) =>
    posts.execute(grace, 'query ($after: String!) { viewer { newPostCount(after: $after) } }', { after })
  const countOf = async (after: string) => (await count(after)).data.viewer.newPostCount
  await posts.post(ada)
  await posts.post(ada)
  const [top, second] = await feed('LATEST')
  expect([await countOf(top), await countOf(second)]).toEqual([0, 1])

  // What the feed leaves out does not count.
  await posts.post(ada, { privacyLevel: 'PRIVATE' })
  await posts.post(ada, { isPublished: false })
  await posts.post(alan, { privacyLevel: 'PUBLIC' })
  await posts.post(grace, { privacyLevel: 'PRIVATE' })
  await posts.post(ada, { privacyLevel: 'PUBLIC' })
  expect([await countOf(top), await countOf(second)]).toEqual([2, 3])
  const rows = Array.from({ length: 110 }, () => ({
    ...{ id: newId(), authorId: ada.id, content: 'more', publishedAt: new Date() },
    ...{ privacyLevel: 'FRIENDS' as const, tags: [] },
  }))
  await posts.database.system.insertInto('posts').values(rows).execute()
  expect(await countOf(top)).toBe(100)
  await posts.block(ada.id, grace.id)
  expect(await countOf(top)).toBe(1)

  for (const after of ['nonsense', '', ...(await feed('TOP'))]) {
    expect((await count(after)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'after' } }])
  }
})

test('a person has as many posts as the viewer is shown', async () => {
  await using posts = await startPosts()
  const [ada, grace, alan, edith] = await Promise.all([1, 2, 3, 4].map(() => posts.signIn()))
  await posts.befriend(ada!.id, grace!.id)
  await posts.befriend(ada!.id, alan!.id)
  const share = (viewer: typeof ada, id: string, content?: string) =>
    posts.execute(viewer!, `mutation ($input: SharePostInput!) { sharePost(input: $input) { errors { code } } }`, {
      input: { postId: id, content, privacyLevel: 'PUBLIC' },
    })
  await posts.post(ada!, { privacyLevel: 'PUBLIC' })
  await posts.post(ada!, { privacyLevel: 'FRIENDS' })
  await posts.post(ada!, { privacyLevel: 'CUSTOM', customAudienceIds: [grace!.id] })
  await posts.post(ada!, { privacyLevel: 'PRIVATE' })
  await posts.post(ada!, { isPublished: false })
  const original = await posts.post(alan!, { privacyLevel: 'FRIENDS' })
  await share(ada, original)
  await share(ada, original, 'read this')
  await posts.block(ada!.id, edith!.id)

  const document = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on User {
    postCount posts(first: 100) { nodes { id } }
  } } }`
  const people = [ada!, alan!].map(({ id }) => ({ __typename: 'User', id }))
  const counts = async (viewer: typeof ada | null) => {
    const { data } = await posts.execute(viewer ?? null, document, { people })
    for (const user of data._entities) expect(user.postCount).toBe(user.posts.nodes.length)
    return data._entities.map((user: { postCount: number }) => user.postCount)
  }
  expect(await counts(ada)).toEqual([6, 1])
  expect(await counts(grace)).toEqual([4, 0])
  expect(await counts(alan)).toEqual([4, 1])
  expect(await counts(null)).toEqual([2, 0])
  expect(await counts(edith)).toEqual([0, 0])
  await posts.deactivate(ada!.id)
  expect(await counts(grace)).toEqual([0, 0])
})

test('what a page asks of many posts and people costs the same for two as for twenty', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  await posts.befriend(ada.id, grace.id)
  const document = `query ($people: [_Any!]!) {
    viewer { homeFeed(ranking: LATEST, first: 100) { nodes {
      ${mayDo} viewerCanComment viewerCanShare
      comments { nodes { ${mayDo} idempotencyKey replies { nodes { ancestors { id ${mayDo} } idempotencyKey } } } }
    } } }
    _entities(representations: $people) { ... on User { postCount } }
  }`
  const talk = async () => {
    const postId = await posts.post(ada)
    await posts.comment(ada, postId, 'so it is', await posts.comment(grace, postId))
    await posts.execute(grace, 'mutation ($id: ID!) { sharePost(input: { postId: $id }) { errors { code } } }', {
      id: postId,
    })
  }
  const measure = async () => {
    await posts.bus.settled()
    const people = [ada, grace, await posts.signIn()].map(({ id }) => ({ __typename: 'User', id }))
    const { result, statements } = await posts.sqlStatements(() => posts.execute(ada, document, { people }))
    expect(result.errors).toBeUndefined()
    return statements.length
  }
  await talk()
  const few = await measure()
  for (let n = 0; n < 10; n++) await talk()
  expect(await measure()).toBe(few)
  // The feed, counts, what shares share, comments, their replies, what stands above them, keys, and posts of comments.
  expect(few).toBeLessThanOrEqual(9)
})
