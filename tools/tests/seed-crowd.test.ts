import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createLoad } from '../src/bulk/load.ts'
import { loadNetwork } from '../src/bulk/load-network.ts'
import { createCrowd } from '../src/seed/crowd/crowd.ts'
import { growGraph } from '../src/seed/crowd/graph.ts'
import { createDatabases, numberOf } from './seed-lab.ts'

const now = new Date('2026-06-01T12:00:00Z')
const crowd = (people: number, posts: number) =>
  createCrowd({ people, posts, friends: 20, now, passwordHash: '$argon2id$made-up' })
const list = <Fact>(facts: () => Iterable<Fact> | AsyncIterable<Fact>): Fact[] => [...(facts() as Iterable<Fact>)]

test('the graph follows a power law: few know very many, most know a dozen or two', () => {
  const graph = growGraph(20_000, 20, 1)
  const degrees = Array.from({ length: 20_000 }, (_, person) => graph.degree(person)).sort((a, b) => b - a)
  const mean = degrees.reduce((sum, degree) => sum + degree, 0) / degrees.length
  expect(mean).toBeGreaterThan(18)
  expect(mean).toBeLessThan(22)
  expect(degrees[0]).toBeGreaterThan(mean * 40)
  expect(degrees[10_000]).toBeLessThan(mean)
  // On a log-log scale the upper tail is a line: ten times the rank, a fixed part of the friends.
  const ratios = [10, 30, 100].map((rank) => degrees[rank]! / degrees[rank * 10]!)
  for (const ratio of ratios) {
    expect(ratio).toBeGreaterThan(1.8)
    expect(ratio).toBeLessThan(5)
  }
})

test('nobody is twice a friend of the same person, or of oneself', () => {
  const graph = growGraph(3_000, 20, 7)
  const seen = new Set<string>()
  for (let number = 0; number < graph.pairs; number++) {
    const [later, earlier] = graph.pair(number)
    expect(earlier).toBeLessThan(later)
    seen.add(`${later} ${earlier}`)
    expect(graph.areFriends(earlier, later)).toBe(true)
  }
  expect(seen.size).toBe(graph.pairs)
})

test('a crowd can be walked again and is the same, without being remembered', () => {
  const network = crowd(300, 2_000)
  const ids = (facts: { id: string }[]) => facts.map(({ id }) => id)
  expect(ids(list(network.posts))).toEqual(ids(list(network.posts)))
  expect(ids(list(network.comments))).toEqual(ids(list(crowd(300, 2_000).comments)))
  expect(new Set(ids([...list(network.posts), ...list(network.comments), ...list(network.pictures)])).size).toBe(
    list(network.posts).length + list(network.comments).length + list(network.pictures).length,
  )
})

test('a crowd fills all databases', { timeout: 180_000 }, async () => {
  await using created = await createDatabases()
  const { databases } = created
  const network = crowd(400, 3_000)
  let facts = 0
  const counts = await loadNetwork(
    createLoad(databases, { mayBeThere: false, onFact: () => facts++ }),
    network,
    () => {},
  )
  expect(counts).toMatchObject({ people: 400, posts: 3_000 })
  expect(facts).toBeGreaterThan(10_000)
  expect(await numberOf(databases, 'auth', "accounts where username in ('ada', 'grace', 'alan')")).toBe(3)
  expect(await numberOf(databases, 'posts', 'posts')).toBe(3_000)
  expect(await numberOf(databases, 'posts', 'friend_edges')).toBe(counts.friendships * 2)
  const strangers = `
    reactions r join posts p on p.id = r.post_id
    where p.privacy_level = 'PRIVATE'
      or not exists (select from friend_edges e where e.user_id = r.user_id and e.friend_id = p.author_id)`
  expect(await numberOf(databases, 'posts', strangers)).toBe(0)
  const { rows } = await sql<{ drift: number }>`
    select count(*) as drift from posts p where comment_count <> (select count(*) from comments c where c.post_id = p.id)
  `.execute(databases.posts.system)
  expect(rows[0]!.drift).toBe(0)
})
