import type { MessagesContext } from '../context.ts'
import type { ParticipantRow } from '../data/participants.ts'
import type { ParticipantResolvers } from '../generated/resolvers.ts'
import { personOf } from './people.ts'

export const Participant: ParticipantResolvers<MessagesContext, ParticipantRow> = {
  user: (participant, _, ctx) => personOf(participant.userId, ctx),
  // Looked up side by side: the message goes with others that are asked for by their places.
  lastReadMessage: async (participant, _, ctx) => {
    const { conversationId, userId, lastReadSequence: sequence } = participant
    if (sequence === 0) return null
    const [person, message] = await Promise.all([
      personOf(userId, ctx),
      ctx.loaders.messageAt.load({ conversationId, sequence }),
    ])
    return person && message
  },
  lastReadAt: async ({ userId, lastReadAt }, _, ctx) => lastReadAt && (await personOf(userId, ctx)) && lastReadAt,
}
