import type { Location } from '../finding.ts'

/** One thing that keeps the check from running, where it is known in the place where it stands. */
export interface Problem {
  /** A whole sentence. */
  readonly message: string
  readonly location: Location | null
  /** The same for a terminal: with the lines around each place. */
  readonly frame?: string
}

/** A project, a base or an answer can't be read: nothing was judged, which is exit code 2 and never "no changes". */
export class CannotRun extends Error {
  override name = 'CannotRun'
  readonly problems: readonly Problem[]
  /** Sentences that say what to do. */
  readonly advice: string | null

  constructor(problems: string | readonly Problem[], advice: string | null = null) {
    const list = typeof problems === 'string' ? [{ message: problems, location: null }] : problems
    super(list.map(({ message }) => message).join('\n'))
    this.problems = list
    this.advice = advice
  }
}
