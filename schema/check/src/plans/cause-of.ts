import type { Change } from '../change.ts'
import type { Cause } from './causes.ts'
import type { Replanned, Replanning } from './changed.ts'
import { effectOf } from './effect.ts'
import { type Planner, plannerOf } from './planner.ts'
import { reverted } from './reverted.ts'

/** Of all changes, those that an operation can reach, by coordinate. */
export function changesFor(
  { operation }: Replanned,
  { before, after }: Replanning,
  causes: ReadonlyMap<string, Cause>,
): Cause[] {
  const reached = [before, after].flatMap((planner) => {
    const { types, fields } = planner.reachOf(operation.document)
    return [...types, ...fields]
  })
  return [...new Set(reached)].sort().flatMap((coordinate) => causes.get(coordinate) ?? [])
}

/** So many candidates are tried, each of which may need a planner of its own. */
const maxTried = 8

/** The one change that an operation's plan has changed by; undefined where it takes several. */
export function causeOf(one: Replanned, causes: readonly Cause[], isCause: IsCause): Cause | undefined {
  if (causes.length === 1) return causes[0]
  const likely = causes.filter(({ isLoss }) => isLoss === (effectOf(one) !== 'fewer'))
  if (likely.length === 1) return likely[0]
  const proved = likely.length > maxTried ? [] : likely.filter((cause) => isCause(cause, one))
  return proved.length === 1 ? proved[0] : undefined
}

type IsCause = (cause: Cause, one: Replanned) => boolean

/** Tries whether an operation would cost what it cost, had one change not been made. */
export function tester({ before, after, cache }: Change): IsCause {
  const planners = new Map<string, Planner>()
  const unplannable = new Set<string>()
  return ({ coordinate }, { operation, before: was }) => {
    if (unplannable.has(coordinate)) return false
    let planner = planners.get(coordinate)
    try {
      if (!planner) {
        const supergraphSdl = reverted(coordinate, before.supergraphSdl, after.supergraphSdl)
        planner = plannerOf({ supergraphSdl, apiSchema: after.apiSchema }, cache)
        planners.set(coordinate, planner)
      }
      const plan = planner.planOf(operation)
      return plan !== null && plan.depth === was.depth && plan.fetchCount === was.fetchCount
    } catch {
      // Without this change alone the supergraph is none.
      unplannable.add(coordinate)
      return false
    }
  }
}
