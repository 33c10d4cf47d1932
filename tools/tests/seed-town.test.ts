import { designsOf } from '@plaza/media/seed'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Network } from '../src/bulk/facts.ts'
import { seedTown } from '../src/seed/index.ts'
import { createTown } from '../src/seed/town/town.ts'
import { createDatabases, numberOf } from './seed-lab.ts'

const now = new Date('2026-06-01T12:00:00Z')
const list = <Fact>(facts: () => Iterable<Fact> | AsyncIterable<Fact>): Fact[] => [...(facts() as Iterable<Fact>)]
const town = () => createTown({ now, passwordHash: 'hash' })

function friendsIn(network: Network): (one: string, other: string) => boolean {
  const pairs = new Set(list(network.friendships).map(({ lowId, highId }) => `${lowId} ${highId}`))
  return (one, other) => one === other || pairs.has([one, other].sort().join(' '))
}

test('the town is the same each time', () => {
  const [one, other] = [town(), town()]
  for (const kind of Object.keys(one) as (keyof Network)[]) {
    expect(list<unknown>(other[kind] as never), kind).toEqual(list<unknown>(one[kind] as never))
  }
})

test('nothing in the town happens in the future, or before its people joined', () => {
  const network = town()
  const joined = new Map(list(network.people).map(({ id, joinedAt }) => [id, joinedAt.getTime()]))
  const acts = [
    ...list(network.posts).map(({ authorId, at }) => [authorId, at] as const),
    ...list(network.comments).map(({ authorId, at }) => [authorId, at] as const),
    ...list(network.reactions).map(({ userId, at }) => [userId, at] as const),
    ...list(network.friendRequests).map(({ fromId, at }) => [fromId, at] as const),
    ...list(network.friendships).flatMap(({ lowId, highId, since }) => [
      [lowId, since] as const,
      [highId, since] as const,
    ]),
    ...list(network.conversations).flatMap(({ messages }) =>
      messages.map(({ senderId, at }) => [senderId, at] as const),
    ),
    ...list(network.notices).map(({ userId, at }) => [userId, at] as const),
    ...list(network.mutes).flatMap(({ muterId, mutedId, at }) => [[muterId, at] as const, [mutedId, at] as const]),
    ...list(network.filteredWords).map(({ userId, at }) => [userId, at] as const),
  ]
  expect(acts.length).toBeGreaterThan(2_000)
  for (const [who, at] of acts) {
    expect(at.getTime()).toBeGreaterThanOrEqual(joined.get(who)!)
    expect(at.getTime()).toBeLessThanOrEqual(now.getTime())
  }
  const lastWeek = list(network.posts).filter(({ at }) => now.getTime() - at.getTime() < 7 * 86_400_000)
  expect(lastWeek.length).toBeGreaterThan(15)
})

test("a profile picture is one person's alone, and no post shows a picture twice", () => {
  const network = town()
  const designs = new Map(list(network.pictures).map(({ id, design }) => [id, design!]))
  const shown = (ids: (string | null)[]) => ids.filter((id) => id !== null).map((id) => designs.get(id)!)
  const people = list(network.people)
  const portraits = shown(people.map(({ profilePictureId }) => profilePictureId))
  expect(portraits.length).toBeGreaterThan(30)
  expect(new Set(portraits).size).toBe(portraits.length)
  expect(new Set(designsOf('face'))).toEqual(new Set([...designsOf('face'), ...portraits]))
  const covers = shown(people.map(({ coverPhotoId }) => coverPhotoId))
  expect(new Set(designsOf('cover'))).toEqual(new Set([...designsOf('cover'), ...covers]))
  expect(new Set(covers).size).toBe(Math.min(covers.length, designsOf('cover').length))

  const posts = list(network.posts).map(({ mediaIds }) => shown(mediaIds))
  expect(posts.filter(({ length }) => length > 0).length).toBeGreaterThan(20)
  expect(posts.filter(({ length }) => length > 1).length).toBeGreaterThan(3)
  for (const pictures of [...posts, ...list(network.collections).map(({ mediaIds }) => shown(mediaIds))]) {
    expect(new Set(pictures).size).toBe(pictures.length)
    expect(designsOf('scene')).toEqual(expect.arrayContaining(pictures))
  }
})

test('only friends answer what friends alone can see, and nobody answers a private post', () => {
  const network = town()
  const areFriends = friendsIn(network)
  const posts = new Map(list(network.posts).map((post) => [post.id, post]))
  const comments = new Map(list(network.comments).map((comment) => [comment.id, comment]))
  const answers = [
    ...[...comments.values()].map(({ authorId, postId }) => ({ who: authorId, post: posts.get(postId)! })),
    ...list(network.reactions).map(({ userId, subjectId }) => ({
      who: userId,
      post: posts.get(comments.get(subjectId)?.postId ?? subjectId)!,
    })),
  ]
  for (const { who, post } of answers) {
    expect(post.level).not.toBe('PRIVATE')
    if (post.level === 'FRIENDS') expect(areFriends(who, post.authorId)).toBe(true)
  }
  for (const { type, participantIds, createdById } of list(network.conversations)) {
    for (const other of participantIds) expect(areFriends(createdById, other), type).toBe(true)
  }
  for (const { blockerId, blockedId } of list(network.blocks)) expect(areFriends(blockerId, blockedId)).toBe(false)
})

test('all databases agree about the town', { timeout: 180_000 }, async () => {
  await using created = await createDatabases()
  const { databases } = created
  const steps: string[] = []
  const counts = await seedTown(databases, { onProgress: (step) => steps.push(step) })
  expect(steps.slice(-2)).toEqual(['seeding the town: accounts', 'seeding the town: statistics for the planner'])
  expect(counts.people).toBe(62)

  const number = (service: keyof typeof databases, from: string) => numberOf(databases, service, from)
  expect(await number('auth', 'accounts')).toBe(62)
  for (const [service, table] of [
    ['users', 'profiles'],
    ['posts', 'people'],
    ['messages', 'people'],
    ['media', 'people'],
    ['media', 'storage_usage'],
    ['notifications', 'people'],
  ] as const) {
    expect(await number(service, table), `${service}.${table}`).toBe(62)
  }
  expect(await number('users', 'friendships')).toBe(counts.friendships)
  for (const service of ['posts', 'messages'] as const) {
    expect(await number(service, 'friend_edges')).toBe(counts.friendships * 2)
    expect(await number(service, 'block_edges')).toBe(counts.blocks)
  }
  expect(await number('notifications', 'friend_edges')).toBe(counts.friendships * 2)
  expect(await number('notifications', 'block_edges')).toBe(counts.blocks)
  expect(await number('notifications', 'posts')).toBe(counts.posts)
  for (const service of ['users', 'posts', 'notifications'] as const) {
    expect(await number(service, 'mutes')).toBe(counts.mutes)
  }
  expect(await number('posts', 'filtered_words where query <> phrase')).toBe(counts.filteredWords)
  expect(await number('posts', 'hidden_posts')).toBe(counts.hiddenPosts)
  expect(await number('notifications', 'muted_posts')).toBe(counts.mutedPosts)
  expect(Math.min(counts.mutes, counts.filteredWords, counts.hiddenPosts, counts.mutedPosts)).toBeGreaterThan(0)
  for (const [service, table] of [
    ['users', 'media_files'],
    ['posts', 'media_files'],
    ['messages', 'media_files'],
    ['media', 'media_files'],
  ] as const) {
    expect(await number(service, table), `${service}.${table}`).toBe(counts.pictures)
  }
  expect(await number('posts', 'posts')).toBe(counts.posts)
  expect(
    await number('posts', 'posts where comment_count <> (select count(*) from comments where post_id = posts.id)'),
  ).toBe(0)
  expect(await number('posts', 'comments')).toBe(counts.comments)
  expect(await number('posts', 'reactions')).toBe(counts.reactions)
  expect(await number('posts', 'tags')).toBeGreaterThan(20)
  expect(await number('messages', 'conversations')).toBe(counts.conversations)
  expect(await number('messages', 'conversation_participants where unread_count > 0')).toBeGreaterThan(5)
  expect(await number('notifications', 'notifications')).toBe(counts.notices)
  expect(await number('media', 'media_collections where item_count > 1')).toBe(counts.collections)
  expect(await number('users', 'profile_details where friend_count > 3')).toBe(62)

  const { rows } = await sql<{
    passwordHash: string
  }>`select password_hash from accounts where username = 'ada'`.execute(databases.auth.system)
  expect(rows[0]!.passwordHash).toMatch(/^\$argon2id\$/)
  // What earlier seeds left behind without accounts is thrown away, so a start that was killed can be repeated.
  await sql`delete from accounts`.execute(databases.auth.system)
  expect(await seedTown(databases)).toEqual(counts)
  expect(await number('posts', 'posts')).toBe(counts.posts)
})
