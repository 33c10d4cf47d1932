import { failed, requireViewer } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import type { MutationResolvers } from '../generated/resolvers.ts'
import { addParticipants } from '../operations/add-participants.ts'
import { changeParticipantRole } from '../operations/change-participant-role.ts'
import { createGroupConversation } from '../operations/create-group-conversation.ts'
import { deleteMessage } from '../operations/delete-message.ts'
import { editMessage } from '../operations/edit-message.ts'
import { leaveConversation } from '../operations/leave-conversation.ts'
import { markConversationRead } from '../operations/mark-conversation-read.ts'
import { removeParticipant } from '../operations/remove-participant.ts'
import { sendMessage } from '../operations/send-message.ts'
import { setTyping } from '../operations/set-typing.ts'
import { startDirectConversation } from '../operations/start-direct-conversation.ts'
import { updateGroupConversation } from '../operations/update-group-conversation.ts'

// What was loaded before a change must not answer what is asked after it.
const conversationNow = (ctx: MessagesContext, id: string) => {
  ctx.loaders.clearAll()
  return ctx.loaders.conversationById.load(id)
}
const messageNow = (ctx: MessagesContext, id: string) => {
  ctx.loaders.clearAll()
  return ctx.loaders.messageById.load(id)
}

export const Mutation: MutationResolvers = {
  startDirectConversation: async (_, { input }, ctx) => {
    const done = await startDirectConversation(ctx.db, requireViewer(ctx).id, input)
    if ('error' in done) return failed(done.error)
    return { conversation: await conversationNow(ctx, done.conversationId), errors: [] }
  },
  createGroupConversation: async (_, { input }, ctx) => {
    const done = await createGroupConversation(ctx.db, requireViewer(ctx).id, input)
    if ('error' in done) return failed(done.error)
    return { conversation: await conversationNow(ctx, done.conversationId), errors: [] }
  },
  updateGroupConversation: async (_, { input }, ctx) => {
    const done = await updateGroupConversation(ctx.db, requireViewer(ctx).id, input)
    if ('error' in done) return failed(done.error)
    return { conversation: await conversationNow(ctx, done.conversationId), errors: [] }
  },
  addParticipants: async (_, { input }, ctx) => {
    const done = await addParticipants(ctx.db, requireViewer(ctx).id, input)
    if ('error' in done) return failed(done.error)
    return { conversation: await conversationNow(ctx, done.conversationId), errors: [] }
  },
  removeParticipant: async (_, { input }, ctx) => {
    const done = await removeParticipant(ctx.db, requireViewer(ctx).id, input)
    if ('error' in done) return failed(done.error)
    return { conversation: await conversationNow(ctx, done.conversationId), errors: [] }
  },
  changeParticipantRole: async (_, { input }, ctx) => {
    const done = await changeParticipantRole(ctx.db, requireViewer(ctx).id, input)
    ctx.loaders.clearAll()
    return 'error' in done ? failed(done.error) : { participant: done.participant, errors: [] }
  },
  leaveConversation: async (_, { input }, ctx) => {
    const done = await leaveConversation(ctx.db, requireViewer(ctx).id, input)
    ctx.loaders.clearAll()
    return 'error' in done ? failed(done.error) : { leftConversationId: done.leftConversationId, errors: [] }
  },
  sendMessage: async (_, { input }, ctx) => {
    const done = await sendMessage(ctx.db, requireViewer(ctx).id, input)
    ctx.loaders.clearAll()
    return 'error' in done ? failed(done.error) : { message: done.message, errors: [] }
  },
  editMessage: async (_, { input }, ctx) => {
    const done = await editMessage(ctx.db, requireViewer(ctx).id, input)
    if ('error' in done) return failed(done.error)
    return { message: await messageNow(ctx, done.messageId), errors: [] }
  },
  deleteMessage: async (_, { input }, ctx) => {
    const done = await deleteMessage(ctx.db, requireViewer(ctx).id, input)
    if ('error' in done) return failed(done.error)
    return { message: await messageNow(ctx, done.messageId), errors: [] }
  },
  markConversationRead: async (_, { input }, ctx) => {
    const viewer = requireViewer(ctx)
    const done = await markConversationRead(ctx.db, viewer.id, input)
    if ('error' in done) return failed(done.error)
    return { conversation: await conversationNow(ctx, done.conversationId), viewer: { id: viewer.id }, errors: [] }
  },
  setTyping: async (_, { input }, ctx) => {
    const error = await setTyping(ctx, requireViewer(ctx).id, input)
    return error ? failed(error) : { errors: [] }
  },
}
