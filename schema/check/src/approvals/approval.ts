import type { Finding, Impact, Location } from '../finding.ts'

interface Reviewed {
  readonly reason: string
  /** The last day on which it holds, as `2027-01-31`. */
  readonly until: string
  readonly approver: string | null
  readonly location: Location
}

/** One change is accepted, for everybody or for one operation alone. */
export interface ChangeApproval extends Reviewed {
  readonly kind: 'change'
  readonly rule: string
  readonly coordinate: string
  readonly before: string | null
  readonly after: string | null
  /** The name or the hash of the operation that it is about; null when it accepts the change as a whole. */
  readonly operation: string | null
}

/** Whatever happens to an operation is accepted. */
export interface OperationApproval extends Reviewed {
  readonly kind: 'operation'
  readonly operation: string
}

/**
 * An entry of the file of approvals. It names what it excuses by what stood there and what stands there now, never by a
 * commit, a path or a line, so that it survives reruns and rebases.
 */
export type Approval = ChangeApproval | OperationApproval

/** Whether an entry is about this change, whatever operation it may be for. */
export const isAbout = (approval: ChangeApproval, finding: Finding): boolean =>
  approval.rule === finding.rule &&
  approval.coordinate === finding.coordinate &&
  approval.before === finding.before &&
  approval.after === finding.after

/** Whether an entry's `operation` is the one of an impact. */
export const isFor = (operation: string, impact: Impact): boolean =>
  operation === impact.hash || operation === impact.operation
