import { newIdAt } from '@plaza/database'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { finishSeed, seedComments, seedMedia, seedPeople, seedPosts, seedReactions } from '../src/seed.ts'
import { startPosts } from './testkit.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000)
const [ada, grace] = [newIdAt(at(0)), newIdAt(at(0))] as [string, string]
const picture = newIdAt(at(0))
const [original, share, draft] = [newIdAt(at(1)), newIdAt(at(2)), newIdAt(at(3))] as [string, string, string]
const [comment, reply] = [newIdAt(at(4)), newIdAt(at(5))] as [string, string]

const rows = {
  posts: [
    {
      id: original,
      authorId: ada,
      content: 'a "quoted"\tline\n#one #two',
      privacyLevel: 'PUBLIC',
      createdAt: at(1),
      mediaIds: [picture],
    },
    { id: share, authorId: grace, content: '#one', privacyLevel: 'FRIENDS', createdAt: at(2), sharedPostId: original },
    {
      id: draft,
      authorId: grace,
      content: '#one',
      privacyLevel: 'CUSTOM',
      createdAt: at(3),
      publishedAt: null,
      audience: [ada],
    },
  ] as const,
  comments: [
    { id: comment, postId: original, parentId: null, authorId: grace, content: 'yes', createdAt: at(4) },
    { id: reply, postId: original, parentId: comment, authorId: ada, content: 'indeed', createdAt: at(5) },
  ],
  reactions: [
    { userId: ada, subjectType: 'POST', subjectId: original, type: 'LIKE', createdAt: at(6) },
    { userId: grace, subjectType: 'POST', subjectId: original, type: 'LOVE', createdAt: at(6) },
    { userId: ada, subjectType: 'COMMENT', subjectId: comment, type: 'SAD', createdAt: at(6) },
  ] as const,
}

test('a load counts and indexes as if everything had been written one by one, and can be repeated', async () => {
  await using posts = await startPosts()
  const { database } = posts
  const schemaOf = async () =>
    (
      await sql<{ definition: string }>`
        select pg_get_indexdef(indexrelid) as definition from pg_index where indrelid::regclass::text !~ '^pg_'
        union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid <> 0
        union all select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
        order by 1
      `.execute(database.system)
    ).rows.map(({ definition }) => definition)
  const before = await schemaOf()

  for (let time = 0; time < 2; time++) {
    async function* later<Row>(items: readonly Row[]): AsyncGenerator<Row> {
      yield* items
    }
    await seedPeople(database, [{ userId: ada }, { userId: grace }])
    await seedMedia(database, [{ mediaId: picture, ownerId: ada }])
    expect(await seedPosts(database, later(rows.posts))).toBe(3)
    await seedComments(database, rows.comments)
    await seedReactions(database, later(rows.reactions))
    await finishSeed(database)
  }

  expect(await schemaOf()).toEqual(before)
  const viewer = await posts.signIn(ada)
  const { data } = await posts.execute(
    viewer,
    `query ($id: ID!, $comment: ID!) {
      post(id: $id) {
        content tags { name postCount } media { id } publishedAt
        reactionCounts { type count } viewerReaction commentCount shareCount
      }
      comment(id: $comment) { replyCount reactionCounts { type count } }
    }`,
    { id: original, comment },
  )
  expect(data).toEqual({
    post: {
      ...{ content: 'a "quoted"\tline\n#one #two', media: [{ id: picture }], publishedAt: at(1).toISOString() },
      tags: [
        { name: 'one', postCount: 1 },
        { name: 'two', postCount: 1 },
      ],
      reactionCounts: [
        { type: 'LIKE', count: 1 },
        { type: 'LOVE', count: 1 },
      ],
      ...{ viewerReaction: 'LIKE', commentCount: 2, shareCount: 1 },
    },
    comment: { replyCount: 1, reactionCounts: [{ type: 'SAD', count: 1 }] },
  })
  // The triggers count on from there.
  await posts.react(viewer, original, 'LOVE')
  const after = await database.system
    .selectFrom('posts')
    .select(['likeCount', 'loveCount'])
    .where('id', '=', original)
    .execute()
  expect(after).toEqual([{ likeCount: 0, loveCount: 2 }])
})

test('thousands of rows find the same table afterwards, keys and indexes included', async () => {
  await using posts = await startPosts()
  const { database } = posts
  const indexes = async () =>
    (
      await sql<{ definition: string }>`
        select pg_get_indexdef(indexrelid) as definition from pg_index where indrelid in ('reactions'::regclass, 'posts'::regclass)
        union all select conname || pg_get_constraintdef(oid) from pg_constraint
          where conrelid in ('reactions'::regclass, 'posts'::regclass)
        order by 1
      `.execute(database.system)
    ).rows
  const before = await indexes()
  const many = Array.from({ length: 5_001 }, (_, n) => newIdAt(at(n)))
  await seedPosts(
    database,
    many.map((id, n) => ({
      id,
      authorId: ada,
      content: `post ${n}`,
      privacyLevel: 'PUBLIC' as const,
      createdAt: at(n),
    })),
  )
  await seedReactions(
    database,
    many.map((subjectId) => ({ ...rows.reactions[0], subjectId, createdAt: at(1) })),
  )
  expect(await indexes()).toEqual(before)
  const astray = seedReactions(database, [{ ...rows.reactions[0], subjectId: newIdAt(at(1)), createdAt: at(1) }])
  await expect(astray).rejects.toMatchObject({ code: '23503' })
})
