import { dateScalar, dateTimeScalar } from '@plaza/subgraph'
import type { Resolvers } from '../generated/resolvers.ts'
import { FriendRequest, FriendRequestConnection } from './friend-request.ts'
import { Mutation } from './mutation.ts'
import { Query } from './query.ts'
import { User } from './user.ts'
import { Viewer } from './viewer.ts'

export const resolvers: Resolvers = {
  Date: dateScalar,
  DateTime: dateTimeScalar,
  FriendRequest,
  FriendRequestConnection,
  Mutation,
  Query,
  User,
  Viewer,
}
