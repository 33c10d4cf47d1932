import { dateTimeScalar } from '@plaza/subgraph'
import { Conversation } from './conversation.ts'
import { Mention } from './mention.ts'
import { Message } from './message.ts'
import { Mutation } from './mutation.ts'
import { Participant } from './participant.ts'
import { Query } from './query.ts'
import { Reaction } from './reaction.ts'
import { Subscription } from './subscription.ts'
import { User } from './user.ts'
import { Viewer } from './viewer.ts'

export const resolvers = {
  DateTime: dateTimeScalar,
  Query,
  Mutation,
  Subscription,
  Viewer,
  User,
  Conversation,
  Participant,
  Message,
  Reaction,
  Mention,
}
