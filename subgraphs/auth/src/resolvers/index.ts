import { dateTimeScalar } from '@plaza/subgraph'
import { Account } from './account.ts'
import { AuditEntry, Moderation, ModerationCase, ModerationDecision, ModerationEvidence } from './moderation.ts'
import { Mutation } from './mutation.ts'
import { Query } from './query.ts'
import { Session } from './session.ts'
import { Viewer } from './viewer.ts'

export const resolvers = {
  DateTime: dateTimeScalar,
  Query,
  Mutation,
  Viewer,
  Account,
  Session,
  Moderation,
  ModerationCase,
  ModerationEvidence,
  ModerationDecision,
  AuditEntry,
}
