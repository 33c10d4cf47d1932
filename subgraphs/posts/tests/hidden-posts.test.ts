import { expect, test } from 'vitest'
import { startPosts } from './testkit.ts'
import { watch } from './watch.ts'

const act = (verb: string) => `mutation ($id: ID!) {
  ${verb}(input: { postId: $id }) { post { id viewerHasHidden } errors { code path } }
}`
const Feeds = `query ($after: String!) {
  viewer {
    top: homeFeed(ranking: TOP, first: 50) { nodes { id } }
    latest: homeFeed(ranking: LATEST, first: 50) { nodes { id } }
    newPostCount(after: $after)
    hiddenPosts(first: 10) { nodes { id } }
  }
}`
const First = '{ viewer { homeFeed(ranking: LATEST) { pageInfo { startCursor } } } }'
const Share =
  'mutation ($id: ID!) { sharePost(input: { postId: $id, content: "look" }) { post { id } errors { code } } }'

test('a hidden post leaves the feed with what shares it, at once and live, and comes back', async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  for (const friend of [grace, alan]) await posts.befriend(ada.id, friend.id)
  const kept = await posts.post(grace, { privacyLevel: 'PUBLIC' })
  const after = (await posts.execute(ada, First)).data.viewer.homeFeed.pageInfo.startCursor
  const hidden = await posts.post(grace, { privacyLevel: 'PUBLIC' })
  const ids = (nodes: { id: string }[]) => nodes.map(({ id }) => id).toSorted()
  const feeds = async () => {
    const { data, errors } = await posts.execute(ada, Feeds, { after })
    expect(errors).toBeUndefined()
    const { top, latest, newPostCount, hiddenPosts } = data.viewer
    expect(ids(top.nodes)).toEqual(ids(latest.nodes))
    return { feed: ids(top.nodes), newPostCount, hidden: ids(hiddenPosts.nodes) }
  }
  const everything = [kept, hidden].toSorted()
  expect(await feeds()).toEqual({ feed: everything, newPostCount: 1, hidden: [] })

  const hide = async () => (await posts.execute(ada, act('hidePost'), { id: hidden })).data.hidePost
  expect(await hide()).toEqual({ post: { id: hidden, viewerHasHidden: true }, errors: [] })
  expect(await hide()).toMatchObject({ errors: [] })
  expect(await feeds()).toEqual({ feed: [kept], newPostCount: 0, hidden: [hidden] })

  await using stream = await watch(posts, ada, 'subscription { postAdded { id } }')
  const arrives = stream.next()
  await posts.execute(alan, Share, { id: hidden })
  const own = (await posts.execute(ada, Share, { id: hidden })).data.sharePost.post.id
  const next = await posts.post(alan)
  expect(await arrives).toEqual({ postAdded: { id: next } })
  expect(await feeds()).toEqual({ feed: [kept, own, next].toSorted(), newPostCount: 2, hidden: [hidden] })

  // Nobody else's feed is another, and the post is where it was.
  const look = 'query ($id: ID!) { post(id: $id) { viewerHasHidden } }'
  expect((await posts.execute(ada, look, { id: hidden })).data.post).toEqual({ viewerHasHidden: true })
  for (const other of [grace, null]) {
    expect((await posts.execute(other, look, { id: hidden })).data.post).toEqual({ viewerHasHidden: false })
  }

  const { data } = await posts.execute(ada, act('unhidePost'), { id: hidden })
  expect(data.unhidePost).toEqual({ post: { id: hidden, viewerHasHidden: false }, errors: [] })
  expect(await feeds()).toMatchObject({ newPostCount: 4, hidden: [] })
})

test('one hides what one sees and has not written, and unhides it when it is out of sight, too', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  await posts.befriend(ada.id, grace.id)
  const own = await posts.post(ada)
  const secret = await posts.post(grace, { privacyLevel: 'PRIVATE' })
  const draft = await posts.post(grace, { isPublished: false })
  const friends = await posts.post(grace)
  const run = async (verb: string, id: string) => (await posts.execute(ada, act(verb), { id })).data[verb]
  const refused = (code: string) => ({ post: null, errors: [{ code, path: ['input', 'postId'] }] })
  expect(await run('hidePost', own)).toEqual(refused('NOT_ALLOWED'))
  for (const id of [secret, draft, 'nonsense']) expect(await run('hidePost', id)).toEqual(refused('NOT_FOUND'))
  expect(await run('unhidePost', friends)).toEqual(refused('NOT_FOUND'))

  expect((await run('hidePost', friends)).errors).toEqual([])
  await posts.unfriend(ada.id, grace.id)
  const { data } = await posts.execute(ada, '{ viewer { hiddenPosts { nodes { id } } } }')
  expect(data.viewer.hiddenPosts.nodes).toEqual([])
  expect(await run('unhidePost', friends)).toEqual({ post: null, errors: [] })
})

test('what was hidden goes with the account of the person, and with the post', async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  const [first, second] = [
    await posts.post(grace, { privacyLevel: 'PUBLIC' }),
    await posts.post(grace, { privacyLevel: 'PUBLIC' }),
  ]
  for (const id of [first, second]) await posts.execute(ada, act('hidePost'), { id })
  await posts.execute(alan, act('hidePost'), { id: second })
  const left = () => posts.database.system.selectFrom('hiddenPosts').select(['userId', 'postId']).execute()
  await posts.execute(grace, 'mutation ($id: ID!) { deletePost(input: { postId: $id }) { errors { code } } }', {
    id: first,
  })
  expect(await left()).toHaveLength(2)
  await posts.deleteAccount(ada.id)
  expect(await left()).toEqual([{ userId: alan.id, postId: second }])
})
