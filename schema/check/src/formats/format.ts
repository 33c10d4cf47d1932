import type { Problem } from '../project/problem.ts'
import type { Report } from '../report/report.ts'

/** Why nothing was judged. */
export interface Failure {
  readonly problems: readonly Problem[]
  readonly advice: string | null
}

export interface Style {
  readonly colors: boolean
  /** Safe changes and everything that is left out for brevity, too. */
  readonly verbose: boolean
}

/** How a report is written; each text ends with a line feed. */
export interface Format {
  report(report: Report, style: Style): string
  failure(failure: Failure, style: Style): string
}
