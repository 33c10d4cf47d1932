import type { Finding, Impact, Location } from '../finding.ts'
import type { RequirementChange } from './requirement-changes.ts'
import { gainedText, lostText, requirementSdl, requirementText } from './words.ts'

/** A changed requirement as a finding: breaking for those it shuts out, a notice for security where it lets somebody in. */
export function findingOf(change: RequirementChange, location: Location | null, impacts: readonly Impact[]): Finding {
  const { coordinate, before, after, lost, gained } = change
  return {
    rule: ruleOf(change),
    severity: impacts.length > 0 ? 'breaking' : gained.length > 0 ? 'notice' : 'safe',
    coordinate,
    message: [...(lost.length > 0 ? [shutsOut(change)] : []), ...(gained.length > 0 ? [letsIn(change)] : [])].join(' '),
    before: requirementSdl(before),
    after: requirementSdl(after),
    location,
    impacts,
  }
}

function ruleOf({ before, after, lost }: RequirementChange): string {
  if (lost.length > 0) return before ? 'access-tightened' : 'access-added'
  return after ? 'access-loosened' : 'access-removed'
}

function shutsOut({ coordinate, before, after, lost, through }: RequirementChange): string {
  const because = through.length > 0 ? `, because of ${through.map((one) => `\`${one}\``).join(' and ')}` : ''
  const instead = before ? ` instead of ${requirementText(before)}` : ''
  return `\`${coordinate}\` now requires ${requirementText(after)}${instead}${because}: it shuts out ${lostText(lost, after!).replace(/,$/, '')}. Give them what it requires first, or offer what is protected as a new field.`
}

function letsIn({ coordinate, before, after, gained }: RequirementChange): string {
  return `\`${coordinate}\` now requires ${requirementText(after)} instead of ${requirementText(before)}: it lets in ${gainedText(gained)}. Have somebody who answers for its security agree.`
}
