import type { Change, Settings, Severity } from '../../../src/index.ts'
import { changeOf } from '../../../src/testing/change.ts'
import type { Rollout, Viewer } from '../execution/experiment.ts'
import type { Variables } from '../execution/variables.ts'

/** SDL of one subgraph `a`, or of several by name. `^` stands before what a finding is located at. */
export type Side = string | Readonly<Record<string, string>>

export interface Proof {
  /** Those that a client may send, where the made-up ones don't show it. */
  readonly variables?: readonly Variables[]
  /** Who asks; somebody who may see everything unless given. */
  readonly viewer?: Viewer
  /** For whom it stays as it is. */
  readonly spares?: readonly Viewer[]
  /** How many fetches the operation takes before and after. */
  readonly fetches?: readonly [before: number, after: number]
  /** Whether the operation is answered as before while one side runs already and the other not yet. */
  readonly rollout?: Rollout
  /** Why no answer of the gateway shows the risk. */
  readonly unseen?: string
}

/** An operation with what is right to say of it: B(roken), at R(isk), N(oticed: answered as before), S(afe); and where in it. */
export type Verdict =
  | readonly [text: string, verdict: 'S', proof?: Proof]
  | readonly [text: string, verdict: 'B' | 'R' | 'N', selection: string, proof?: Proof]

export interface Row {
  readonly name: string
  /** The number in the list of changes that users of other checkers reported. */
  readonly number?: number
  readonly before: Side
  readonly after: Side
  readonly settings?: Partial<Settings>
  /** What is executed is the contract without what this tag marks. */
  readonly tag?: string
  /** All that is to be found, in the order of the places that `^` marks; those that have no place come last. */
  readonly findings: readonly (readonly [rule: string, severity: Severity, coordinate: string])[]
  readonly operations: readonly Verdict[]
}

export const subgraphsOf = (side: Side): Readonly<Record<string, string>> =>
  typeof side === 'string' ? { a: side } : side

export const withoutMarks = (side: Side): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(subgraphsOf(side)).map(([name, sdl]) => [name, sdl.replaceAll('^', '')]))

/** The change as clients meet it who are given the contract without what the row's tag marks. */
export function executedChange(row: Row): Change {
  const { tag, before, after } = row
  if (tag === undefined) return changeOfRow(row)
  const hidden = (side: Side) =>
    Object.fromEntries(
      Object.entries(subgraphsOf(side)).map(([name, sdl]) => [
        name,
        sdl.replaceAll(`@tag(name: "${tag}")`, '@inaccessible'),
      ]),
    )
  return changeOfRow({ ...row, before: hidden(before), after: hidden(after) })
}

/** @throws CompositionFailure for a side that doesn't compose */
export function changeOfRow({ before, after, operations: verdicts, settings }: Row): Change {
  const operations = verdicts.map(([text]) => text)
  return changeOf(
    { subgraphs: withoutMarks(before), operations },
    { subgraphs: withoutMarks(after), operations },
    settings,
  )
}

export interface ReadVerdict {
  readonly text: string
  readonly verdict: Verdict[1]
  readonly selection: string
  readonly proof: Proof
}

export function readVerdict(row: Verdict): ReadVerdict {
  const [text, verdict] = row
  if (row[1] === 'S') return { text, verdict, selection: '', proof: row[2] ?? {} }
  return { text, verdict, selection: row[2], proof: row[3] ?? {} }
}
