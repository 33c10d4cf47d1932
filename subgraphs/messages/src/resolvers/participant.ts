import type { ParticipantResolvers } from '../generated/resolvers.ts'
import { personOf } from './people.ts'

export const Participant: ParticipantResolvers = {
  user: (participant, _, ctx) => personOf(participant.userId, ctx),
  // Who came later has, in effect, read what was there; that is no receipt.
  lastReadMessage: ({ conversationId, lastReadSequence, lastReadAt }, _, ctx) =>
    lastReadAt === null || lastReadSequence === 0
      ? null
      : ctx.loaders.messageAt.load({ conversationId, sequence: lastReadSequence }),
}
