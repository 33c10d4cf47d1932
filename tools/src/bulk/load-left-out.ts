import * as notifications from '@plaza/notifications/seed'
import * as posts from '@plaza/posts/seed'
import { muteSet } from '@plaza/schema/events'
import * as users from '@plaza/users/seed'
import type { Facts, FilteredWordFact, HiddenPostFact, MutedPostFact, MuteFact } from './facts.ts'
import { tellHistory } from './history.ts'
import type { Load } from './load.ts'

/** What every projection holds of a row that has never changed; later events are newer. */
const version = 1

export async function loadMutes(load: Load, mutes: Facts<MuteFact>): Promise<number> {
  const { databases, into } = load
  const identity = {
    table: 'mutes',
    columns: ['muter_id', 'muted_id'],
    of: ({ muterId, mutedId }: MuteFact) => [muterId, mutedId],
  }
  const row = ({ at, ...mute }: MuteFact) => ({ ...mute, createdAt: at })
  const known = (mute: MuteFact) => ({ ...row(mute), version })
  const count = await into(databases.users, identity, mutes(), row, users.seedMutes)
  await into(databases.posts, identity, mutes(), ({ at, ...mute }) => ({ ...mute, version }), posts.seedMutes)
  await into(databases.notifications, identity, mutes(), known, notifications.seedMutes)
  await tellHistory(load, muteSet, mutes(), ({ muterId, mutedId, at }) => ({
    ...{ at, actorId: muterId },
    data: { muterId, mutedId, createdAt: at, expiresAt: null, version },
  }))
  return count
}

export function loadFilteredWords({ databases, into }: Load, words: Facts<FilteredWordFact>): Promise<number> {
  return into(
    databases.posts,
    { table: 'filtered_words', columns: ['id'], of: ({ id }: FilteredWordFact) => [id] },
    words(),
    ({ at, ...word }) => ({ ...word, createdAt: at }),
    posts.seedFilteredWords,
  )
}

export function loadHiddenPosts({ databases, into }: Load, hidden: Facts<HiddenPostFact>): Promise<number> {
  return into(
    databases.posts,
    { table: 'hidden_posts', columns: ['user_id', 'post_id'], of: ({ userId, postId }) => [userId, postId] },
    hidden(),
    ({ at, ...one }) => ({ ...one, hiddenAt: at }),
    posts.seedHiddenPosts,
  )
}

export function loadMutedPosts({ databases, into }: Load, muted: Facts<MutedPostFact>): Promise<number> {
  return into(
    databases.notifications,
    { table: 'muted_posts', columns: ['user_id', 'post_id'], of: ({ userId, postId }) => [userId, postId] },
    muted(),
    ({ at, ...one }) => ({ ...one, createdAt: at }),
    notifications.seedMutedPosts,
  )
}
