import { expect, test } from 'vitest'
import { startPosts } from './testkit.ts'
import { watch } from './watch.ts'

test("a friend's new post arrives, and nobody else's", async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  await posts.befriend(ada.id, grace.id)
  await using stream = await watch(posts, grace, 'subscription { postAdded { id content author { id } } }')
  const arrives = stream.next()
  await posts.post(alan, { privacyLevel: 'PUBLIC' })
  await posts.post(grace)
  await posts.post(ada, { privacyLevel: 'PRIVATE' })
  await posts.post(ada, { privacyLevel: 'PUBLIC', isPublished: false })
  const id = await posts.post(ada, { content: 'news' })
  expect(await arrives).toEqual({ postAdded: { id, content: 'news', author: { id: ada.id } } })
})

test("a muted friend's new posts do not arrive, nor what others share of theirs", async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  for (const [one, other] of [
    [ada, grace],
    [ada, alan],
    [alan, grace],
  ] as const) {
    await posts.befriend(one.id, other.id)
  }
  await posts.mute(grace.id, ada.id)
  await using stream = await watch(posts, grace, 'subscription { postAdded { id } }')
  const arrives = stream.next()
  const postId = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  await posts.execute(
    alan,
    'mutation ($postId: ID!) { sharePost(input: { postId: $postId, content: "look" }) { post { id } } }',
    { postId },
  )
  const id = await posts.post(alan)
  expect(await arrives).toEqual({ postAdded: { id } })
})

test('comments reach everybody who sees the post, signed in or not, except people hidden from each other', async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  await posts.block(alan.id, grace.id)
  const postId = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const document = 'subscription ($postId: ID!) { commentAdded(postId: $postId) { id parent { id } } }'
  await using alans = await watch(posts, alan, document, { postId })
  await using anybodys = await watch(posts, null, document, { postId })
  const [first, open] = [alans.next(), anybodys.next()]
  const elsewhere = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  await posts.comment(ada, elsewhere)
  const parentId = await posts.comment(grace, postId)
  const id = await posts.comment(ada, postId, 'so it is', parentId)
  expect(await open).toEqual({ commentAdded: { id: parentId, parent: null } })
  expect(await first).toEqual({ commentAdded: { id, parent: null } })
})

test('nobody listens at a post that is not for them', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const postId = await posts.post(ada)
  const document = 'subscription ($postId: ID!) { commentAdded(postId: $postId) { id } }'
  for (const viewer of [null, await posts.signIn()]) {
    await using stream = await watch(posts, viewer, document, { postId })
    expect(stream.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  }
  await using anonymous = await watch(posts, null, 'subscription { postAdded { id } }')
  expect(anonymous.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
})
