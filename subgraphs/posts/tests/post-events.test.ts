import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { type StartedPosts, startPosts } from './testkit.ts'
import { watch } from './watch.ts'

const PostEvents = `subscription ($postId: ID!) {
  postEvents(postId: $postId) {
    __typename
    ... on CommentAdded { comment { id content parent { id } } post { commentCount } }
    ... on CommentChanged { comment { id content likeCount } }
    ... on CommentDeleted { deletedCommentId tombstone { id isDeleted } post { commentCount } }
    ... on PostChanged { post { id content likeCount shareCount } }
    ... on PostDeleted { deletedPostId }
  }
}`

const listen = (posts: StartedPosts, viewer: TestViewer | null, postId: string) =>
  watch(posts, viewer, PostEvents, { postId })

async function change(posts: StartedPosts, viewer: TestViewer, field: string, input: object): Promise<void> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const document = `mutation ($input: ${type}!) { ${field}(input: $input) { errors { code } } }`
  const { data } = await posts.execute(viewer, document, { input })
  expect(data?.[field]).toEqual({ errors: [] })
}

test('what happens to a post and below it arrives, as it is then, until the post is gone', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const postId = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  await using graces = await listen(posts, grace, postId)
  await using anybodys = await listen(posts, null, postId.toUpperCase())
  const heard = async (event: object | undefined) => {
    const expected = event && { postEvents: event }
    expect(await Promise.all([graces.next(), anybodys.next()])).toEqual([expected, expected])
  }

  const elsewhere = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  await posts.comment(grace, elsewhere)
  const id = await posts.comment(grace, postId)
  await heard({
    __typename: 'CommentAdded',
    comment: { id, content: 'indeed', parent: null },
    post: { commentCount: 1 },
  })
  await change(posts, grace, 'editComment', { commentId: id, content: 'in fact' })
  await heard({ __typename: 'CommentChanged', comment: { id, content: 'in fact', likeCount: 0 } })
  await posts.react(ada, id)
  await heard({ __typename: 'CommentChanged', comment: { id, content: 'in fact', likeCount: 1 } })
  await change(posts, ada, 'removeReaction', { subjectId: id })
  await heard({ __typename: 'CommentChanged', comment: { id, content: 'in fact', likeCount: 0 } })
  const reply = await posts.comment(ada, postId, 'so it is', id)
  await heard({
    __typename: 'CommentAdded',
    comment: { id: reply, content: 'so it is', parent: { id } },
    post: { commentCount: 2 },
  })
  await change(posts, grace, 'deleteComment', { commentId: id })
  const tombstone = { id, isDeleted: true }
  await heard({ __typename: 'CommentDeleted', deletedCommentId: id, tombstone, post: { commentCount: 1 } })
  await change(posts, ada, 'deleteComment', { commentId: reply })
  await heard({ __typename: 'CommentDeleted', deletedCommentId: reply, tombstone: null, post: { commentCount: 0 } })
  await heard({ __typename: 'CommentDeleted', deletedCommentId: id, tombstone: null, post: { commentCount: 0 } })

  await posts.react(grace, elsewhere)
  await posts.react(grace, postId)
  const post = { id: postId, content: 'hello', likeCount: 1, shareCount: 0 }
  await heard({ __typename: 'PostChanged', post })
  await change(posts, grace, 'sharePost', { postId, privacyLevel: 'PRIVATE' })
  await heard({ __typename: 'PostChanged', post: { ...post, shareCount: 1 } })
  await change(posts, ada, 'editPost', { postId, content: 'good morning' })
  await heard({ __typename: 'PostChanged', post: { ...post, shareCount: 1, content: 'good morning' } })
  await change(posts, ada, 'deletePost', { postId })
  await heard({ __typename: 'PostDeleted', deletedPostId: postId })
  await heard(undefined)
})

test('nobody hears of people who are hidden from them, nor of what they wrote that is gone', async () => {
  await using posts = await startPosts()
  const [ada, grace, alan, edith] = await Promise.all([1, 2, 3, 4].map(() => posts.signIn()))
  const postId = await posts.post(ada!, { privacyLevel: 'PUBLIC' })
  const hidden = [await posts.comment(edith!, postId), await posts.comment(grace!, postId)]
  await posts.block(alan!.id, grace!.id)
  await posts.block(ada!.id, edith!.id)
  await using alans = await listen(posts, alan!, postId)
  await using graces = await listen(posts, grace!, postId)
  const arrives = [alans.next(), graces.next()]

  // Of people who have blocked one another; of people whom the author of the post has blocked, to everybody.
  await posts.comment(grace!, postId)
  hidden.push(await posts.comment(alan!, postId))
  await change(posts, grace!, 'editComment', { commentId: hidden[1]!, content: 'well' })
  await posts.react(ada!, hidden[1]!)
  await change(posts, ada!, 'deleteComment', { commentId: hidden[0]! })
  await change(posts, grace!, 'deleteComment', { commentId: hidden[1]! })
  // Of somebody who has switched the account off.
  const away = await posts.signIn()
  const gone = await posts.comment(away, postId)
  await posts.deactivate(away.id)
  await change(posts, ada!, 'deleteComment', { commentId: gone })

  const alansFirst = { comment: { id: expect.any(String) } }
  expect(await Promise.all(arrives)).toMatchObject([{ postEvents: alansFirst }, { postEvents: alansFirst }])
})

test.each<[string, (posts: StartedPosts, ada: TestViewer, grace: TestViewer, postId: string) => Promise<void>]>([
  ['a block by the author', (posts, ada, grace) => posts.block(ada.id, grace.id)],
  ['a block of the author', (posts, ada, grace) => posts.block(grace.id, ada.id)],
  ['the end of the friendship', (posts, ada, grace) => posts.unfriend(ada.id, grace.id)],
  ['the absence of the author', (posts, ada) => posts.deactivate(ada.id)],
  ['the end of the account', (posts, ada) => posts.deleteAccount(ada.id)],
  ['another audience', (posts, ada, _, postId) => change(posts, ada, 'editPost', { postId, privacyLevel: 'PRIVATE' })],
])('%s takes the post away and ends the stream', async (_, hide) => {
  await using posts = await startPosts()
  const [ada, grace, alan] = await Promise.all([1, 2, 3].map(() => posts.signIn()))
  await posts.befriend(ada!.id, grace!.id)
  await posts.befriend(alan!.id, grace!.id)
  const postId = await posts.post(ada!)
  await using stream = await listen(posts, grace!, postId)
  // What concerns others takes nothing away.
  await posts.block(alan!.id, grace!.id)
  await posts.block(ada!.id, alan!.id)
  await change(posts, ada!, 'editPost', { postId, privacyLevel: 'FRIENDS', content: 'still here' })
  expect(await stream.next()).toMatchObject({ postEvents: { post: { content: 'still here' } } })
  await hide(posts, ada!, grace!, postId)
  expect(await stream.next()).toEqual({ postEvents: { __typename: 'PostDeleted', deletedPostId: postId } })
  expect(await stream.next()).toBeUndefined()
})

test('an erased person takes comments along, and the tombstones that only they had answered', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const postId = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  await using stream = await listen(posts, ada, postId)
  const first = await posts.comment(ada, postId)
  const second = await posts.comment(grace, postId, 'so it is', first)
  await stream.next()
  await stream.next()
  await change(posts, ada, 'deleteComment', { commentId: first })
  expect(await stream.next()).toMatchObject({ postEvents: { deletedCommentId: first, tombstone: { id: first } } })
  await posts.deleteAccount(grace.id)
  const gone = (id: string) => ({
    postEvents: { __typename: 'CommentDeleted', deletedCommentId: id, tombstone: null, post: { commentCount: 0 } },
  })
  expect([await stream.next(), await stream.next()]).toEqual([gone(second), gone(first)])
})

test('nobody listens at a post that is not for them, or not published', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const postId = await posts.post(ada)
  for (const [viewer, id] of [
    [null, postId],
    [await posts.signIn(), postId],
    [ada, await posts.post(ada, { isPublished: false })],
    [ada, 'nonsense'],
  ] as const) {
    await using stream = await listen(posts, viewer, id)
    expect(stream.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  }
})
