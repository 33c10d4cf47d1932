import { publish } from '@plaza/events'
import { conversationPlaceChanged } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import type { Trx } from '../data/db.ts'
import { type ConversationFolder, type Muting, updateFolder, updateMuting } from '../data/own-places.ts'
import type { OwnConversationPayload } from '../payloads.ts'
import { conversationNotFound } from './not-found.ts'

/** Takes a conversation out of one of the viewer's folders into another; one that is not in the first stays where it is. */
export const moveConversation = (
  ctx: MessagesContext,
  viewer: Viewer,
  conversationId: string,
  move: { from: ConversationFolder; to: ConversationFolder },
): Promise<OwnConversationPayload> =>
  changeOwn(ctx, viewer, conversationId, (trx, id) => updateFolder(trx, id, viewer.id, move))

/** Has a conversation that the viewer takes part in be silent for the viewer, or no more. */
export const muteOwn = (
  ctx: MessagesContext,
  viewer: Viewer,
  conversationId: string,
  muting: Muting,
): Promise<OwnConversationPayload> =>
  changeOwn(ctx, viewer, conversationId, (trx, id) => updateMuting(trx, id, viewer.id, muting))

/** Tells the person's open pages, on whatever device. */
export const tellOfPlace = (trx: Trx, userId: string, conversationId: string): Promise<unknown> =>
  publish(trx, conversationPlaceChanged, { userId, conversationId, at: new Date() })

/** The others neither see it nor are told. */
async function changeOwn(
  ctx: MessagesContext,
  viewer: Viewer,
  conversationId: string,
  change: (trx: Trx, id: string) => Promise<boolean>,
): Promise<OwnConversationPayload> {
  const conversation = await ctx.loaders.conversationById.load(conversationId)
  if (!conversation) return failed(conversationNotFound)
  await ctx.db.transaction().execute(async (trx) => {
    if (await change(trx, conversation.id)) await tellOfPlace(trx, viewer.id, conversation.id)
  })
  ctx.loaders.clearAll()
  return {
    conversation: await ctx.loaders.conversationById.load(conversation.id),
    viewer: { id: viewer.id },
    errors: [],
  }
}
