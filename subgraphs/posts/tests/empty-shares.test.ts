import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { type StartedPosts, startPosts } from './testkit.ts'
import { watch } from './watch.ts'

/** Grace shares what Ada has posted for friends; Alan is a friend of Grace's alone. */
async function startThree() {
  const posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  await posts.befriend(ada.id, grace.id)
  await posts.befriend(grace.id, alan.id)
  const original = await posts.post(ada, { privacyLevel: 'FRIENDS' })
  return { ...posts, ada, grace, alan, original }
}

async function share(posts: StartedPosts, person: TestViewer, postId: string, content?: string): Promise<string> {
  const { data } = await posts.execute(
    person,
    'mutation ($input: SharePostInput!) { sharePost(input: $input) { post { id } errors { code } } }',
    { input: { postId, content, privacyLevel: 'FRIENDS' } },
  )
  return data.sharePost.post.id
}

const profile = async (posts: StartedPosts, viewer: TestViewer, person: TestViewer, first = 20) => {
  const { data, errors } = await posts.execute(
    viewer,
    `query ($r: [_Any!]!, $first: Int) { _entities(representations: $r) { ... on User {
      posts(first: $first) { nodes { id } pageInfo { hasNextPage } }
    } } }`,
    { r: [{ __typename: 'User', id: person.id }], first },
  )
  expect(errors).toBeUndefined()
  const { nodes, pageInfo } = data._entities[0].posts
  return { ids: nodes.map(({ id }: { id: string }) => id), hasNextPage: pageInfo.hasNextPage }
}

test('a share without words stands in a profile for those who see its original, and for its author', async () => {
  await using three = await startThree()
  const { ada, grace, alan, original } = three
  const first = await three.post(grace)
  const withWords = await share(three, grace, original, 'look')
  const withFile = await share(three, grace, original)
  const mediaIds = [await three.upload(grace.id)]
  await three.execute(grace, 'mutation ($input: EditPostInput!) { editPost(input: $input) { errors { code } } }', {
    input: { postId: withFile, mediaIds },
  })
  const wordless = await share(three, grace, original)
  const blank = await share(three, grace, original, ' \n')
  const all = [blank, wordless, withFile, withWords, first]
  const shown = [withFile, withWords, first]
  expect((await profile(three, grace, grace)).ids).toEqual(all)
  expect((await profile(three, ada, grace)).ids).toEqual(all)
  expect((await profile(three, alan, grace)).ids).toEqual(shown)
  expect(await profile(three, alan, grace, 3)).toEqual({ ids: shown, hasNextPage: false })

  await three.befriend(ada.id, alan.id)
  expect((await profile(three, alan, grace)).ids).toEqual(all)
  await three.block(ada.id, alan.id)
  expect((await profile(three, alan, grace)).ids).toEqual(shown)
  await three.execute(ada, `mutation { deletePost(input: { postId: "${original}" }) { deletedPostId } }`)
  expect((await profile(three, alan, grace)).ids).toEqual(shown)
  expect((await profile(three, grace, grace)).ids).toEqual(all)
})

test('a share without words reaches the open pages of those friends who see its original', async () => {
  await using three = await startThree()
  const { grace, alan, ada, original } = three
  await using alans = await watch(three, alan, 'subscription { postAdded { id } }')
  await using adas = await watch(three, ada, 'subscription { postAdded { id } }')
  const [toAlan, toAda] = [alans.next(), adas.next()]
  const wordless = await share(three, grace, original)
  const withWords = await share(three, grace, original, 'look')
  expect(await toAda).toEqual({ postAdded: { id: wordless } })
  expect(await toAlan).toEqual({ postAdded: { id: withWords } })
})
