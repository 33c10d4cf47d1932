import type { TestDatabase } from '@plaza/database/testing'
import { type DB, posts } from '@plaza/posts'
import { seedBlocks, seedFriendEdges, seedPeople } from '@plaza/posts/seed'
import type { ServiceDatabases } from '../../bulk/databases.ts'
import { mapFacts } from '../../bulk/fresh.ts'
import { createLoad } from '../../bulk/load.ts'
import { finishPosts, loadComments, loadPosts, loadReactions } from '../../bulk/load-posts.ts'
import { crowdOf, openServiceDatabase, saying } from '../crowd.ts'
import type { BenchOptions } from '../frame.ts'

/** A crowd as posts knows it: its posts with what hangs on them, and the projections by which people see them. */
export async function loadCrowd(people: number, say: BenchOptions['say']): Promise<TestDatabase<DB>> {
  const database = await openServiceDatabase<DB>(posts)
  const crowd = crowdOf(people)
  const load = createLoad({ posts: database } as unknown as ServiceDatabases, { mayBeThere: false })
  const loading = <Fact>(what: string, facts: Iterable<Fact> | AsyncIterable<Fact>) =>
    saying(say, `${what} of ${people.toLocaleString('en-GB')} people`, facts)

  await seedPeople(
    database,
    mapFacts(crowd.people(), ({ id }) => ({ userId: id })),
  )
  await seedFriendEdges(database, loading('friendships', crowd.friendships()))
  await seedBlocks(
    database,
    mapFacts(crowd.blocks(), (block) => block),
  )
  await loadPosts(load, () => loading('posts', crowd.posts()))
  await loadComments(load, () => loading('comments', crowd.comments()))
  await loadReactions(load, () => loading('reactions', crowd.reactions()))
  say('counters and rankings')
  await finishPosts(load)
  return database
}
