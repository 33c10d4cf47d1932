import { parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { messageReactionRemoved } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, type UserError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import type { Trx } from '../data/db.ts'
import { findMessage } from '../data/messages.ts'
import { takeBackReaction } from '../data/reactions.ts'
import type { RemoveMessageReactionInput } from '../generated/resolvers.ts'
import type { MessagePayload } from '../payloads.ts'
import { messageNotFound } from '../rules/not-found.ts'

/** Takes the viewer's reaction back, whatever stands between them and the others, and also after leaving. */
export async function removeMessageReaction(
  ctx: MessagesContext,
  viewer: Viewer,
  input: RemoveMessageReactionInput,
): Promise<MessagePayload> {
  const messageId = parseId(input.messageId)
  if (messageId === null) return failed(messageNotFound)
  const error = await ctx.db.transaction().execute((trx) => takeBack(trx, viewer, messageId))
  if (error) return failed(error)
  ctx.loaders.clearAll()
  return { message: await ctx.loaders.messageById.load(messageId), errors: [] }
}

async function takeBack(trx: Trx, viewer: Viewer, messageId: string): Promise<UserError | null> {
  const taken = await takeBackReaction(trx, messageId)
  if (!taken) return (await findMessage(trx, viewer.id, messageId)) ? null : messageNotFound
  await publish(trx, messageReactionRemoved, {
    ...{ messageId, userId: viewer.id, removedAt: new Date() },
    ...taken,
  })
  return null
}
