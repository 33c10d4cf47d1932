import { requireViewer } from '@plaza/subgraph'
import type { MutationResolvers } from '../generated/resolvers.ts'
import { acceptMessageRequest } from '../operations/accept-message-request.ts'
import { addParticipants } from '../operations/add-participants.ts'
import { archiveConversation } from '../operations/archive-conversation.ts'
import { changeParticipantRole } from '../operations/change-participant-role.ts'
import { createGroupConversation } from '../operations/create-group-conversation.ts'
import { declineMessageRequest } from '../operations/decline-message-request.ts'
import { deleteMessage } from '../operations/delete-message.ts'
import { editMessage } from '../operations/edit-message.ts'
import { leaveConversation } from '../operations/leave-conversation.ts'
import { markConversationRead } from '../operations/mark-conversation-read.ts'
import { muteConversation } from '../operations/mute-conversation.ts'
import { removeMessageReaction } from '../operations/remove-message-reaction.ts'
import { removeParticipant } from '../operations/remove-participant.ts'
import { reportMessage } from '../operations/report-message.ts'
import { sendMessage } from '../operations/send-message.ts'
import { setMessageReaction } from '../operations/set-message-reaction.ts'
import { setTyping } from '../operations/set-typing.ts'
import { startDirectConversation } from '../operations/start-direct-conversation.ts'
import { unarchiveConversation } from '../operations/unarchive-conversation.ts'
import { unmuteConversation } from '../operations/unmute-conversation.ts'
import { updateGroupConversation } from '../operations/update-group-conversation.ts'

export const Mutation: MutationResolvers = {
  startDirectConversation: (_, { input }, ctx) => startDirectConversation(ctx, requireViewer(ctx), input),
  createGroupConversation: (_, { input }, ctx) => createGroupConversation(ctx, requireViewer(ctx), input),
  updateGroupConversation: (_, { input }, ctx) => updateGroupConversation(ctx, requireViewer(ctx), input),
  addParticipants: (_, { input }, ctx) => addParticipants(ctx, requireViewer(ctx), input),
  removeParticipant: (_, { input }, ctx) => removeParticipant(ctx, requireViewer(ctx), input),
  changeParticipantRole: (_, { input }, ctx) => changeParticipantRole(ctx, requireViewer(ctx), input),
  leaveConversation: (_, { input }, ctx) => leaveConversation(ctx, requireViewer(ctx), input),
  sendMessage: (_, { input }, ctx) => sendMessage(ctx, requireViewer(ctx), input),
  editMessage: (_, { input }, ctx) => editMessage(ctx, requireViewer(ctx), input),
  deleteMessage: (_, { input }, ctx) => deleteMessage(ctx, requireViewer(ctx), input),
  setMessageReaction: (_, { input }, ctx) => setMessageReaction(ctx, requireViewer(ctx), input),
  removeMessageReaction: (_, { input }, ctx) => removeMessageReaction(ctx, requireViewer(ctx), input),
  markConversationRead: (_, { input }, ctx) => markConversationRead(ctx, requireViewer(ctx), input),
  acceptMessageRequest: (_, { input }, ctx) => acceptMessageRequest(ctx, requireViewer(ctx), input),
  declineMessageRequest: (_, { input }, ctx) => declineMessageRequest(ctx, requireViewer(ctx), input),
  archiveConversation: (_, { input }, ctx) => archiveConversation(ctx, requireViewer(ctx), input),
  unarchiveConversation: (_, { input }, ctx) => unarchiveConversation(ctx, requireViewer(ctx), input),
  muteConversation: (_, { input }, ctx) => muteConversation(ctx, requireViewer(ctx), input),
  unmuteConversation: (_, { input }, ctx) => unmuteConversation(ctx, requireViewer(ctx), input),
  setTyping: (_, { input }, ctx) => setTyping(ctx, requireViewer(ctx), input),
  reportMessage: (_, { input }, ctx) => reportMessage(ctx, requireViewer(ctx), input),
}
