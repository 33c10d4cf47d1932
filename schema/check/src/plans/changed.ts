import type { Change, Operation } from '../change.ts'
import type { OperationPlan } from './plan.ts'
import { type Planner, plannerOf } from './planner.ts'

/** An operation that is run in another way than before. */
export interface Replanned {
  readonly operation: Operation
  readonly before: OperationPlan
  readonly after: OperationPlan
}

export interface Replanning {
  readonly before: Planner
  readonly after: Planner
  readonly changed: readonly Replanned[]
}

const known = new WeakMap<Change, Replanning>()

/**
 * The operations that both sides can run, and whose plans differ. An operation that reaches nothing that has changed is not
 * planned.
 */
export function replanning(change: Change): Replanning {
  let result = known.get(change)
  if (!result) {
    const before = plannerOf(change.before, change.cache)
    const after = plannerOf(change.after, change.cache)
    result = { before, after, changed: change.operations.flatMap((operation) => replan(operation, before, after)) }
    known.set(change, result)
  }
  return result
}

function replan(operation: Operation, before: Planner, after: Planner): Replanned[] {
  const { document, side } = operation
  // Nobody sends it yet to a gateway of before.
  if (side === 'after') return []
  if (isSame(before.reachOf(document).texts, after.reachOf(document).texts)) return []
  const was = before.planOf(operation)
  const is = was && after.planOf(operation)
  if (!is || JSON.stringify(was) === JSON.stringify(is)) return []
  return [{ operation, before: was, after: is }]
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((text, index) => text === others[index])
