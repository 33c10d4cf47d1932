import { publish } from '@plaza/events'
import { blockRemoved } from '@plaza/schema/events'
import { failed, requireViewer, userError } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import { deleteBlock } from '../data/blocks.ts'
import { isId } from '../data/ids.ts'
import { lockPair } from '../data/locks.ts'
import type { PersonResult } from './block-user.ts'

export async function unblockUser(ctx: UsersContext, userId: string): Promise<PersonResult> {
  const viewer = requireViewer(ctx)
  const blockedId = userId.toLowerCase()
  const notFound = userError('NOT_FOUND', 'You have not blocked such a person.', ['input', 'userId'])
  if (!isId(blockedId)) return failed(notFound)
  const errors = await ctx.db.transaction().execute(async (trx) => {
    await lockPair(trx, viewer.id, blockedId)
    const removed = await deleteBlock(trx, viewer.id, blockedId)
    if (!removed) return [notFound]
    await publish(trx, blockRemoved, removed)
    return []
  })
  if (errors.length > 0) return failed(...errors)
  ctx.loaders.forget()
  return { user: (await ctx.loaders.personById.load(blockedId)) ?? null, errors: [] }
}
