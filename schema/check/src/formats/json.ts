import { entryFor } from '../approvals/entry.ts'
import type { Format } from './format.ts'
import { invisible } from './printable.ts'

/** For programs: everything there is, safe changes too. */
export const json: Format = {
  report: ({ before, after, findings, approved, excluded, notes, composers, counts, exit }) =>
    jsonText({
      exit,
      before,
      after,
      counts,
      findings: findings.map((finding) =>
        finding.severity === 'breaking' ? { ...finding, approval: entryFor(finding) } : finding,
      ),
      approved: approved.map(({ finding, entry: { reason, until, approver } }) => ({
        finding,
        reason,
        until,
        approver,
      })),
      excluded,
      notes,
      composers,
    }),
  failure: ({ problems, advice }) => jsonText({ exit: 2, problems, advice }),
}

/** JSON in lines that no terminal and no log takes for a command. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2)
    .replace(invisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/(?<=##\w*)\[/g, '\\u005b')}\n`
