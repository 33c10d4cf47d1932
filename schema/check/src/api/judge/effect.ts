import type { ASTNode } from 'graphql'
import type { Impact } from '../../finding.ts'

/** What becomes of a client, in a whole sentence. */
export type Said = Pick<Impact, 'verdict' | 'reason'>

/** What becomes of an operation at one of its nodes. */
export interface Effect extends Said {
  readonly node: ASTNode
}

/** The operation fails, or answers with something else than it did. */
export const broken = (reason: string): Said => ({ verdict: 'broken', reason })
/** The operation may do so; it depends on data or on values that nobody knows. */
export const risk = (reason: string): Said => ({ verdict: 'risk', reason })

/** The effect that matters most: the first of those that break, else the first. */
export const worst = (effects: readonly Effect[]): Effect | null =>
  effects.find(({ verdict }) => verdict === 'broken') ?? effects[0] ?? null
