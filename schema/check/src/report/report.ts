import { type Approved, applyApprovals } from '../approvals/apply.ts'
import type { Approval } from '../approvals/approval.ts'
import type { Operation } from '../change.ts'
import type { Finding, Severity } from '../finding.ts'
import type { Config } from '../project/config.ts'
import { type Excluded, type Exclusion, excludeClients } from '../usage/exclusions.ts'

/** What a check says, before it has a format. */
export interface Report {
  /** What was compared, for people: `main at 1a2b3c4` and `the working tree`. */
  readonly before: string
  readonly after: string
  /** The file of the configuration: where what has no place of its own is shown. */
  readonly config: string
  /** All that was found and is not excused, the worst first. */
  readonly findings: readonly Finding[]
  readonly approved: readonly Approved[]
  readonly excluded: readonly Excluded[]
  /** Whole sentences about what was not judged. */
  readonly notes: readonly string[]
  /** Whole sentences: in which known ways the two composers differ. */
  readonly composers: readonly string[]
  readonly counts: Readonly<Record<Severity, number>> & {
    readonly approved: number
    /** Findings of which a part was left out, since excluded clients alone are touched. */
    readonly excluded: number
    /** Findings of rules that the configuration has switched off. */
    readonly off: number
    /** Operations that were judged, and of those the broken ones and those at risk. */
    readonly operations: number
    readonly brokenOperations: number
    readonly operationsAtRisk: number
  }
  /** 0 nothing breaks, 1 something does, 2 the composers disagree in a way that nobody knows yet. */
  readonly exit: 0 | 1 | 2
}

/** What a report is made of. */
export interface Judged {
  readonly before: string
  readonly after: string
  readonly config: string
  readonly findings: readonly Finding[]
  readonly operations: readonly Operation[]
  readonly approvals: readonly Approval[]
  readonly exclusions: readonly Exclusion[]
  readonly rules: Config['rules']
  readonly notes: readonly string[]
  readonly composers: readonly string[]
  /** As `2027-01-31`. */
  readonly today: string
}

const severities: readonly Severity[] = ['breaking', 'risk', 'notice', 'safe']

/** What is left of the findings after excluded clients, approvals and the configured severities, counted. */
export function reportOf(judged: Judged): Report {
  const { before, after, config, operations, approvals, exclusions, rules, notes, composers, today } = judged
  const { findings: ofClients, excluded } = excludeClients(judged.findings, operations, exclusions, today)
  const { findings: left, approved } = applyApprovals(ofClients, approvals, today)
  const rated = left.flatMap((finding) => rate(finding, rules))
  const sorted = severities.flatMap((severity) => rated.filter((finding) => finding.severity === severity))
  const count = (severity: Severity) => rated.filter((finding) => finding.severity === severity).length
  const broken = hashesOf(rated, 'broken')
  const atRisk = hashesOf(rated, 'risk').difference(broken)
  return {
    before,
    after,
    config,
    findings: sorted,
    approved,
    excluded,
    notes,
    composers,
    counts: {
      breaking: count('breaking'),
      risk: count('risk'),
      notice: count('notice'),
      safe: count('safe'),
      approved: approved.length,
      excluded: excluded.length,
      off: left.length - rated.length,
      operations: operations.length,
      brokenOperations: broken.size,
      operationsAtRisk: atRisk.size,
    },
    exit: isDisputed(rated) ? 2 : count('breaking') > 0 ? 1 : 0,
  }
}

/** A finding with the severity that the configuration gives to its rule; none where the rule is off. */
function rate(finding: Finding, rules: Config['rules']): Finding[] {
  const rule = rules[finding.rule]
  const severity = typeof rule === 'string' ? rule : rule?.severity
  if (severity === undefined || finding.severity === 'safe') return [finding]
  return severity === 'off' ? [] : [{ ...finding, severity }]
}

const isDisputed = (findings: readonly Finding[]): boolean =>
  findings.some(({ rule, severity }) => rule === 'composition-disputed' && severity === 'breaking')

const hashesOf = (findings: readonly Finding[], verdict: 'broken' | 'risk'): Set<string> =>
  new Set(findings.flatMap(({ impacts }) => impacts.filter((one) => one.verdict === verdict).map(({ hash }) => hash)))
