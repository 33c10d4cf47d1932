import type { UserError } from '@plaza/subgraph'
import type { AccountRow } from './data/accounts.ts'
import type { TokenPair } from './tokens/token-pair.ts'

// Payloads as operations give them where that is not the GraphQL shape itself: `Account` resolves from our own row.

export interface AccountPayload {
  account?: AccountRow | null
  errors: UserError[]
}

export interface SignedInPayload extends AccountPayload {
  tokens?: TokenPair
}
