import { parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { blockRemoved } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import { deleteBlock } from '../data/blocks.ts'
import { lockPair } from '../data/locks.ts'
import type { UnblockUserInput } from '../generated/resolvers.ts'
import type { PersonPayload } from '../payloads.ts'

const notBlocked = userError('NOT_FOUND', 'You have not blocked such a person.', ['input', 'userId'])

/** Lifts the viewer's block; an earlier friendship does not come back. */
export async function unblockUser(ctx: UsersContext, viewer: Viewer, input: UnblockUserInput): Promise<PersonPayload> {
  const blockedId = parseId(input.userId)
  if (!blockedId) return failed(notBlocked)
  const isUnblocked = await ctx.db.transaction().execute(async (trx) => {
    await lockPair(trx, viewer.id, blockedId)
    const removed = await deleteBlock(trx, viewer.id, blockedId)
    if (!removed) return false
    await publish(trx, blockRemoved, removed)
    return true
  })
  if (!isUnblocked) return failed(notBlocked)
  ctx.loaders.clearAll()
  return { user: await ctx.loaders.personById.load(blockedId), errors: [] }
}
