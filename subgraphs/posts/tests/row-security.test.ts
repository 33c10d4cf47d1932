import { newId } from '@plaza/database'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import type { DB } from '../src/generated/database.ts'
import { startPosts } from './testkit.ts'

/** The platform's own tables and those of names, which a request cannot read at all. */
const closed = [
  'mention_choices',
  'mutes',
  'usernames',
  'dead_letters',
  'inbox',
  'kysely_migration',
  'kysely_migration_lock',
  'outbox',
]

test('every table is under row-level security that binds its owner too, and has a policy', async () => {
  await using posts = await startPosts()
  const { rows } = await sql<{ name: string; forced: boolean; policies: number }>`
    select relname as name, relrowsecurity and relforcerowsecurity as forced,
      (select count(*) from pg_policy where polrelid = pg_class.oid) as policies
    from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1
  `.execute(posts.database.system)
  const ours = rows.filter(({ name }) => !closed.includes(name))
  expect(ours.length).toBeGreaterThan(12)
  for (const { name, forced, policies } of ours) {
    expect({ name, forced, hasPolicy: policies > 1 }).toEqual({ name, forced: true, hasPolicy: true })
  }
})

test('a request cannot touch what belongs to another person, whatever it sends', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const postId = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const commentId = await posts.comment(ada, postId)
  await posts.react(ada, postId)
  const at = new Date()

  const attempts: Record<string, (db: Kysely<DB>) => Promise<unknown>> = {
    'a post in her name': (db) =>
      db.insertInto('posts').values({ id: newId(), authorId: ada.id, content: 'x', publishedAt: at }).execute(),
    'a comment in her name': (db) =>
      db.insertInto('comments').values({ id: newId(), postId, authorId: ada.id, content: 'x' }).execute(),
    'a reaction in her name': (db) =>
      db.insertInto('reactions').values({ id: newId(), postId, userId: ada.id, type: 'LOVE' }).execute(),
    'a file on her post': (db) =>
      db.insertInto('postMedia').values({ postId, mediaId: newId(), position: 0 }).execute(),
    'a reader of her post': (db) => db.insertInto('postAudience').values({ postId, userId: grace.id }).execute(),
    'a friendship': (db) =>
      db.insertInto('friendEdges').values({ userId: grace.id, friendId: ada.id, version: 1 }).execute(),
    'a counter of her own post': (db) => db.updateTable('posts').set({ likeCount: 1_000 }).execute(),
    'a popular post': (db) =>
      db.insertInto('hotPosts').values({ postId, authorId: ada.id, publishedAt: at, score: 1 }).execute(),
  }
  for (const [what, attempt] of Object.entries(attempts)) {
    await using asGrace = posts.database.forViewer({ id: grace.id })
    await expect(asGrace.db.transaction().execute(attempt), what).rejects.toMatchObject({ code: '42501' })
  }

  await using asGrace = posts.database.forViewer({ id: grace.id })
  const changed = await asGrace.db
    .transaction()
    .execute(async (trx) => [
      await trx.updateTable('posts').set({ content: 'mine' }).returning('id').execute(),
      await trx.deleteFrom('posts').returning('id').execute(),
      await trx.updateTable('comments').set({ content: 'mine' }).returning('id').execute(),
      await trx.deleteFrom('comments').returning('id').execute(),
      await trx.updateTable('reactions').set({ type: 'SAD' }).returning('id').execute(),
      await trx.deleteFrom('reactions').returning('id').execute(),
    ])
  expect(changed).toEqual([[], [], [], [], [], []])
  const { data } = await posts.execute(null, 'query ($id: ID!) { comment(id: $id) { content } }', { id: commentId })
  expect(data.comment.content).toBe('indeed')
})

test("the author of a post may empty a stranger's comment on it, but not reword it", async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const postId = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const id = await posts.comment(grace, postId)
  await using asAda = posts.database.forViewer({ id: ada.id })
  const reword = asAda.db
    .transaction()
    .execute((trx) => trx.updateTable('comments').set({ content: 'I was wrong' }).where('id', '=', id).execute())
  await expect(reword).rejects.toMatchObject({ code: '42501' })
  const tombstone = { authorId: null, content: '', deletedAt: new Date() }
  await asAda.db
    .transaction()
    .execute((trx) => trx.updateTable('comments').set(tombstone).where('id', '=', id).execute())
})

test('friends and blocks are known to those concerned alone', async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  await posts.befriend(ada.id, grace.id)
  await posts.block(ada.id, alan.id)
  await posts.upload(ada.id)
  const rowsFor = async (id: string | null) => {
    await using asViewer = posts.database.forViewer({ id })
    const { db } = asViewer
    const tables = ['friendEdges', 'blockEdges', 'mediaFiles'] as const
    return await Promise.all(tables.map(async (table) => (await db.selectFrom(table).selectAll().execute()).length))
  }
  expect(await rowsFor(ada.id)).toEqual([1, 1, 1])
  expect(await rowsFor(grace.id)).toEqual([1, 0, 0])
  expect(await rowsFor(alan.id)).toEqual([0, 1, 0])
  expect(await rowsFor(null)).toEqual([0, 0, 0])
})
