import { newId } from '@plaza/database'
import {
  blockCreated,
  blockRemoved,
  friendshipAccepted,
  friendshipEnded,
  mediaDeleted,
  mediaReady,
  userDeactivated,
  userEmailVerified,
  userRegistered,
} from '@plaza/schema/events'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type StartedPosts, startPosts } from './testkit.ts'

const [lowId, highId] = [newId(), newId()]
const at = new Date()

test('a friendship stands both ways, when events come twice or late as well', async () => {
  await using posts = await startPosts()
  const pair = { lowId, highId }
  const accepted = (version: number) => ({
    ...{ ...pair, version, since: at, friendRequestId: newId(), requesterId: lowId, accepterId: highId },
  })
  const ended = (version: number) => ({ ...pair, version, endedAt: at, reason: 'UNFRIENDED' as const })
  const edges = () =>
    posts.database.system
      .selectFrom('friendEdges')
      .select(['userId', 'friendId', 'isEnded', 'version'])
      .orderBy('userId')
      .execute()
  const both = (state: object) => [
    { userId: lowId, friendId: highId, ...state },
    { userId: highId, friendId: lowId, ...state },
  ]

  const id = await posts.deliver(friendshipAccepted, accepted(1))
  await posts.deliver(friendshipAccepted, accepted(1), { id })
  expect(await edges()).toEqual(both({ isEnded: false, version: 1 }))
  await posts.deliver(friendshipEnded, ended(4))
  await posts.deliver(friendshipAccepted, accepted(3))
  expect(await edges()).toEqual(both({ isEnded: true, version: 4 }))
  await posts.deliver(friendshipAccepted, accepted(5))
  await posts.deliver(friendshipEnded, ended(4))
  expect(await edges()).toEqual(both({ isEnded: false, version: 5 }))
})

test('an end that comes before its beginning stays the end', async () => {
  await using posts = await startPosts()
  const block = { blockerId: lowId, blockedId: highId, createdAt: at }
  await posts.deliver(blockRemoved, { ...block, version: 2 })
  await posts.deliver(blockCreated, { ...block, version: 1 })
  const rows = await posts.database.system.selectFrom('blockEdges').select(['isEnded', 'version']).execute()
  expect(rows).toEqual([{ isEnded: true, version: 2 }])
})

test('a deleted file leaves the posts that show it, and cannot come back', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const [kept, gone] = [await posts.upload(ada.id), await posts.upload(ada.id)]
  const id = await posts.post(ada, { mediaIds: [gone, kept] })
  const file = { mediaId: gone, ownerId: ada.id, kind: 'IMAGE' as const }
  await posts.deliver(mediaDeleted, { ...file, version: 100, deletedAt: at })
  await posts.deliver(mediaReady, {
    ...{ ...file, version: 99, mimeType: 'image/png', byteSize: 1, width: 1, height: 1, durationSeconds: null },
  })
  const { data } = await posts.execute(ada, 'query ($id: ID!) { post(id: $id) { media { id } } }', { id })
  expect(data.post.media).toEqual([{ id: kept }])
  await expect(posts.post(ada, { mediaIds: [gone] })).rejects.toThrow('NOT_FOUND')
})

const statementsWaiting = async ({ database }: StartedPosts): Promise<number> => {
  const { rows } = await sql<{ waiting: number }>`
    select count(distinct l.pid)::int4 as waiting from pg_locks l join pg_stat_activity a using (pid)
    where not l.granted and a.datname = current_database()
  `.execute(database.system)
  return rows[0]?.waiting ?? 0
}

test('a file that is deleted while it is being attached does not stay on the post', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const [kept, gone] = [await posts.upload(ada.id), await posts.upload(ada.id)]
  const { system } = posts.database
  await sql`
    create function wait_here() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock(1); return new; end $$
  `.execute(system)
  await sql`create trigger wait_here before insert on post_media for each row execute function wait_here()`.execute(
    system,
  )
  const deletion = { mediaId: gone, ownerId: ada.id, kind: 'IMAGE' as const, version: 100, deletedAt: at }
  const { post, deleted } = await system.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(1)`.execute(trx)
    const post = posts.post(ada, { mediaIds: [gone, kept] })
    await expect.poll(() => statementsWaiting(posts)).toBe(1)
    let hasEnded = false
    const deleted = posts.deliver(mediaDeleted, deletion).finally(() => {
      hasEnded = true
    })
    await expect.poll(async () => hasEnded || (await statementsWaiting(posts)) === 2).toBe(true)
    return { post, deleted }
  })
  const postId = await post
  await deleted
  const shown = await system.selectFrom('postMedia').select('mediaId').where('postId', '=', postId).execute()
  expect(shown).toEqual([{ mediaId: kept }])
})

test('the last event of an account tells its state, when those before it are compacted away', async () => {
  await using posts = await startPosts()
  const [userId, other] = [newId(), newId()]
  const account = { email: 'a@example.org', username: 'a', emailVerifiedAt: null }
  await posts.deliver(userDeactivated, { ...account, userId, status: 'DEACTIVATED', version: 2 })
  await posts.deliver(userEmailVerified, { ...account, userId, status: 'ACTIVE', version: 4 })
  await posts.deliver(userEmailVerified, { ...account, userId: other, status: 'DEACTIVATED', version: 3 })
  const people = await posts.database.system.selectFrom('people').select(['userId', 'status', 'version']).execute()
  expect(people).toEqual([
    { userId, status: 'ACTIVE', version: 4 },
    { userId: other, status: 'DEACTIVATED', version: 3 },
  ])
})

test('an account knows its latest state, whatever order the events come in', async () => {
  await using posts = await startPosts()
  const userId = newId()
  const account = { userId, email: 'a@example.org', username: 'a', emailVerifiedAt: null }
  await posts.deliver(userDeactivated, { ...account, status: 'DEACTIVATED', version: 5 })
  await posts.deliver(userRegistered, {
    ...{ ...account, status: 'ACTIVE', version: 1, firstName: 'A', lastName: null, registeredAt: at },
  })
  const people = await posts.database.system.selectFrom('people').selectAll().execute()
  expect(people).toEqual([{ userId, status: 'DEACTIVATED', version: 5 }])
})

test("an erased person leaves nothing behind but tombstones over other people's replies", async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  await posts.befriend(ada.id, grace.id)
  const mediaId = await posts.upload(ada.id)
  const adas = await posts.post(ada, { privacyLevel: 'PUBLIC', content: 'mine #adas', mediaIds: [mediaId] })
  await posts.comment(grace, adas, 'on hers')
  const graces = await posts.post(grace, { privacyLevel: 'CUSTOM', customAudienceIds: [ada.id] })
  const answered = await posts.comment(ada, graces, 'answered')
  await posts.comment(ada, graces, 'alone')
  const reply = await posts.comment(grace, graces, 'reply', answered)
  await posts.react(ada, graces)
  await posts.react(ada, reply, 'LOVE')
  await posts.execute(ada, '{ viewer { homeFeed { nodes { id } } } }')

  await posts.deleteAccount(ada.id)
  const { data } = await posts.execute(
    grace,
    `query ($id: ID!, $adas: ID!) {
      gone: post(id: $adas) { id }
      tag(name: "adas") { name }
      post(id: $id) {
        commentCount reactionCounts { count }
        customAudience { id }
        comments { nodes { isDeleted content author { id } replies { nodes { id reactionCounts { count } } } } }
      }
    }`,
    { id: graces, adas },
  )
  expect(data).toEqual({
    gone: null,
    tag: null,
    post: {
      ...{ commentCount: 1, reactionCounts: [], customAudience: [] },
      comments: {
        nodes: [
          { isDeleted: true, content: '', author: null, replies: { nodes: [{ id: reply, reactionCounts: [] }] } },
        ],
      },
    },
  })
  const { system } = posts.database
  const held = {
    posts: await system.selectFrom('posts').select('id').where('authorId', '=', ada.id).execute(),
    files: await system.selectFrom('mediaFiles').select('mediaId').execute(),
    snapshots: await system.selectFrom('feedSnapshots').select('digest').where('viewerId', '=', ada.id).execute(),
  }
  expect(held).toEqual({ posts: [], files: [], snapshots: [] })
  const told = (await posts.outbox())
    .filter(({ type }) => type.endsWith('.deleted'))
    .map(({ type, key }) => ({ type, key }))
  expect(told).toEqual([
    { type: 'post.deleted', key: adas },
    { type: 'comment.deleted', key: graces },
    { type: 'comment.deleted', key: graces },
  ])
  expect(await system.selectFrom('deadLetters').select('error').execute()).toEqual([])
})
