/** Judges changes of a federated GraphQL contract: what they break, and for whom. It knows no project of its own. */

export { type Approvals, type Approved, applyApprovals } from './approvals/apply.ts'
export type { Approval, ChangeApproval, OperationApproval } from './approvals/approval.ts'
export { entryFor } from './approvals/entry.ts'
export { readApprovals } from './approvals/read.ts'
export type { Change, Client, Composed, Contract, EventType, Operation, Pass, Settings, Subgraph } from './change.ts'
export { CompositionFailure, compose } from './composition/compose.ts'
export type { Finding, Impact, Location, Severity } from './finding.ts'
export { judge } from './judge.ts'
export { rules } from './registry.ts'
export { type PassName, passNames, type Rule } from './rules.ts'
export { type Excluded, type Exclusion, excludeClients } from './usage/exclusions.ts'
export { recordedOperations, withRecorded } from './usage/recorded.ts'
