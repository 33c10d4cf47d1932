import { parseId, parseIds } from '@plaza/database'
import { type UserError, userError } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import { listFriendsAmong } from '../data/projections/friend-edges.ts'
import type { PrivacyLevel } from '../generated/resolvers.ts'

const most = 100
const path = ['input', 'customAudienceIds']

/**
 * The people a post is for: 1 to 100 friends for `CUSTOM`, nobody by name for any other level.
 *
 * @param kept whom the post is for already: they may stay, and see it for as long as they are friends
 */
export async function readAudience(
  db: Db,
  authorId: string,
  level: PrivacyLevel,
  requested: readonly string[] | null | undefined,
  kept: readonly string[] = [],
): Promise<{ userIds: string[]; error: UserError | null }> {
  const refused = (error: UserError) => ({ userIds: [], error })
  if (level !== 'CUSTOM') {
    if (!requested?.length) return { userIds: [], error: null }
    return refused(userError('INVALID', 'Only a post with the privacy level CUSTOM has an audience of its own.', path))
  }
  if (!requested?.length) return refused(userError('REQUIRED', 'Say whom the post is for.', path))
  const people = new Set(requested.map((id) => parseId(id) ?? id))
  if (people.size > most) return refused(userError('INVALID', `At most ${most} people.`, path, { limit: most }))
  const userIds = parseIds(requested)
  const added = userIds.filter((id) => !kept.includes(id))
  const mayBeNamed = new Set([...kept, ...(await listFriendsAmong(db, authorId, added))])
  if (![...people].every((id) => mayBeNamed.has(id)))
    return refused(userError('INVALID', 'A post can be for friends only.', path))
  return { userIds, error: null }
}
