import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { messageReported } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import type { ReportMessageInput, ReportMessagePayload } from '../generated/resolvers.ts'
import { messageNotFound } from '../rules/not-found.ts'
import { readNote } from '../rules/report-note.ts'

/** Tells the moderators of one message of a conversation that the viewer takes part in; of the others they see nothing. */
export async function reportMessage(
  ctx: MessagesContext,
  viewer: Viewer,
  input: ReportMessageInput,
): Promise<ReportMessagePayload> {
  const message = await ctx.loaders.messageById.load(input.messageId)
  if (!message?.senderId || message.deletedAt) return failed(messageNotFound)
  const { id: subjectId, senderId: ownerId } = message
  if (ownerId === viewer.id) return failed(userError('INVALID', 'This message is your own.', ['input', 'messageId']))
  const { text: note, error } = readNote(input.note)
  if (error) return failed(error)
  const mediaIds = message.mediaCount === 0 ? [] : await ctx.loaders.mediaIdsOfMessage.load(subjectId)
  const evidence = { text: message.content || null, mediaIds }
  await ctx.db.transaction().execute((trx) =>
    publish(trx, messageReported, {
      ...{ reportId: newId(), subjectType: 'MESSAGE', subjectId, ownerId, reporterId: viewer.id },
      ...{ reason: input.reason, note, evidence, reportedAt: new Date(), version: 1 },
    }),
  )
  return { errors: [] }
}
