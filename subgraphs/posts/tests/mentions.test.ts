import { privacyChanged, userProfileCreated, userProfileDeleted, userProfileUpdated } from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { type StartedPosts, startPosts } from './testkit.ts'

const facets =
  'facets { start end target { __typename ... on Mention { user { id } } ... on Link { url } ... on TagRef { name } } }'

/** What users would tell: this person has this name. */
async function name(posts: StartedPosts, { id: userId }: TestViewer, username: string, version = 1) {
  const profile = { userId, username, displayName: username, profilePictureId: null, isVerified: false, version }
  if (version === 1) await posts.deliver(userProfileCreated, profile)
  else await posts.deliver(userProfileUpdated, { ...profile, changedFields: ['username'] })
}

async function startNamed() {
  const posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  for (const [person, username] of [
    [ada, 'Ada'],
    [grace, 'grace'],
    [alan, 'alan_t'],
  ] as const) {
    await name(posts, person, username)
  }
  return { posts, ada, grace, alan }
}

/** Whom a post or comment mentions, as the viewer is shown it: ids, and null for people who are hidden. */
async function mentioned(posts: StartedPosts, viewer: TestViewer | null, id: string, field = 'post') {
  const { data } = await posts.execute(viewer, `query ($id: ID!) { ${field}(id: $id) { ${facets} } }`, { id })
  return data[field].facets
    .filter(({ target }: { target: { __typename: string } }) => target.__typename === 'Mention')
    .map(({ target }: { target: { user: { id: string } | null } }) => target.user?.id ?? null)
}

const mentionsTold = async (posts: StartedPosts) =>
  (await posts.outbox()).flatMap(({ data }) => ('mentions' in data ? [data.mentions] : []))

async function edit(posts: StartedPosts, author: TestViewer, postId: string, changes: object) {
  const document = 'mutation ($input: EditPostInput!) { editPost(input: $input) { errors { code } } }'
  const { data } = await posts.execute(author, document, { input: { postId, ...changes } })
  expect(data.editPost.errors).toEqual([])
}

test('a text says where it leads: links, tags and people', async () => {
  const { posts, ada, grace } = await startNamed()
  await using _ = posts
  const content = '🙂 @GRACE see https://plaza.example/x, #Engine @nobody'
  const id = await posts.post(ada, { content, privacyLevel: 'PUBLIC' })
  const { data } = await posts.execute(null, `query ($id: ID!) { post(id: $id) { ${facets} } }`, { id })
  expect(data.post.facets).toEqual([
    { start: 3, end: 9, target: { __typename: 'Mention', user: { id: grace.id } } },
    { start: 14, end: 37, target: { __typename: 'Link', url: 'https://plaza.example/x' } },
    { start: 39, end: 46, target: { __typename: 'TagRef', name: 'engine' } },
  ])
})

test('nobody is mentioned across a block or while away, and the mentioned are hidden from those they are hidden from', async () => {
  const { posts, ada, grace, alan } = await startNamed()
  await using _ = posts
  await posts.block(grace.id, ada.id)
  const blocked = await posts.post(ada, { content: '@grace @alan_t', privacyLevel: 'PUBLIC' })
  expect(await mentioned(posts, ada, blocked)).toEqual([alan.id])
  await posts.unblock(grace.id, ada.id)
  // A text is read when it is written.
  expect(await mentioned(posts, ada, blocked)).toEqual([alan.id])

  const id = await posts.post(ada, { content: '@grace @alan_t', privacyLevel: 'PUBLIC' })
  await posts.block(alan.id, grace.id)
  expect(await mentioned(posts, alan, id)).toEqual([null, alan.id])
  expect(await mentioned(posts, grace, id)).toEqual([grace.id, null])
  await posts.deactivate(grace.id)
  expect(await mentioned(posts, ada, id)).toEqual([null, alan.id])
  const away = await posts.post(ada, { content: '@grace', privacyLevel: 'PUBLIC' })
  await posts.reactivate(grace.id)
  expect(await mentioned(posts, ada, id)).toEqual([grace.id, alan.id])
  expect(await mentioned(posts, ada, away)).toEqual([])
})

test('people choose who may mention them', async () => {
  const { posts, ada, grace, alan } = await startNamed()
  await using _ = posts
  const choose = ({ id: userId }: TestViewer, whoMayMention: 'FRIENDS' | 'NOBODY', version: number) =>
    posts.deliver(privacyChanged, { userId, whoMayMessage: 'REQUEST', whoMayMention, version })
  await choose(grace, 'FRIENDS', 1)
  await choose(alan, 'NOBODY', 1)
  await posts.befriend(ada.id, grace.id)
  await posts.befriend(ada.id, alan.id)
  expect(await mentioned(posts, ada, await posts.post(ada, { content: '@grace @alan_t' }))).toEqual([grace.id])
  expect(await mentioned(posts, alan, await posts.post(alan, { content: '@grace @alan_t' }))).toEqual([alan.id])
})

test('a mention follows its person through renames and edits, and ends with the account', async () => {
  const { posts, ada, grace, alan } = await startNamed()
  await using _ = posts
  const id = await posts.post(ada, { content: 'with @grace', privacyLevel: 'PUBLIC' })
  const comment = await posts.comment(ada, id, '@grace, again')
  await name(posts, grace, 'hopper', 2)
  await name(posts, alan, 'grace', 2)
  expect(await mentioned(posts, ada, id)).toEqual([grace.id])
  await edit(posts, ada, id, { content: 'out with @grace and @hopper' })
  expect(await mentioned(posts, ada, id)).toEqual([grace.id, grace.id])
  expect(await mentioned(posts, ada, await posts.post(ada, { content: '@grace' }))).toEqual([alan.id])

  await posts.deleteAccount(grace.id)
  await posts.deliver(userProfileDeleted, { userId: grace.id, version: 3, deletedAt: new Date() })
  expect(await mentioned(posts, ada, id)).toEqual([])
  expect(await mentioned(posts, ada, comment, 'comment')).toEqual([])
  const { rows } = await posts.database.system.executeQuery<{ left: number }>({
    ...{
      sql: `select count(*)::int as left from (select mentions from posts union all select mentions from comments) m
      where mentions::text like '%' || $1 || '%'`,
      parameters: [grace.id],
    },
  } as never)
  expect(rows).toEqual([{ left: 0 }])
})

test('others are told whom a text mentions, and whether they may see it', async () => {
  const { posts, ada, grace, alan } = await startNamed()
  await using _ = posts
  await posts.befriend(ada.id, grace.id)
  const id = await posts.post(ada, { content: '@grace @alan_t @ada', privacyLevel: 'FRIENDS' })
  const [graceMay, alanMayNot] = [
    { userId: grace.id, maySee: true, isNew: true },
    { userId: alan.id, maySee: false, isNew: true },
  ]
  await posts.comment(grace, id, '@alan_t!')
  await edit(posts, ada, id, { location: 'Here' })
  await edit(posts, ada, id, { privacyLevel: 'PUBLIC' })
  await edit(posts, ada, id, { content: '@alan_t' })
  expect(await mentionsTold(posts)).toEqual([
    [graceMay, alanMayNot],
    [alanMayNot],
    [
      { ...graceMay, isNew: false },
      { ...alanMayNot, maySee: true, isNew: false },
    ],
    [{ ...alanMayNot, maySee: true, isNew: false }],
  ])
})

test('a draft mentions whom it names when it is published', async () => {
  const { posts, ada, grace } = await startNamed()
  await using _ = posts
  const id = await posts.post(ada, { content: '@grace', privacyLevel: 'PUBLIC', isPublished: false })
  expect(await mentioned(posts, ada, id)).toEqual([grace.id])
  expect(await mentionsTold(posts)).toEqual([])
  await posts.block(grace.id, ada.id)
  const publish = 'mutation ($postId: ID!) { publishPost(input: { postId: $postId }) { errors { code } } }'
  await posts.execute(ada, publish, { postId: id })
  expect(await mentioned(posts, ada, id)).toEqual([])
  expect(await mentionsTold(posts)).toEqual([[]])
})

test('a comment that is edited mentions whom it names then, and a tombstone nobody', async () => {
  const { posts, ada, grace, alan } = await startNamed()
  await using _ = posts
  const id = await posts.post(ada, { content: 'hello', privacyLevel: 'PUBLIC' })
  const comment = await posts.comment(grace, id, 'well, @ada')
  await posts.comment(ada, id, 'yes?', comment)
  const reword = 'mutation ($input: EditCommentInput!) { editComment(input: $input) { errors { code } } }'
  await posts.execute(grace, reword, { input: { commentId: comment, content: 'well, @alan_t' } })
  expect(await mentioned(posts, null, comment, 'comment')).toEqual([alan.id])
  expect((await mentionsTold(posts)).at(-1)).toEqual([{ userId: alan.id, maySee: true, isNew: true }])
  const remove = 'mutation ($id: ID!) { deleteComment(input: { commentId: $id }) { errors { code } } }'
  await posts.execute(grace, remove, { id: comment })
  const row = await posts.database.system.selectFrom('comments').select('mentions').where('id', '=', comment).execute()
  expect(row).toEqual([{ mentions: [] }])
})

test('a text mentions 30 people at most, each once', async () => {
  const { posts, ada, grace } = await startNamed()
  await using _ = posts
  const others = Array.from({ length: 30 }, (_, n) => `@person${n}`).join(' ')
  expect(await mentioned(posts, ada, await posts.post(ada, { content: `@grace ${others} @grace @alan_t` }))).toEqual([
    grace.id,
    grace.id,
  ])
})
