import { validate } from 'graphql'
import type { Change, Operation } from '../change.ts'
import { costOf, type Priced } from './assumed.ts'
import type { PriceChange } from './price-changes.ts'

/** An operation that costs more than before, or one that is new and costs too much. */
export interface Effect {
  readonly operation: Operation
  /** Null for an operation that nobody could send before. */
  readonly before: number | null
  readonly after: number
  /** The gateway refuses it, and did not before. */
  readonly isRefused: boolean
}

/** A change that makes an operation cost more. */
export interface Cause {
  readonly change: PriceChange
  readonly effect: Effect
}

/** What becomes of an operation; null where it costs no more, or is refused on both sides. */
export function effectOn(
  operation: Operation,
  { before, after }: Change,
  was: Priced,
  is: Priced,
  limit: number,
): Effect | null {
  const { document, side } = operation
  const cost = costOf(operation, is)
  const earlier = side === 'after' ? null : costOf(operation, was)
  if (earlier !== null && cost <= earlier && cost <= limit) return null
  const accepts = ({ apiSchema }: Change['after']) => validate(apiSchema, document).length === 0
  if (!accepts(after)) return null
  if (earlier === null || !accepts(before))
    return cost > limit ? { operation, before: null, after: cost, isRefused: true } : null
  if (cost <= earlier || earlier > limit) return null
  return { operation, before: earlier, after: cost, isRefused: cost > limit }
}

/**
 * The changes without which the operation would cost less. Where it is refused, and would not be without one of them, only
 * those are to blame; where no single one is, all are.
 */
export function causesOf(effect: Effect, changes: readonly PriceChange[], limit: number): Cause[] {
  if (effect.before === null) return []
  const costs = changes
    .map((change) => ({ change, without: costOf(effect.operation, change.undone()) }))
    .filter(({ without }) => without < effect.after)
  const isDecisive = costs.some(({ without }) => without <= limit)
  return costs.map(({ change, without }) => ({
    change,
    effect: { ...effect, isRefused: effect.isRefused && (without <= limit || !isDecisive) },
  }))
}
