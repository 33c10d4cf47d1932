import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { type StartedPosts, startPosts } from './testkit.ts'

/** A post of ada's for bob and eve, which eve has shared for ada's sake. */
async function circle() {
  const posts = await startPosts()
  const [ada, bob, eve] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  for (const person of [bob, eve]) await posts.befriend(ada.id, person.id)
  await posts.befriend(bob.id, eve.id)
  const audience = [bob.id, eve.id].sort()
  const id = await posts.post(ada, { privacyLevel: 'CUSTOM', content: 'owl #birds', customAudienceIds: audience })
  const { data } = await posts.execute(
    eve,
    'mutation ($id: ID!) { sharePost(input: { postId: $id }) { post { id } } }',
    {
      id,
    },
  )
  return { posts, ada, bob, eve, audience, id, share: data.sharePost.post.id as string }
}

/** By which ways the viewer comes to the post. */
async function seenBy(
  posts: StartedPosts,
  viewer: TestViewer,
  { ada, id, share }: { ada: TestViewer; id: string; share: string },
) {
  const { data, errors } = await posts.execute(
    viewer,
    `query ($id: ID!, $share: ID!, $refs: [_Any!]!, $author: [_Any!]!) {
      post(id: $id) { id }
      entity: _entities(representations: $refs) { ... on Post { id } }
      author: _entities(representations: $author) { ... on User { posts { nodes { id } } } }
      share: post(id: $share) { sharedPost { id } }
      tag(name: "birds") { posts { nodes { id } } }
      searchPosts(query: "owl") { nodes { id } }
      viewer { latest: homeFeed(ranking: LATEST) { nodes { id } } top: homeFeed(ranking: TOP) { nodes { id } } }
    }`,
    {
      ...{ id, share, refs: [{ __typename: 'Post', id }] },
      author: [{ __typename: 'User', id: ada.id }],
    },
  )
  expect(errors).toBeUndefined()
  const has = (nodes: { id: string }[] | undefined) => (nodes ?? []).some((node) => node.id === id)
  return {
    byId: data.post !== null,
    byReference: data.entity[0] !== null,
    ofAuthor: has(data.author[0].posts.nodes),
    byShare: data.share.sharedPost !== null,
    ofTag: has(data.tag?.posts.nodes),
    found: has(data.searchPosts.nodes),
    latest: has(data.viewer.latest.nodes),
    top: has(data.viewer.top.nodes),
  }
}

const all = (value: boolean) => ({
  ...{ byId: value, byReference: value, ofAuthor: value, byShare: value, found: value, latest: value, top: value },
  // A tag that no public post carries has no page.
  ofTag: false,
})

type Step = (town: Awaited<ReturnType<typeof circle>>) => Promise<void>

const partings: Record<string, [part: Step, meet: Step]> = {
  'friends no more': [({ posts, ada, bob }) => posts.unfriend(ada.id, bob.id), async () => {}],
  'blocked by the author': [
    ({ posts, ada, bob }) => posts.block(ada.id, bob.id),
    ({ posts, ada, bob }) => posts.unblock(ada.id, bob.id),
  ],
  'blocking the author': [
    ({ posts, ada, bob }) => posts.block(bob.id, ada.id),
    ({ posts, ada, bob }) => posts.unblock(bob.id, ada.id),
  ],
}

test.each(Object.entries(partings))(
  'somebody %s does not see the post by any way, until they are friends again',
  async (_, [part, meet]) => {
    const town = await circle()
    await using posts = town.posts
    const { ada, bob, eve } = town
    expect(await seenBy(posts, bob, town)).toEqual(all(true))
    await part(town)
    // A block ends the friendship as well.
    await posts.unfriend(ada.id, bob.id)
    expect(await seenBy(posts, bob, town)).toEqual(all(false))
    expect(await seenBy(posts, eve, town)).toEqual(all(true))
    await using asBob = posts.database.forViewer({ id: bob.id })
    const rows = await asBob.db.selectFrom('posts').select('id').where('id', '=', town.id).execute()
    expect(rows).toEqual([])
    await meet(town)
    await posts.befriend(ada.id, bob.id)
    expect(await seenBy(posts, bob, town)).toEqual(all(true))
  },
)

test('its author is told who of the audience sees it now', async () => {
  const { posts, ada, bob, eve, audience, id } = await circle()
  await using _ = posts
  const told = async () => {
    const { data } = await posts.execute(ada, 'query ($id: ID!) { post(id: $id) { customAudience { id } } }', { id })
    return data.post.customAudience.map((person: { id: string }) => person.id)
  }
  expect(await told()).toEqual(audience)
  await posts.unfriend(ada.id, bob.id)
  expect(await told()).toEqual([eve.id])
  await posts.befriend(ada.id, bob.id)
  await posts.deactivate(bob.id)
  expect(await told()).toEqual([eve.id])
  await posts.reactivate(bob.id)
  await posts.block(bob.id, ada.id)
  expect(await told()).toEqual([eve.id])
  await posts.unblock(bob.id, ada.id)
  expect(await told()).toEqual(audience)
})

test('an edit may repeat the audience as it is, and takes nobody new who is no friend in sight', async () => {
  const { posts, ada, bob, eve, audience, id } = await circle()
  await using _ = posts
  const edit = async (input: object) => {
    const document =
      'mutation ($input: EditPostInput!) { editPost(input: $input) { post { content customAudience { id } } errors { code } } }'
    const { data, errors } = await posts.execute(ada, document, { input: { postId: id, ...input } })
    expect(errors).toBeUndefined()
    return data.editPost
  }
  await posts.unfriend(ada.id, bob.id)
  expect(await edit({ content: 'owls', customAudienceIds: audience })).toEqual({
    post: { content: 'owls', customAudience: [{ id: eve.id }] },
    errors: [],
  })
  expect((await edit({ content: 'owl', privacyLevel: 'CUSTOM' })).errors).toEqual([])
  await posts.befriend(ada.id, bob.id)
  expect((await edit({ content: 'owl!' })).post.customAudience).toHaveLength(2)

  await posts.unfriend(ada.id, bob.id)
  expect((await edit({ customAudienceIds: [eve.id] })).errors).toEqual([])
  expect((await edit({ customAudienceIds: audience })).errors).toEqual([{ code: 'INVALID' }])
})

test.each(['deactivated', 'blocked', 'blocking'] as const)('a new post is for nobody %s', async (how) => {
  const { posts, ada, bob } = await circle()
  await using _ = posts
  if (how === 'deactivated') await posts.deactivate(bob.id)
  // The friendship's end may be told later than the block.
  else if (how === 'blocked') await posts.block(ada.id, bob.id)
  else await posts.block(bob.id, ada.id)
  const { data } = await posts.execute(
    ada,
    'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } errors { code } } }',
    { input: { content: 'x', privacyLevel: 'CUSTOM', customAudienceIds: [bob.id] } },
  )
  expect(data.createPost).toEqual({ post: null, errors: [{ code: 'INVALID' }] })
})
