import type { ServiceDatabases } from './databases.ts'
import type { Network } from './facts.ts'
import type { Load } from './load.ts'
import { loadConversations, loadNotices } from './load-conversations.ts'
import { loadFilteredWords, loadHiddenPosts, loadMutedPosts, loadMutes } from './load-left-out.ts'
import { loadCollections, loadPictures } from './load-media.ts'
import { loadAccounts, loadBlocks, loadFriendRequests, loadFriendships, loadPeople } from './load-people.ts'
import {
  finishPosts,
  loadBookmarks,
  loadComments,
  loadPins,
  loadPosts,
  loadReaches,
  loadReactions,
} from './load-posts.ts'

export type Counts = Record<keyof Network, number>

/** Fills all databases, as if every event behind these facts had been consumed. Says each step before it begins. */
export async function loadNetwork(load: Load, network: Network, onStep: (what: string) => void): Promise<Counts> {
  const step = <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
    onStep(what)
    return work()
  }
  const people = await step('people', () => loadPeople(load, network.people))
  const pictures = await step('pictures', () => loadPictures(load, network.pictures))
  const counts = {
    people,
    pictures,
    friendships: await step('friendships', () => loadFriendships(load, network.friendships)),
    friendRequests: await step('friend requests', () => loadFriendRequests(load, network.friendRequests)),
    blocks: await step('blocks', () => loadBlocks(load, network.blocks)),
    mutes: await step('mutes', () => loadMutes(load, network.mutes)),
    collections: await step('collections', () => loadCollections(load, network.collections)),
    posts: await step('posts', async () => {
      await loadReaches(load, network.posts)
      return loadPosts(load, network.posts)
    }),
    comments: await step('comments', () => loadComments(load, network.comments)),
    reactions: await step('reactions', () => loadReactions(load, network.reactions)),
    bookmarks: await step('bookmarks', () => loadBookmarks(load, network.bookmarks)),
    pins: await step('pinned posts', () => loadPins(load, network.pins)),
    filteredWords: await step('filtered words', () => loadFilteredWords(load, network.filteredWords)),
    hiddenPosts: await step('hidden posts', () => loadHiddenPosts(load, network.hiddenPosts)),
    mutedPosts: await step('muted posts', () => loadMutedPosts(load, network.mutedPosts)),
    conversations: await step('conversations', () => loadConversations(load, network.conversations)),
    notices: await step('notifications', () => loadNotices(load, network.notices)),
  }
  await step('counters and rankings', () => finishPosts(load))
  await step('accounts', () => loadAccounts(load, network.people))
  await step('statistics for the planner', () => analyzeAll(load.databases))
  return counts
}

/** Until autovacuum comes by, the planner would take full tables for empty ones. */
export async function analyzeAll(databases: ServiceDatabases): Promise<void> {
  await Promise.all(Object.values(databases).map(({ pool }) => pool.query('analyze')))
}
