import { newId } from '@plaza/database'
import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { type StartedPosts, startPosts } from './testkit.ts'

const Thread = `query ($id: ID!, $first: Int, $after: String, $order: CommentOrder! = OLDEST) { post(id: $id) {
  commentCount
  comments(order: $order, first: $first, after: $after) {
    nodes { id content isDeleted author { id } replyCount replies { nodes { id content isDeleted parent { id } } } }
    pageInfo { hasNextPage endCursor }
  }
} }`
const AddComment = `mutation ($input: AddCommentInput!) { addComment(input: $input) {
  comment { id content parent { id replyCount } post { id commentCount } } errors { code path }
} }`
const DeleteComment = `mutation ($id: ID!) { deleteComment(input: { commentId: $id }) {
  deletedCommentId post { id commentCount } errors { code path }
} }`

const thread = async (posts: StartedPosts, viewer: TestViewer, variables: object) =>
  (await posts.execute(viewer, Thread, variables as Record<string, unknown>)).data.post

test('a comment and a reply are counted where they belong, and told of', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const id = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const parentId = await posts.comment(grace, id, 'first')
  const { data } = await posts.execute(ada, AddComment, { input: { postId: id, parentId, content: 'second' } })
  expect(data.addComment).toMatchObject({
    errors: [],
    comment: { content: 'second', parent: { id: parentId, replyCount: 1 }, post: { id, commentCount: 2 } },
  })
  expect((await posts.outbox()).slice(1)).toMatchObject([
    { type: 'comment.added', data: { commentId: parentId, authorId: grace.id, postAuthorId: ada.id, parentId: null } },
    { type: 'comment.added', data: { authorId: ada.id, parentId, parentAuthorId: grace.id } },
  ])
})

test('a deleted comment stays as a tombstone while it has replies, and goes with the last of them', async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  const id = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const top = await posts.comment(grace, id, 'top')
  const middle = await posts.comment(alan, id, 'middle', top)
  const leaf = await posts.comment(grace, id, 'leaf', middle)
  const remove = async (viewer: TestViewer, comment: string) =>
    (await posts.execute(viewer, DeleteComment, { id: comment })).data.deleteComment

  expect(await remove(alan, top)).toMatchObject({ errors: [{ code: 'NOT_ALLOWED' }] })
  expect(await remove(grace, top)).toEqual({ deletedCommentId: top, post: { id, commentCount: 2 }, errors: [] })
  // The post's author may, too.
  expect(await remove(ada, middle)).toEqual({ deletedCommentId: middle, post: { id, commentCount: 1 }, errors: [] })
  expect(await thread(posts, ada, { id })).toMatchObject({
    commentCount: 1,
    comments: {
      nodes: [
        {
          ...{ id: top, content: '', isDeleted: true, author: null, replyCount: 1 },
          replies: { nodes: [{ id: middle, content: '', isDeleted: true, parent: { id: top } }] },
        },
      ],
    },
  })
  const reply = await posts.execute(ada, AddComment, { input: { postId: id, parentId: top, content: 'late' } })
  expect(reply.data.addComment).toMatchObject({ errors: [{ code: 'NOT_FOUND', path: ['input', 'parentId'] }] })

  expect(await remove(grace, leaf)).toEqual({ deletedCommentId: leaf, post: { id, commentCount: 0 }, errors: [] })
  expect(await thread(posts, ada, { id })).toMatchObject({ commentCount: 0, comments: { nodes: [] } })
  expect(await posts.database.system.selectFrom('comments').selectAll().execute()).toEqual([])
  const told = (await posts.outbox()).filter(({ type }) => type === 'comment.deleted')
  expect(told.map(({ data }) => [data.commentId, data.authorId])).toEqual([
    [top, grace.id],
    [middle, alan.id],
    [leaf, grace.id],
    // The tombstones that went with it.
    [middle, null],
    [top, null],
  ])
})

test('replies and deletions at the same moment leave no thread without its head', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const postId = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  for (let round = 0; round < 8; round++) {
    const parentId = await posts.comment(grace, postId)
    const input = { postId, parentId, content: 'quick' }
    const [deleted, ...replies] = await Promise.all([
      posts.execute(grace, DeleteComment, { id: parentId }),
      posts.execute(ada, AddComment, { input }),
      posts.execute(ada, AddComment, { input }),
    ])
    expect(deleted.data.deleteComment.errors).toEqual([])
    for (const { data } of replies) {
      if (data.addComment.errors.length > 0) expect(data.addComment.errors).toMatchObject([{ code: 'NOT_FOUND' }])
    }
  }
  const { system } = posts.database
  const comments = await system.selectFrom('comments').select(['id', 'parentId', 'deletedAt', 'replyCount']).execute()
  for (const { id, replyCount } of comments) {
    expect(comments.filter(({ parentId }) => parentId === id)).toHaveLength(replyCount)
  }
  const post = await system.selectFrom('posts').select('commentCount').executeTakeFirstOrThrow()
  expect(comments.filter(({ deletedAt }) => !deletedAt)).toHaveLength(post.commentCount)
})

test('comments page both ways of their order while others come and go', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const id = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const written: string[] = []
  for (let n = 0; n < 6; n++) written.push(await posts.comment(ada, id, `${n}`))
  for (const [order, expected] of [
    ['OLDEST', written],
    ['NEWEST', written.toReversed()],
  ] as const) {
    const first = (await thread(posts, ada, { id, order, first: 2 })).comments
    const gone = await posts.comment(ada, id, 'in between')
    await posts.execute(ada, DeleteComment, { id: gone })
    const rest = (await thread(posts, ada, { id, order, first: 9, after: first.pageInfo.endCursor })).comments
    expect([...first.nodes, ...rest.nodes].map((node: { id: string }) => node.id)).toEqual(expected)
  }
})

test('only its author rewords a comment, and it shows', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const id = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const commentId = await posts.comment(grace, id)
  const edit = (viewer: TestViewer, content: string) =>
    posts.execute(
      viewer,
      `mutation ($input: EditCommentInput!) { editComment(input: $input) {
        comment { content editedAt } errors { code path }
      } }`,
      { input: { commentId, content } },
    )
  expect((await edit(ada, 'x')).data.editComment).toMatchObject({ comment: null, errors: [{ code: 'NOT_ALLOWED' }] })
  expect((await edit(grace, ' ')).data.editComment).toMatchObject({ errors: [{ code: 'REQUIRED' }] })
  const { data } = await edit(grace, 'better')
  expect(data.editComment).toMatchObject({ errors: [], comment: { content: 'better', editedAt: expect.any(String) } })
})

test('what cannot be said comes back with the input at fault', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const postId = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const elsewhere = await posts.comment(ada, await posts.post(ada, { privacyLevel: 'PUBLIC' }))
  const hidden = await posts.post(ada)
  const cases: [object, string, string][] = [
    [{ postId, content: '  ' }, 'REQUIRED', 'content'],
    [{ postId, content: 'x'.repeat(2001) }, 'INVALID', 'content'],
    [{ postId: hidden, content: 'x' }, 'NOT_FOUND', 'postId'],
    [{ postId: newId(), content: 'x' }, 'NOT_FOUND', 'postId'],
    [{ postId, content: 'x', parentId: elsewhere }, 'NOT_FOUND', 'parentId'],
    [{ postId, content: 'x', idempotencyKey: 'x' }, 'INVALID', 'idempotencyKey'],
  ]
  for (const [input, code, field] of cases) {
    const { data } = await posts.execute(grace, AddComment, { input })
    expect(data.addComment).toEqual({ comment: null, errors: [{ code, path: ['input', field] }] })
  }
})

test('a repeated call with the same key returns the first comment', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const postId = await posts.post(ada)
  const input = { postId, content: 'once', idempotencyKey: newId() }
  const results = await Promise.all([1, 2, 3].map(() => posts.execute(ada, AddComment, { input })))
  expect(new Set(results.map(({ data }) => data.addComment.comment.id)).size).toBe(1)
  expect((await thread(posts, ada, { id: postId })).commentCount).toBe(1)
})
