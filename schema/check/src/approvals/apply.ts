import { type Finding, type Impact, type Severity, worse } from '../finding.ts'
import { type Approval, isAbout, isFor } from './approval.ts'

/** What an approval has excused: the whole finding, or those of its impacts that are listed. */
export interface Approved {
  readonly finding: Finding
  readonly entry: Approval
}

export interface Approvals {
  /** What is left, with the severity that is left, and what is wrong with the approvals themselves. */
  readonly findings: readonly Finding[]
  readonly approved: readonly Approved[]
}

/**
 * Takes out of the findings what approvals excuse, impact by impact. Apply it before the configuration's severities: what is
 * left of a finding is judged by the impacts that are left.
 * @param today as `2027-01-31`; an approval holds through its last day
 */
export function applyApprovals(findings: readonly Finding[], approvals: readonly Approval[], today: string): Approvals {
  const inForce = approvals.filter(({ until }) => until >= today)
  const approved: Approved[] = []
  const left = findings.flatMap((finding) => {
    if (finding.severity === 'safe') return [finding]
    const rest = apply(finding, inForce, approved)
    return rest ? [rest] : []
  })
  const used = new Set(approved.map(({ entry }) => entry))
  const expired = approvals.filter(({ until }) => until < today).map(expiredFinding)
  const unused = inForce.filter((entry) => !used.has(entry)).map(unusedFinding)
  return { findings: [...left, ...expired, ...unused], approved }
}

/** What is left of a finding, or null; notes each entry that excuses a part of it. */
function apply(finding: Finding, approvals: readonly Approval[], approved: Approved[]): Finding | null {
  const whole = approvals.find((entry) => excusesWhole(entry, finding))
  if (whole) {
    approved.push({ finding, entry: whole })
    return null
  }
  let impacts = finding.impacts
  for (const entry of approvals) {
    const { operation } = entry
    if (operation === null || (entry.kind === 'change' && !isAbout(entry, finding))) continue
    const excused = impacts.filter((impact) => isFor(operation, impact))
    if (excused.length === 0) continue
    impacts = impacts.filter((impact) => !excused.includes(impact))
    approved.push({ finding: { ...finding, impacts: excused }, entry })
  }
  if (impacts.length === finding.impacts.length) return finding
  const severity = severityLeft(finding, impacts)
  return severity === 'safe' ? null : { ...finding, impacts, severity }
}

const excusesWhole = (entry: Approval, finding: Finding): boolean =>
  entry.kind === 'change'
    ? entry.operation === null && isAbout(entry, finding)
    : finding.coordinate === `operation:${entry.operation}`

/**
 * A finding that is worse than its impacts is so for another reason than the operations that are known, such as callers who are
 * not signed in. No approval of an operation excuses that.
 */
export function severityLeft({ severity, impacts }: Finding, left: readonly Impact[]): Severity {
  const explained = worstOf(impacts)
  if (severity === 'notice' || worse(severity, explained) !== explained) return severity
  const rest = worstOf(left)
  return worse(severity, rest) === severity ? rest : severity
}

const worstOf = (impacts: readonly Impact[]): Severity =>
  impacts.some(({ verdict }) => verdict === 'broken') ? 'breaking' : impacts.length > 0 ? 'risk' : 'safe'

function expiredFinding(entry: Approval): Finding {
  const message = `The approval of ${subjectOf(entry)} has expired: it held until ${entry.until}. Remove it, or review it again and give it a later date.`
  return { ...about(entry), rule: 'approval-expired', severity: 'breaking', message }
}

function unusedFinding(entry: Approval): Finding {
  const message = `The approval of ${subjectOf(entry)} excuses nothing. Remove it, or correct what it says of the change.`
  return { ...about(entry), rule: 'approval-unused', severity: 'notice', message }
}

function about(entry: Approval): Pick<Finding, 'coordinate' | 'before' | 'after' | 'location' | 'impacts'> {
  const coordinate = entry.kind === 'change' ? entry.coordinate : `operation:${entry.operation}`
  return { coordinate, before: null, after: null, location: entry.location, impacts: [] }
}

function subjectOf(entry: Approval): string {
  if (entry.kind === 'operation') return `everything that happens to the operation ${entry.operation}`
  return `${entry.rule} at ${entry.coordinate}${entry.operation === null ? '' : ` for the operation ${entry.operation}`}`
}
