import { parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { muteEnded } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import { lockPair } from '../data/locks.ts'
import { deleteMute } from '../data/mutes.ts'
import type { UnmuteUserInput } from '../generated/resolvers.ts'
import type { PersonPayload } from '../payloads.ts'

const notMuted = userError('NOT_FOUND', 'You have not muted such a person.', ['input', 'userId'])

/** Ends the viewer's mute, whatever has become of the person. */
export async function unmuteUser(ctx: UsersContext, viewer: Viewer, input: UnmuteUserInput): Promise<PersonPayload> {
  const mutedId = parseId(input.userId)
  if (!mutedId) return failed(notMuted)
  const isUnmuted = await ctx.db.transaction().execute(async (trx) => {
    await lockPair(trx, viewer.id, mutedId)
    const removed = await deleteMute(trx, viewer.id, mutedId)
    if (removed) await publish(trx, muteEnded, removed)
    return removed !== null
  })
  if (!isUnmuted) return failed(notMuted)
  ctx.loaders.clearAll()
  return { user: await ctx.loaders.personById.load(mutedId), errors: [] }
}
