import type { ServiceDatabases } from '../bulk/databases.ts'
import type { PictureFact, ReachFact } from '../bulk/facts.ts'
import { createLoad } from '../bulk/load.ts'
import { loadConversations } from '../bulk/load-conversations.ts'
import { loadPictures } from '../bulk/load-media.ts'
import { loadAccounts, loadFriendships, loadPeople } from '../bulk/load-people.ts'
import { finishPosts, loadComments, loadPosts, loadReaches, loadReactions } from '../bulk/load-posts.ts'
import type { Reporter } from './csv.ts'
import type { DataSet } from './data-set.ts'
import { createGraph } from './graph.ts'
import type { ImportOptions } from './options.ts'
import { readForums } from './read-forums.ts'
import { readNames } from './read-names.ts'
import { readFriendships, readPeople } from './read-people.ts'
import { readComments, readLikes, readPosts } from './read-posts.ts'

const kinds = ['people', 'friendships', 'posts', 'pictures', 'comments', 'likes', 'groups'] as const
export type ImportedKind = (typeof kinds)[number]

/** How many good rows the files had of a kind, and how many of these were new. */
export interface ImportCounts {
  read: Record<ImportedKind, number>
  added: Record<ImportedKind, number>
  /** Memberships beyond what a group may have. */
  membersLeftOut: number
}

/**
 * Loads a data set into the databases. Ids follow from SNB's, so what is there already stays as it is: an import may be
 * repeated, or taken up where it broke off. What later files refer to is kept in memory, some 200 bytes a person, post and
 * comment.
 */
export async function importSnb(
  databases: ServiceDatabases,
  dataSet: DataSet,
  options: ImportOptions,
  reporter: Reporter,
): Promise<ImportCounts> {
  const load = createLoad(databases, { mayBeThere: true })
  const graph = createGraph()
  const zero = () => Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<ImportedKind, number>
  const counts: ImportCounts = { read: zero(), added: zero(), membersLeftOut: 0 }
  const collect = async <Fact>(kind: ImportedKind, facts: AsyncIterable<Fact>): Promise<Fact[]> => {
    const all: Fact[] = []
    for await (const fact of facts) all.push(fact)
    counts.read[kind] = all.length
    return all
  }

  await readNames(dataSet, graph, reporter)
  const people = await collect('people', readPeople(dataSet, graph, options, reporter))
  await loadPeople(load, () => people)
  const friendships = await collect('friendships', readFriendships(dataSet, graph, options, reporter))
  counts.added.friendships = await loadFriendships(load, () => friendships)

  const pictures: PictureFact[] = []
  const reaches: ReachFact[] = []
  counts.added.posts = await loadPosts(load, async function* () {
    for await (const { post, picture } of readPosts(dataSet, graph, options, reporter)) {
      counts.read.posts++
      if (picture) pictures.push(picture)
      const { id, authorId, level, at } = post
      reaches.push({ id, authorId, level, at })
      yield post
    }
  })
  await loadReaches(load, () => reaches)
  counts.read.pictures = pictures.length
  counts.added.pictures = await loadPictures(load, () => pictures)
  counts.added.comments = await loadComments(
    load,
    counting('comments', readComments(dataSet, graph, options, reporter)),
  )
  counts.added.likes = await loadReactions(load, counting('likes', readLikes(dataSet, graph, options, reporter)))
  await finishPosts(load)

  const forums = await readForums(dataSet, graph, options, reporter)
  counts.read.groups = forums.conversations.length
  counts.membersLeftOut = forums.leftOut
  counts.added.groups = await loadConversations(load, () => forums.conversations)
  // Last: with an account a person can sign in, and should find everything there.
  counts.added.people = await loadAccounts(load, () => people)
  return counts

  function counting<Fact>(kind: ImportedKind, facts: AsyncIterable<Fact>): () => AsyncGenerator<Fact> {
    return async function* () {
      for await (const fact of facts) {
        counts.read[kind]++
        yield fact
      }
    }
  }
}
