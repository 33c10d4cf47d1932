import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { type StartedPosts, startPosts } from './testkit.ts'

const levels = ['PUBLIC', 'FRIENDS', 'CUSTOM', 'PRIVATE', 'DRAFT'] as const
type Level = (typeof levels)[number]

interface Square {
  posts: StartedPosts
  author: TestViewer
  /** By what they are to the author. */
  viewers: Record<string, TestViewer | null>
  ids: Record<Level, string>
}

/** An author with a post of each kind, and people around. */
async function square(): Promise<Square> {
  const posts = await startPosts()
  const signIn = () => posts.signIn()
  const author = await signIn()
  const viewers = {
    author,
    friend: await signIn(),
    addressed: await signIn(),
    stranger: await signIn(),
    formerFriend: await signIn(),
    blockedFriend: await signIn(),
    blockingFriend: await signIn(),
    anonymous: null,
  }
  const friends = [
    viewers.friend,
    viewers.addressed,
    viewers.formerFriend,
    viewers.blockedFriend,
    viewers.blockingFriend,
  ]
  for (const friend of friends) await posts.befriend(author.id, friend.id)
  const audience = [viewers.addressed.id, viewers.blockedFriend.id, viewers.blockingFriend.id]
  const ids = {
    PUBLIC: await posts.post(author, { privacyLevel: 'PUBLIC', content: 'owl #birds' }),
    FRIENDS: await posts.post(author, { privacyLevel: 'FRIENDS', content: 'owl #birds' }),
    CUSTOM: await posts.post(author, { privacyLevel: 'CUSTOM', content: 'owl #birds', customAudienceIds: audience }),
    PRIVATE: await posts.post(author, { privacyLevel: 'PRIVATE', content: 'owl #birds' }),
    DRAFT: await posts.post(author, { privacyLevel: 'PUBLIC', content: 'owl #birds', isPublished: false }),
  }
  await posts.unfriend(author.id, viewers.formerFriend.id)
  await posts.block(author.id, viewers.blockedFriend.id)
  await posts.block(viewers.blockingFriend.id, author.id)
  return { posts, author, viewers, ids }
}

const expected: Record<string, readonly Level[]> = {
  author: levels,
  friend: ['PUBLIC', 'FRIENDS'],
  addressed: ['PUBLIC', 'FRIENDS', 'CUSTOM'],
  stranger: ['PUBLIC'],
  formerFriend: ['PUBLIC'],
  blockedFriend: [],
  blockingFriend: [],
  anonymous: ['PUBLIC'],
}

/** Which of the posts each way of asking shows. */
async function seen({ posts, author, ids }: Square, viewer: TestViewer | null): Promise<Record<string, Level[]>> {
  const { data, errors } = await posts.execute(
    viewer,
    `query ($author: ID!, ${levels.map((level) => `$${level}: ID!`)}, $representations: [_Any!]!) {
      ${levels.map((level) => `${level}: post(id: $${level}) { id }`).join('\n')}
      _entities(representations: $representations) { ... on Post { id } }
      users: _entities(representations: [{ __typename: "User", id: $author }]) { ... on User { posts { nodes { id } } } }
      tag(name: "Birds") { posts { nodes { id } } }
      searchPosts(query: "owls") { nodes { id } }
    }`,
    { author: author.id, ...ids, representations: levels.map((level) => ({ __typename: 'Post', id: ids[level] })) },
  )
  expect(errors).toBeUndefined()
  const levelsOf = (nodes: ({ id: string } | null)[]) =>
    levels.filter((level) => nodes.some((node) => node?.id === ids[level]))
  return {
    byId: levels.filter((level) => data[level] !== null),
    byReference: levelsOf(data._entities),
    ofAuthor: levelsOf(data.users[0].posts.nodes),
    // Null while nobody publicly uses the tag.
    ofTag: levelsOf(data.tag?.posts.nodes ?? []),
    found: levelsOf(data.searchPosts.nodes),
  }
}

test('each person sees the posts that are for them, by every way that leads there', async () => {
  const town = await square()
  await using _ = town.posts
  for (const [who, viewer] of Object.entries(town.viewers)) {
    const all = expected[who]!
    const published = all.filter((level) => level !== 'DRAFT')
    const byWay = { byId: all, byReference: all, ofAuthor: published, ofTag: published, found: published }
    expect(await seen(town, viewer), who).toEqual(byWay)
  }
})

test('the table itself shows no more, without any rule of the query', async () => {
  const { posts, viewers, ids } = await square()
  await using _ = posts
  for (const [who, viewer] of Object.entries(viewers)) {
    await using asViewer = posts.database.forViewer({ id: viewer?.id ?? null })
    const rows = await asViewer.db.selectFrom('posts').select('id').execute()
    const shown = levels.filter((level) => rows.some(({ id }) => id === ids[level]))
    expect(shown, who).toEqual(expected[who])
  }
})

test('a deactivated author is hidden from everybody else until the account is back', async () => {
  const town = await square()
  await using posts = town.posts
  await posts.deactivate(town.author.id)
  const { author, friend, stranger } = town.viewers
  expect((await seen(town, friend!)).byId).toEqual([])
  expect((await seen(town, stranger!)).byId).toEqual([])
  expect((await seen(town, author!)).byId).toEqual(levels)
  await posts.reactivate(town.author.id)
  expect((await seen(town, friend!)).byId).toEqual(['PUBLIC', 'FRIENDS'])
})

test('comments and reactions are as private as their post, and blocks hide the people below it', async () => {
  const { posts, author, viewers, ids } = await square()
  await using _ = posts
  const { friend, addressed, stranger, formerFriend } = viewers
  const comment = await posts.comment(friend!, ids.FRIENDS, 'from a friend')
  const reply = await posts.comment(addressed!, ids.FRIENDS, 'from another', comment)
  await posts.react(friend!, ids.FRIENDS)
  await posts.react(addressed!, comment, 'LOVE')

  const query = `query ($post: ID!, $comment: ID!, $reply: ID!) {
    post(id: $post) {
      comments { nodes { id replies { nodes { id } } reactions { nodes { user { id } } } } }
      reactions { nodes { user { id } } }
    }
    comment(id: $comment) { id author { id } }
    reply: comment(id: $reply) { id parent { id } }
  }`
  const variables = { post: ids.FRIENDS, comment, reply }
  for (const viewer of [stranger!, formerFriend!, viewers.blockedFriend!, null]) {
    const { data } = await posts.execute(viewer, query, variables)
    expect(data).toEqual({ post: null, comment: null, reply: null })
  }
  const whole = {
    post: {
      comments: {
        nodes: [
          { id: comment, replies: { nodes: [{ id: reply }] }, reactions: { nodes: [{ user: { id: addressed!.id } }] } },
        ],
      },
      reactions: { nodes: [{ user: { id: friend!.id } }] },
    },
    comment: { id: comment, author: { id: friend!.id } },
    reply: { id: reply, parent: { id: comment } },
  }
  expect((await posts.execute(author, query, variables)).data).toEqual(whole)

  await posts.block(addressed!.id, friend!.id)
  expect((await posts.execute(author, query, variables)).data).toEqual(whole)
  expect((await posts.execute(addressed!, query, variables)).data).toEqual({
    post: { comments: { nodes: [] }, reactions: { nodes: [] } },
    comment: null,
    reply: { id: reply, parent: null },
  })
})

test('whom a custom post is for, only its author may ask', async () => {
  const { posts, author, viewers, ids } = await square()
  await using _ = posts
  const query = 'query ($id: ID!) { post(id: $id) { customAudience { id } } }'
  const own = await posts.execute(author, query, { id: ids.CUSTOM })
  // The two others are hidden from the author.
  expect(own.data.post.customAudience).toEqual([{ id: viewers.addressed!.id }])
  const other = await posts.execute(viewers.addressed!, query, { id: ids.CUSTOM })
  expect(other.data).toEqual({ post: { customAudience: null } })
})

test('a share never widens the audience of what it shares', async () => {
  const { posts, author, viewers, ids } = await square()
  await using _ = posts
  const { friend, stranger } = viewers
  const { data } = await posts.execute(
    friend!,
    `mutation ($id: ID!) { sharePost(input: { postId: $id, privacyLevel: PUBLIC, content: "look" }) {
      post { id isShare sharedPost { id content shareCount } } errors { code }
    } }`,
    { id: ids.FRIENDS },
  )
  const shared = { id: ids.FRIENDS, content: 'owl #birds', shareCount: 1 }
  expect(data.sharePost).toMatchObject({ errors: [], post: { isShare: true, sharedPost: shared } })
  const query = 'query ($id: ID!) { post(id: $id) { content isShare sharedPost { id } } }'
  const { id } = data.sharePost.post
  const shareOf = async (viewer: TestViewer) => (await posts.execute(viewer, query, { id })).data.post
  expect(await shareOf(stranger!)).toEqual({ content: 'look', isShare: true, sharedPost: null })
  expect(await shareOf(author)).toEqual({ content: 'look', isShare: true, sharedPost: { id: ids.FRIENDS } })
  expect((await posts.outbox()).at(-1)).toMatchObject({
    type: 'post.published',
    data: { sharedPostId: ids.FRIENDS, sharedPostAuthorId: author.id, originalAuthorMaySee: true },
  })
})
