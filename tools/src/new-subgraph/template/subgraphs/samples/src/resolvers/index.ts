import { dateTimeScalar } from '@plaza/subgraph'
import type { Resolvers } from '../generated/resolvers.ts'
import { Mutation } from './mutation.ts'
import { Query } from './query.ts'
import { Sample } from './sample.ts'
import { User } from './user.ts'
import { Viewer } from './viewer.ts'

export const resolvers: Resolvers = { DateTime: dateTimeScalar, Mutation, Query, Sample, User, Viewer }
