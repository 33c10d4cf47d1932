import { type UserError, userError } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import { listFriendsAmong } from '../data/friends.ts'
import type { PrivacyLevel } from '../generated/resolvers.ts'
import { readId } from '../ids.ts'

const most = 100
const path = ['input', 'customAudienceIds']

/** The people a post is for: 1 to 100 friends for `CUSTOM`, nobody by name for any other level. */
export async function readAudience(
  db: Db,
  authorId: string,
  level: PrivacyLevel,
  requested: readonly string[] | null | undefined,
): Promise<{ userIds: string[]; error: UserError | null }> {
  const refused = (error: UserError) => ({ userIds: [], error })
  if (level !== 'CUSTOM') {
    if (!requested?.length) return { userIds: [], error: null }
    return refused(userError('INVALID', 'Only a post with the privacy level CUSTOM has an audience of its own.', path))
  }
  if (!requested?.length) return refused(userError('REQUIRED', 'Say whom the post is for.', path))
  const userIds = [...new Set(requested.map((id) => readId(id) ?? id))]
  if (userIds.length > most) return refused(userError('INVALID', `At most ${most} people.`, path))
  const friends = await listFriendsAmong(
    db,
    authorId,
    userIds.filter((id) => readId(id) !== null),
  )
  if (!userIds.every((id) => friends.has(id))) {
    return refused(userError('INVALID', 'A post can be for friends only.', path))
  }
  return { userIds, error: null }
}
