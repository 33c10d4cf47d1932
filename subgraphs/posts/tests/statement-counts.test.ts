import type { TestViewer } from '@plaza/server/testing'
import type { DocumentNode } from 'graphql'
import { expect, test } from 'vitest'
import { replaceHotPosts } from '../src/data/hot-posts.ts'
import { clientOperation } from './operations.ts'
import { type StartedPosts, startPosts } from './testkit.ts'

/** Shares with everything that a card shows: tags, reactions, and a post with files by somebody who is not in the feed. */
async function fill(posts: StartedPosts, author: TestViewer, reader: TestViewer, number: number): Promise<void> {
  const stranger = await posts.signIn()
  for (let n = 0; n < number; n++) {
    const mediaIds = [await posts.upload(stranger.id), await posts.upload(stranger.id)]
    const original = await posts.post(stranger, { content: 'an original', privacyLevel: 'PUBLIC', mediaIds })
    const longAgo = new Date(Date.now() - 30 * 86_400_000)
    await posts.database.system.updateTable('posts').set({ publishedAt: longAgo }).where('id', '=', original).execute()
    const { data } = await posts.execute(
      author,
      'mutation ($id: ID!) { sharePost(input: { postId: $id, content: "one of many #town", privacyLevel: PUBLIC }) { post { id } } }',
      { id: original },
    )
    await posts.react(reader, data.sharePost.post.id)
    await posts.comment(reader, data.sharePost.post.id)
  }
}

async function count(
  posts: StartedPosts,
  viewer: TestViewer | null,
  document: DocumentNode | string,
  variables: Record<string, unknown>,
): Promise<number> {
  // What consumers do with the events before would be counted as well.
  await posts.bus.settled()
  const { result, statements } = await posts.sqlStatements(() => posts.execute(viewer, document, variables))
  expect(result.errors).toBeUndefined()
  return statements.length
}

test('a feed, a tag page and people with posts cost the same for two posts as for forty', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  await posts.befriend(ada.id, grace.id)
  const entities = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on User { posts { nodes {
    id media { id } tags { name postCount posts(first: 2) { nodes { id } } } viewerReaction sharedPost { id media { id } }
    reactions(first: 2) { nodes { user { id } } } comments(first: 2) { nodes { id } }
  } } } } }`
  const people = [ada, grace].map(({ id }) => ({ __typename: 'User', id }))
  const measure = async () => ({
    top: await count(posts, grace, clientOperation('HomeFeed'), { ranking: 'TOP' }),
    latest: await count(posts, grace, clientOperation('HomeFeed'), { ranking: 'LATEST' }),
    tag: await count(posts, grace, clientOperation('TagPage'), { name: 'town' }),
    search: await count(posts, grace, clientOperation('SearchPosts'), { query: 'many' }),
    people: await count(posts, grace, entities, { people }),
  })

  await fill(posts, ada, grace, 1)
  await replaceHotPosts(posts.database.system)
  const few = await measure()
  await fill(posts, ada, grace, 14)
  await fill(posts, grace, ada, 5)
  expect(await measure()).toEqual(few)
  // The feed itself, the viewer's reactions, and shared posts; for `TOP` the order that is kept, where it is another one.
  expect(few.top).toBeLessThanOrEqual(4)
  expect(few.latest).toBeLessThanOrEqual(3)
})

test('a post with its thread costs the same for one comment as for twenty', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const id = await posts.post(ada, { privacyLevel: 'PUBLIC', mediaIds: [await posts.upload(ada.id)] })
  const discuss = async () => {
    const comment = await posts.comment(grace, id)
    await posts.comment(ada, id, 'so it is', comment)
    await posts.react(ada, comment)
  }
  const measure = () => count(posts, ada, clientOperation('PostDetail'), { id })
  await discuss()
  const few = await measure()
  for (let n = 0; n < 20; n++) await discuss()
  expect(await measure()).toBe(few)
  expect(few).toBeLessThanOrEqual(7)
})

test('references are resolved together, whatever stands among them', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const ids = [await posts.post(ada), await posts.post(ada), 'nonsense', ada.id]
  const document = 'query ($posts: [_Any!]!) { _entities(representations: $posts) { ... on Post { id content } } }'
  const representations = ids.map((id) => ({ __typename: 'Post', id }))
  expect(await count(posts, ada, document, { posts: representations })).toBe(1)
  const { data } = await posts.execute(ada, document, { posts: representations })
  expect(data._entities).toEqual([{ id: ids[0], content: 'hello' }, { id: ids[1], content: 'hello' }, null, null])
})
