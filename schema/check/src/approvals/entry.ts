import { stringify } from 'yaml'
import type { Finding, Impact } from '../finding.ts'

/**
 * The entry that approves a finding, or what it does to one operation, as YAML to paste under `changes:` in the file of
 * approvals. It has a place for the reason and the date, which a person fills in: the file is not accepted before.
 */
export function entryFor({ rule, coordinate, before, after }: Finding, impact?: Impact): string {
  const operation = impact && { operation: impact.operation === 'anonymous' ? impact.hash : impact.operation }
  const entry = { rule, coordinate, before, after, ...operation, reason: null, until: null }
  return stringify([entry], { nullStr: 'null', lineWidth: 0 })
    .replace('reason: null', 'reason: # why it may happen')
    .replace('until: null', 'until: # the last day on which this holds, as 2027-01-31')
}
