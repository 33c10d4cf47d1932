import type { UserError } from '@plaza/subgraph'
import type { AccountRow } from './data/accounts.ts'
import type { CaseRow } from './data/cases.ts'
import type { DecisionRow } from './data/decisions.ts'
import type { TokenPair } from './tokens/token-pair.ts'

// Payloads as operations give them where that is not the GraphQL shape itself: `Account` resolves from our own row.

export interface AccountPayload {
  account?: AccountRow | null
  errors: UserError[]
}

export interface SignedInPayload extends AccountPayload {
  tokens?: TokenPair
  suspension?: { decision: DecisionRow; appealToken: string | null }
}

export interface CasePayload {
  case?: CaseRow | null
  errors: UserError[]
}

export interface DecisionPayload {
  decision?: DecisionRow
  errors: UserError[]
}
