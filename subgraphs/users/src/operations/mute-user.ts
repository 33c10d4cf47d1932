import { parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { muteSet } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import { lockPair } from '../data/locks.ts'
import { upsertMute } from '../data/mutes.ts'
import { listPeopleByIds } from '../data/people.ts'
import type { MuteUserInput } from '../generated/resolvers.ts'
import type { PersonPayload } from '../payloads.ts'
import { noSuchPerson } from '../rules/not-found.ts'

/** Keeps a person's posts out of the viewer's feed, and the viewer from being told of what they do. Again sets another end. */
export async function muteUser(ctx: UsersContext, viewer: Viewer, input: MuteUserInput): Promise<PersonPayload> {
  const mutedId = parseId(input.userId)
  if (!mutedId) return failed(noSuchPerson)
  if (mutedId === viewer.id) return failed(userError('INVALID', 'You cannot mute yourself.', ['input', 'userId']))
  const expiresAt = input.expiresAt ?? null
  if (expiresAt && expiresAt.getTime() <= Date.now()) {
    return failed(userError('INVALID', 'Choose an end in the future.', ['input', 'expiresAt']))
  }
  const isMuted = await ctx.db.transaction().execute(async (trx) => {
    await lockPair(trx, viewer.id, mutedId)
    if ((await listPeopleByIds(trx, [viewer.id, mutedId])).size < 2) return false
    await publish(trx, muteSet, await upsertMute(trx, { muterId: viewer.id, mutedId, expiresAt }))
    return true
  })
  if (!isMuted) return failed(noSuchPerson)
  ctx.loaders.clearAll()
  return { user: await ctx.loaders.personById.load(mutedId), errors: [] }
}
