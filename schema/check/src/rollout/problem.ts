import type { PlannedFetch } from '../plans/plan.ts'

/** Why a subgraph can't answer a fetch that was planned for another version of it. */
export interface Problem {
  /** `Type`, `Type.field` or `Type.field(argument:)` of the subgraph. */
  readonly coordinate: string
  /** What the subgraph does with it, to go on after its name: `does not have it`. */
  readonly because: string
  /** Where in the client's answer, as response path. */
  readonly path: string
}

/** A response path below a fetch. */
export const pathOf = ({ path }: PlannedFetch, below: readonly string[]): string =>
  [...(path ? [path] : []), ...below].join('.')
