import { byteCountScalar, dateTimeScalar } from '@plaza/subgraph'
import type { Resolvers } from '../generated/resolvers.ts'
import { MediaCollection } from './media-collection.ts'
import { MediaFile } from './media-file.ts'
import { MediaFileConnection } from './media-file-connection.ts'
import { Mutation } from './mutation.ts'
import { Query } from './query.ts'
import { Subscription } from './subscription.ts'
import { User } from './user.ts'
import { Viewer } from './viewer.ts'

export const resolvers: Resolvers = {
  ByteCount: byteCountScalar,
  DateTime: dateTimeScalar,
  MediaCollection,
  MediaFile,
  MediaFileConnection,
  Mutation,
  Query,
  Subscription,
  User,
  Viewer,
}
