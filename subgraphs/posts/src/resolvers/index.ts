import { dateTimeScalar } from '@plaza/subgraph'
import type { Resolvers } from '../generated/resolvers.ts'
import { Comment } from './comment.ts'
import { Mention } from './mention.ts'
import { Mutation } from './mutation.ts'
import { Post } from './post.ts'
import { Query } from './query.ts'
import { Reactable } from './reactable.ts'
import { Reaction } from './reaction.ts'
import { Subscription } from './subscription.ts'
import { Tag } from './tag.ts'
import { User } from './user.ts'
import { Viewer } from './viewer.ts'

export const resolvers: Resolvers = {
  Comment,
  DateTime: dateTimeScalar,
  Mention,
  Mutation,
  Post,
  Query,
  Reactable,
  Reaction,
  Subscription,
  Tag,
  User,
  Viewer,
}
